import { ApiProperty } from '@nestjs/swagger';
import type { AssessmentAward, AssessmentCell, AssessmentCheckRecord, AssessmentDelivery, AssessmentDifferences, AssessmentEntry, AssessmentMethod, AssessmentObjectionRecord, AssessmentProspect, AssessmentProspects, AssessmentRunDetail, AssessmentRunRecord, AssessmentScores, AssessmentStep, AssessmentUnitRecord, AwardArea, AwardAreaLine, AwardAreaOpened, AwardDecision, EnteredCell, Movement, ScoreLineEntry, ScoreOpened, SensitivityRow, UnitScore, WhatIfAnswer } from '../../shared/contracts/assessment.js';
import type { EvidenceRecord } from '../../shared/contracts/projects.js';
import type { Scheme } from '../../shared/contracts/scheme.js';
import { ASSESSMENT_ACTS, ASSESSMENT_CHECKS, ASSESSMENT_STATUSES, OBJECTION_STATES, STAGES, type AssessmentAct, type AssessmentCheckKind, type AssessmentStatus, type ObjectionState, type Stage } from '../../shared/vocabulary.js';

const nullable = { nullable: true } as const;
const Text = (example?: string) => ApiProperty({ type: String, ...(example ? { example } : {}) });
const MaybeText = () => ApiProperty({ type: String, ...nullable });
const MaybeNumber = () => ApiProperty({ type: Number, ...nullable });
const Points = () => ApiProperty({ type: String, example: '8.57', description: 'Decimal text: exact' });
const MaybePoints = () => ApiProperty({ type: String, ...nullable, example: '8.57', description: 'Decimal text: exact; null while missing' });
const Data = (description?: string) => ApiProperty({ type: 'object', additionalProperties: true, ...(description ? { description } : {}) });
const Choice = (vocabulary: object, more: object = {}) => ApiProperty({ enum: Object.keys(vocabulary), ...more });
const Items = () => ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } });

export class RunAnswer implements AssessmentRunRecord {
  @ApiProperty() id!: number;
  @ApiProperty({ example: 2026 }) year!: number;
  @Text('2026年度工业园区综合发展评价考核') name!: string;
  @Choice(ASSESSMENT_STATUSES) status!: AssessmentStatus;
  @Text('2027-03-31') dueOn!: string;
  @ApiProperty() overdue!: boolean;
  @Text('003') packCode!: string;
  @ApiProperty() packNumber!: number;
  @Text() packSha256!: string;
  @ApiProperty() units!: number;
  @ApiProperty() excluded!: number;
  @ApiProperty() missing!: number;
  @MaybeText() computedAt!: string | null;
  @MaybeText() resultSha256!: string | null;
  @ApiProperty() version!: number;
  @Text() createdAt!: string;
  @Text() updatedAt!: string;
}

class CheckAnswer implements AssessmentCheckRecord {
  @ApiProperty() id!: number;
  @Choice(ASSESSMENT_CHECKS) kind!: AssessmentCheckKind;
  @Text('2027-02-10') happenedOn!: string;
  @Text() people!: string;
  @Text() notes!: string;
  @Text() recordedAt!: string;
  @Text() recordedByName!: string;
  @Items() evidence!: EvidenceRecord[];
}
class UnitAnswer implements AssessmentUnitRecord {
  @ApiProperty() id!: number;
  @Text() name!: string;
  @MaybeNumber() parkId!: number | null;
  @MaybeText() group!: string | null;
  @ApiProperty() included!: boolean;
  @MaybeText() reason!: string | null;
  @MaybeText() exclusion!: string | null;
  @ApiProperty({ type: [CheckAnswer] }) checks!: CheckAnswer[];
}
class StepAnswer implements AssessmentStep {
  @Choice(ASSESSMENT_STATUSES, nullable) from!: AssessmentStatus | null;
  @Choice(ASSESSMENT_STATUSES) to!: AssessmentStatus;
  @Choice(ASSESSMENT_ACTS) act!: AssessmentAct;
  @MaybeText() note!: string | null;
  @Data() details!: Record<string, unknown>;
  @Text() at!: string;
  @Text() byName!: string;
  @Items() evidence!: EvidenceRecord[];
}
class DeliveryAnswer implements AssessmentDelivery {
  @Text('市统计局') department!: string;
  @MaybeNumber() organisationId!: number | null;
  @MaybeText() organisationName!: string | null;
  @ApiProperty() cells!: number;
  @ApiProperty() delivered!: number;
  @ApiProperty() own!: boolean;
}
export class ObjectionAnswer implements AssessmentObjectionRecord {
  @ApiProperty() id!: number;
  @ApiProperty() unitId!: number;
  @Text() unitName!: string;
  @Text('tax-growth') indicator!: string;
  @Text() indicatorName!: string;
  @Choice(OBJECTION_STATES) state!: ObjectionState;
  @Text() text!: string;
  @MaybeText() answer!: string | null;
  @Text() openedAt!: string;
  @Text() openedByName!: string;
  @MaybeText() answeredAt!: string | null;
  @MaybeText() answeredByName!: string | null;
  @ApiProperty() mayAnswer!: boolean;
  @ApiProperty() version!: number;
}
export class RunDetailAnswer extends RunAnswer implements AssessmentRunDetail {
  @Data('The frozen copy of the scheme') scheme!: Scheme;
  @ApiProperty({ type: [UnitAnswer] }) unitList!: UnitAnswer[];
  @ApiProperty({ type: [StepAnswer] }) steps!: StepAnswer[];
  @ApiProperty({ type: [DeliveryAnswer] }) deliveries!: DeliveryAnswer[];
  @ApiProperty({ type: [ObjectionAnswer] }) objections!: ObjectionAnswer[];
  @Data('Award → units that the government named, with amounts where the award has none of its own') awardDecisions!: Record<string, AwardDecision[]>;
  @MaybeText() missingDecision!: string | null;
  @ApiProperty({ type: [String], enum: Object.keys(ASSESSMENT_ACTS) }) acts!: AssessmentAct[];
}

