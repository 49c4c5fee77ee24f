import { ApiProperty } from '@nestjs/swagger';
import type { PackUpdates, PolicyAdoption, PolicyChange, PolicyContent, PolicyItem, PolicyItemInForce, PolicyOrigin, PolicyPackDetail, PolicyPackRecord, PolicyProblem, PolicyReading, PolicySource, PolicyValidation } from '../../shared/contracts/policy.js';
import { DOCUMENT_STATUSES, POLICY_BOUNDS, POLICY_KINDS, POLICY_TOPICS, POLICY_UNITS, type DocumentStatus, type PolicyBound, type PolicyKind, type PolicyUnit } from '../../shared/policy.js';
import { ChoiceField, DayField, FlagField, IdField, IntegerField, ListField, NestedField, ObjectField, TextField, WholeTextField } from '../core/http/fields.js';
import { MAX_PACK_CHARACTERS } from './domain/read-yaml.js';

const INSTANT = '2026-03-31T02:15:00.000Z';
const nullable = { optional: true, nullable: true } as const;
const YAML = { max: MAX_PACK_CHARACTERS, example: "pack: my-city\ntitle: 本市招商引资政策参数\n…", description: 'A policy pack in YAML' };

export class WritePack {
  @WholeTextField(YAML) yaml!: string;
}

export class UpdatePack extends WritePack {
  @IntegerField({ min: 1, example: 1 }) version!: number;
}

class CoversBody {
  @DayField({ example: '2026-01-01' }) from!: string;
  @DayField({ example: '2027-12-31' }) until!: string;
}

class DecisionBody {
  @TextField({ max: 150, example: '关于采用2026年度招商引资政策参数的决定' }) title!: string;
  @TextField({ ...nullable, max: 60, example: '某招商发〔2026〕3号' }) number?: string | null;
  @TextField({ ...nullable, max: 100, example: '市招商引资工作领导小组' }) issuer?: string | null;
  @DayField() issuedOn!: string;
}

class PickBody {
  @TextField({ max: 40, example: '003' }) pack!: string;
  @IntegerField({ min: 1, optional: true, description: 'The latest when left out' }) version?: number;
  @ListField('text', { min: 1, max: 300, example: ['assessment.', 'enclaves.split'], description: 'Keys, or the beginning of keys ending in "."' }) items!: string[];
}

export class ComposePack {
  @TextField({ max: 39, pattern: /^[a-z0-9][a-z0-9-]{1,38}$/, example: 'city-2026' }) code!: string;
  @TextField({ max: 100, example: '本市招商引资政策参数（2026-2027）' }) title!: string;
  @TextField({ max: 200, example: 'The city’s own policy pack, 2026-2027' }) titleEn!: string;
  @NestedField(() => CoversBody, { ...nullable, description: 'The period of every item; null = each keeps its own' }) covers?: CoversBody | null;
  @NestedField(() => DecisionBody) decision!: DecisionBody;
  @NestedField(() => PickBody, { array: true }) picks!: PickBody[];
}

export class AdoptPack {
  @DayField({ example: '2026-01-01', description: 'In force from this day on, until another adoption takes over' }) from!: string;
  @TextField({ max: 200, example: '市政府第3次常务会议纪要' }) decisionTitle!: string;
  @TextField({ ...nullable, max: 60, example: '某政纪〔2026〕3号', description: '文号' }) decisionNumber?: string | null;
  @DayField({ ...nullable, example: '2025-12-20' }) decidedOn?: string | null;
}

class SourceAnswer implements PolicySource {
  @TextField({ example: '003' }) document!: string;
  @TextField({ example: '附件1三1' }) clause!: string;
}

class OriginAnswer extends SourceAnswer implements PolicyOrigin {
  @TextField({ example: '003' }) pack!: string;
  @IntegerField({ example: 1 }) version!: number;
  @TextField({ example: 'assessment.scheme' }) key!: string;
  @DayField() from!: string;
  @DayField() until!: string;
}

class ReadingAnswer implements PolicyReading {
  @TextField() says!: string;
  @TextField() taken!: string;
  @TextField() why!: string;
}

class ItemAnswer implements PolicyItem {
  @TextField({ example: 'targets.new-companies' }) key!: string;
  @TextField() name!: string;
  @TextField() nameEn!: string;
  @ChoiceField(POLICY_KINDS) kind!: PolicyKind;
  @ApiProperty({ description: 'By the kind: a number, a table, a scheme …', example: 30 }) value!: unknown;
  @ChoiceField(POLICY_UNITS, { optional: true }) unit?: PolicyUnit;
  @ChoiceField(POLICY_BOUNDS, { optional: true }) bound?: PolicyBound;
  @DayField() from!: string;
  @DayField({ description: 'The last day' }) until!: string;
  @NestedField(() => SourceAnswer) source!: PolicySource;
  @DayField() checkedOn!: string;
  @NestedField(() => ReadingAnswer, { array: true, optional: true }) reading?: PolicyReading[];
  @NestedField(() => OriginAnswer, { optional: true }) origin?: PolicyOrigin;
}