export class CellAnswer implements AssessmentCell {
  @ApiProperty() unitId!: number;
  @Text('tax') indicator!: string;
  @Text('value') input!: string;
  @MaybePoints() value!: string | null;
  @ApiProperty({ description: 'By a metric' }) fed!: boolean;
  @ApiProperty({ type: String, ...nullable, description: 'As written, where it was read otherwise' }) raw!: string | null;
  @ApiProperty() version!: number;
  @MaybeText() enteredByName!: string | null;
  @MaybeText() enteredAt!: string | null;
  @ApiProperty() evidenceCount!: number;
  @ApiProperty({ description: 'The caller’s to enter' }) mine!: boolean;
}
export class EntryAnswer implements AssessmentEntry {
  @Text('value') input!: string;
  @MaybePoints() value!: string | null;
  @Text('85%') raw!: string;
  @MaybeText() note!: string | null;
  @Text() at!: string;
  @Text() byName!: string;
  @Items() evidence!: EvidenceRecord[];
}
export class EnteredAnswer implements EnteredCell {
  @ApiProperty() unitId!: number;
  @Text('tax-growth') indicator!: string;
  @Text('value') input!: string;
  @MaybePoints() value!: string | null;
  @Text('0.85') raw!: string;
  @Text('85%') readAs!: string;
  @ApiProperty() version!: number;
}

class UnitScoreAnswer implements UnitScore {
  @ApiProperty() unitId!: number;
  @Text() name!: string;
  @MaybeText() group!: string | null;
  @Points() total!: string;
  @ApiProperty() rank!: number;
  @ApiProperty({ type: 'object', additionalProperties: true, ...nullable }) lastYear!: { total: string; rank: number } | null;
  @Data('By group') groups!: Record<string, string>;
  @Points() adjustments!: string;
  @ApiProperty({ type: [String] }) missing!: string[];
  @Data('By indicator: points and rank') lines!: UnitScore['lines'];
  @ApiProperty() priority!: boolean;
}
class AreaAnswer implements AwardArea {
  @ApiProperty() unitId!: number;
  @Text() unitName!: string;
  @ApiProperty({ type: Number, ...nullable, description: 'm² of the register; null for a unit that is no whole park' }) area!: number | null;
  @ApiProperty() lines!: number;
  @ApiProperty({ type: Number, ...nullable, description: 'm² that a decision put in its place' }) decidedArea!: number | null;
  @MaybeText() reason!: string | null;
}
class AreaLineAnswer implements AwardAreaLine {
  @ApiProperty() carrierId!: number;
  @Text('F-03') carrierCode!: string;
  @Text('3号标准厂房') carrierName!: string;
  @MaybeNumber() projectId!: number | null;
  @ApiProperty({ type: String, ...nullable, description: 'Null for who may not read it, and for what was built' }) projectName!: string | null;
  @ApiProperty() area!: number;
  @Text('2026-05-20') on!: string;
  @MaybeText() idleSince!: string | null;
}
export class AreaOpenedAnswer extends AreaAnswer implements AwardAreaOpened {
  @Text('idle-factory-award') award!: string;
  @Text() awardName!: string;
  @ApiProperty({ type: [AreaLineAnswer] }) entries!: AreaLineAnswer[];
}
class AwardAnswer implements AssessmentAward {
  @Text('first') code!: string;
  @Text('第一名') name!: string;
  @ApiProperty() amountFen!: number;
  @Items() units!: AssessmentAward['units'];
  @ApiProperty({ enum: ['granted', 'not-decided', 'nobody'] }) why!: AssessmentAward['why'];
  @Text() clause!: string;
  @MaybeText() reading!: string | null;
  @ApiProperty({ enum: ['units', 'amounts'], ...nullable, description: 'What of it the government decides' }) decided!: AssessmentAward['decided'];
  @ApiProperty({ type: [AreaAnswer], description: 'What it goes by; empty where it goes by no area' }) areas!: AreaAnswer[];
}
export class ScoresAnswer implements AssessmentScores {
  @ApiProperty() runId!: number;
  @Text() computedAt!: string;
  @Text() sha256!: string;
  @ApiProperty({ type: [UnitScoreAnswer] }) units!: UnitScoreAnswer[];
  @Items() excluded!: AssessmentScores['excluded'];
  @ApiProperty({ type: [AwardAnswer] }) awards!: AwardAnswer[];
  @ApiProperty() awardsTotalFen!: number;
  @MaybeNumber() budgetFen!: number | null;
}

class LineAnswer implements ScoreLineEntry {
  @MaybeNumber() projectId!: number | null;
  @MaybeNumber() companyId!: number | null;
  @ApiProperty({ type: String, ...nullable, description: 'Null for who may not read it' }) name!: string | null;
  @ApiProperty() contribution!: number;
  @Text() because!: string;
}
class InputAnswer {
  @Text('value') name!: string;
  @Text() label!: string;
  @Text('亿元') unit!: string;
  @MaybePoints() value!: string | null;
  @ApiProperty() fed!: boolean;
  @MaybeText() metric!: string | null;
  @ApiProperty({ type: [LineAnswer] }) lines!: LineAnswer[];
}
export class ScoreAnswer implements ScoreOpened {
  @ApiProperty() unitId!: number;
  @Text() unitName!: string;
  @Text('tax') indicator!: string;
  @Text() indicatorName!: string;
  @ApiProperty() weight!: number;
  @Text('亿元') unit!: string;
  @MaybeText() printedUnit!: string | null;
  @MaybePoints() points!: string | null;
  @MaybePoints() rank!: string | null;
  @MaybeNumber() population!: number | null;
  @ApiProperty({ type: String, ...nullable, example: '10 × (12 − 3 + 1) ÷ 12' }) formula!: string | null;
  @ApiProperty({ type: [String] }) missing!: string[];
  @Data('Code, name and words') method!: ScoreOpened['method'];
  @Text('附件1三1') clause!: string;
  @MaybeText() reading!: string | null;
  @MaybeText() evidenceAsked!: string | null;
  @ApiProperty({ type: [String] }) departments!: string[];
  @ApiProperty({ type: [InputAnswer] }) inputs!: InputAnswer[];
  @ApiProperty({ type: [EntryAnswer] }) history!: EntryAnswer[];
}

class MovementAnswer implements Movement {
  @ApiProperty() unitId!: number;
  @Text() name!: string;
  @ApiProperty({ type: 'object', additionalProperties: true, ...nullable }) before!: Movement['before'];
  @ApiProperty({ type: 'object', additionalProperties: true, ...nullable }) after!: Movement['after'];
  @Points() points!: string;
}
export class WhatIfResult implements WhatIfAnswer {
  @ApiProperty({ type: [MovementAnswer] }) movements!: MovementAnswer[];
  @Data('Their sum, and what it should be') weights!: WhatIfAnswer['weights'];
  @Items() awards!: WhatIfAnswer['awards'];
}
export class SensitivityAnswer implements SensitivityRow {
  @Text('projects') indicator!: string;
  @Text() indicatorName!: string;
  @Text('value') input!: string;
  @ApiProperty({ enum: ['one-more', 'next-rank'] }) kind!: SensitivityRow['kind'];
  @Points() from!: string;
  @Points() to!: string;
  @Points() points!: string;
  @ApiProperty() rankBefore!: number;
  @ApiProperty() rankAfter!: number;
}
export class MethodAnswer implements AssessmentMethod {
  @Text('rank-share') code!: string;
  @Text() name!: string;
  @Text() words!: string;
  @ApiProperty() ranked!: boolean;
  @ApiProperty({ type: [String], description: 'What it needs of a unit' }) inputs!: string[];
  @Items() arguments!: AssessmentMethod['arguments'];
}
class ProspectAnswer implements AssessmentProspect {
  @ApiProperty() projectId!: number;
  @ApiProperty({ type: String, ...nullable, description: 'Null for who may not read it' }) name!: string | null;
  @Choice(STAGES) stage!: Stage;
  @Text('签约、核验') step!: string;
  @Items() changes!: AssessmentProspect['changes'];
  @Points() points!: string;
  @ApiProperty() rank!: number;
}
export class ProspectsAnswer implements AssessmentProspects {
  @ApiProperty({ description: 'Taken now, the step would fall into another year' }) yearOver!: boolean;
  @ApiProperty({ description: 'By the computed result; otherwise by what is there now' }) computed!: boolean;
  @Points() total!: string;
  @ApiProperty() rank!: number;
  @ApiProperty({ description: 'Inputs of the unit that are missing' }) missing!: number;
  @ApiProperty({ type: [ProspectAnswer] }) projects!: ProspectAnswer[];
  @ApiProperty({ description: 'There are more; the nearest are told' }) truncated!: boolean;
}
export class DifferencesAnswer implements AssessmentDifferences {
  @ApiProperty({ description: 'The frozen facts give the frozen result, to the last digit' }) reproduced!: boolean;
  @ApiProperty() schemeChanged!: boolean;
  @Items() values!: AssessmentDifferences['values'];
  @Items() areas!: AssessmentDifferences['areas'];
  @ApiProperty({ type: [MovementAnswer] }) movements!: MovementAnswer[];
}