export class ItemInForceAnswer extends ItemAnswer implements PolicyItemInForce {
  @TextField({ example: 'targets.new-companies' }) id!: string;
  @ChoiceField(POLICY_TOPICS) topic!: string;
  @TextField({ description: 'The pack in force' }) pack!: string;
  @IntegerField({ description: 'The version of the pack in force', example: 1 }) version!: number;
  @TextField() documentTitle!: string;
  @TextField({ nullable: true }) documentNumber!: string | null;
  @ChoiceField(DOCUMENT_STATUSES) documentStatus!: DocumentStatus;
}

export class PackAnswer implements PolicyPackRecord {
  @IdField() id!: number;
  @TextField({ example: '003' }) code!: string;
  @IntegerField({ nullable: true, example: 1, description: 'null for a draft' }) number!: number | null;
  @TextField() title!: string;
  @TextField() titleEn!: string;
  @ChoiceField(DOCUMENT_STATUSES, { nullable: true }) documentStatus!: DocumentStatus | null;
  @FlagField({ description: 'Came with the product' }) shipped!: boolean;
  @IntegerField({ example: 30 }) itemCount!: number;
  @TextField({ nullable: true, max: 64 }) sha256!: string | null;
  @TextField({ nullable: true, example: INSTANT }) publishedAt!: string | null;
  @ListField('text', { example: ['2026-01-01'] }) adoptedFrom!: string[];
  @FlagField({ description: 'Today' }) inForce!: boolean;
  @IntegerField({ example: 1 }) version!: number;
  @TextField({ example: INSTANT }) createdAt!: string;
  @TextField({ example: INSTANT }) updatedAt!: string;
}

export class PackDetailAnswer extends PackAnswer implements PolicyPackDetail {
  @TextField({ max: MAX_PACK_CHARACTERS }) yaml!: string;
  @ObjectField({ nullable: true, description: 'As published; null for a draft' }) content!: PolicyContent | null;
}

class ProblemAnswer implements PolicyProblem {
  @IntegerField({ example: 12 }) line!: number;
  @IntegerField({ example: 5 }) column!: number;
  @TextField({ example: 'items.3.unit' }) path!: string;
  @TextField({ example: 'policy-unit' }) code!: string;
  @TextField() message!: string;
  @ObjectField() params!: Record<string, unknown>;
}

export class ValidationAnswer implements PolicyValidation {
  @NestedField(() => ProblemAnswer, { array: true }) problems!: PolicyProblem[];
  @IntegerField() itemCount!: number;
  @IntegerField() caseCount!: number;
  @ObjectField({ nullable: true, description: 'What it says; null while anything is wrong' }) content!: PolicyContent | null;
}

export class ChangeAnswer implements PolicyChange {
  @TextField() key!: string;
  @TextField() name!: string;
  @TextField() nameEn!: string;
  @ChoiceField(['same', 'changed', 'own', 'left-out']) change!: PolicyChange['change'];
  @ListField('text', { example: ['value', 'until'] }) fields!: string[];
  @NestedField(() => ItemAnswer, { nullable: true }) item!: PolicyItem | null;
  @NestedField(() => ItemAnswer, { nullable: true }) origin!: PolicyItem | null;
  @TextField({ nullable: true, example: '003@1' }) originPack!: string | null;
}

class NewerVersion {
  @IdField() id!: number;
  @IntegerField({ min: 1 }) number!: number;
}
class PackUpdateAnswer {
  @TextField() key!: string;
  @TextField() name!: string;
  @TextField() nameEn!: string;
  @ChoiceField(['new', 'updated']) change!: 'new' | 'updated';
  @FlagField({ description: 'The system goes by it: what hangs on it has no answer without' }) required!: boolean;
  @TextField({ example: 'base@2' }) pack!: string;
  @NestedField(() => ItemAnswer) item!: PolicyItem;
  @NestedField(() => ItemAnswer, { nullable: true }) current!: PolicyItem | null;
}
export class PackUpdatesAnswer implements PackUpdates {
  @NestedField(() => NewerVersion, { nullable: true }) newer!: NewerVersion | null;
  @NestedField(() => PackUpdateAnswer, { array: true }) items!: PackUpdateAnswer[];
}
export class NextVersion {
  @ListField('text', { max: 500, min: 1, example: ['counting.leading-industry'], description: 'Keys of `updates`' }) keys!: string[];
}

export class AdoptionAnswer implements PolicyAdoption {
  @IdField() id!: number;
  @IdField() packId!: number;
  @TextField({ example: 'city-2026' }) code!: string;
  @IntegerField({ example: 1 }) number!: number;
  @TextField() title!: string;
  @TextField() titleEn!: string;
  @DayField() from!: string;
  @DayField({ nullable: true, description: 'null = until another one takes over' }) until!: string | null;
  @TextField() decisionTitle!: string;
  @TextField({ nullable: true }) decisionNumber!: string | null;
  @DayField({ nullable: true }) decidedOn!: string | null;
  @FlagField({ description: 'Common practice, adopted at the first start' }) builtIn!: boolean;
  @TextField({ example: INSTANT }) adoptedAt!: string;
  @TextField({ nullable: true }) adoptedBy!: string | null;
}
