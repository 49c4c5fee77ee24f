import { OmitType, PartialType } from '@nestjs/swagger';
import type { CarrierActRequest, CarrierEventRecord, CarrierHolder, CarrierOffers, CarrierRecord } from '../../shared/contracts/places.js';
import { CARRIER_ACTS, CARRIER_KINDS, CARRIER_STATUSES, OFFER_REASONS, STAGES, STILL_HOLDING, type CarrierAct, type CarrierKind, type CarrierStatus, type OfferReason, type Stage, type StillHolding } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, DecimalField, FenField, FlagField, IdField, IntegerField, NestedField, TextField } from '../core/http/fields.js';

const nullable = { optional: true, nullable: true } as const;

export class CreateCarrier {
  @IdField({ description: 'The park it lies in' }) parkId!: number;
  @ChoiceField(CARRIER_KINDS) kind!: CarrierKind;
  @TextField({ max: 40, example: 'B-03' }) code!: string;
  @TextField({ max: 100, example: '3号标准厂房' }) name!: string;
  @DecimalField({ example: 12_000, description: 'Square metres (factory) or mu (land)' }) area!: number;
  @TextField({ ...nullable, max: 40, example: '1-3层' }) floor?: string | null;
  @DecimalField({ ...nullable, max: 100, example: 7.9 }) clearHeightMetres?: number | null;
  @IntegerField({ ...nullable, max: 1_000_000, example: 1_500 }) loadKgPerSquareMetre?: number | null;
  @FenField({ ...nullable, example: 1_200, description: 'Rent per square metre and month (factory), price per mu (land)' }) priceFen?: number | null;
  @DayField({ ...nullable, description: 'Vacant since that day, before anybody held it; that makes it idle' }) vacantSince?: string | null;
  @DayField({ ...nullable, description: 'When a factory was completed: it is new standard factory area of that year' }) completedOn?: string | null;
  @TextField({ ...nullable, max: 2_000 }) remarks?: string | null;
}

export class UpdateCarrier extends PartialType(OmitType(CreateCarrier, ['parkId', 'kind'] as const), { skipNullProperties: false }) {
  @FlagField({ optional: true }) archived?: boolean;
  @IntegerField({ min: 1 }) version!: number;
}

export class ActOnCarrier implements CarrierActRequest {
  @IdField() projectId!: number;
  @DecimalField({ optional: true, example: 3_000, description: 'All that is free, or all that the project holds, when left out' }) area?: number;
  @DayField() occurredOn!: string;
  @TextField({ optional: true, max: 1_000, description: 'Needed to release' }) reason?: string;
}

export class VoidCarrierEvent {
  @TextField({ max: 1_000, example: '登记到了另一宗地' }) reason!: string;
}

class HolderAnswer implements CarrierHolder {
  @IdField({ nullable: true }) projectId!: number | null;
  @TextField({ nullable: true, description: 'Null for a project outside the reader’s scope' }) projectName!: string | null;
  @TextField({ nullable: true, example: 'LD0000012' }) projectCode!: string | null;
  @ChoiceField(STAGES, { nullable: true }) stage!: Stage | null;
  @DecimalField() reservedArea!: number;
  @DecimalField() occupiedArea!: number;
  @DayField() since!: string;
  @ChoiceField(STILL_HOLDING, { nullable: true }) stillHolding!: StillHolding | null;
}

export class CarrierAnswer implements CarrierRecord {
  @IdField() id!: number;
  @IdField() parkId!: number;
  @TextField({ example: '南溪经济开发区' }) parkName!: string;
  @ChoiceField(CARRIER_KINDS) kind!: CarrierKind;
  @TextField({ example: 'B-03' }) code!: string;
  @TextField({ example: '3号标准厂房' }) name!: string;
  @DecimalField({ example: 12_000 }) area!: number;
  @DecimalField() reservedArea!: number;
  @DecimalField() occupiedArea!: number;
  @DecimalField() freeArea!: number;
  @ChoiceField(CARRIER_STATUSES) status!: CarrierStatus;
  @DayField({ nullable: true }) idleSince!: string | null;
  @DayField({ nullable: true }) vacantSince!: string | null;
  @DayField({ nullable: true }) completedOn!: string | null;
  @TextField({ nullable: true }) floor!: string | null;
  @DecimalField({ nullable: true }) clearHeightMetres!: number | null;
  @IntegerField({ nullable: true }) loadKgPerSquareMetre!: number | null;
  @FenField({ nullable: true }) priceFen!: number | null;
  @TextField({ nullable: true }) remarks!: string | null;
  @NestedField(() => HolderAnswer, { array: true }) holders!: HolderAnswer[];
  @FlagField({ description: 'The caller’s to change and act on' }) mayManage!: boolean;
  @TextField({ nullable: true }) archivedAt!: string | null;
  @IntegerField({ min: 1 }) version!: number;
  @TextField() createdAt!: string;
  @TextField() updatedAt!: string;
}

export class CarrierEventAnswer implements CarrierEventRecord {
  @IdField() id!: number;
  @IdField() carrierId!: number;
  @ChoiceField(CARRIER_ACTS) type!: CarrierAct;
  @IdField({ nullable: true }) projectId!: number | null;
  @TextField({ nullable: true }) projectName!: string | null;
  @DecimalField() reservedArea!: number;
  @DecimalField() occupiedArea!: number;
  @DayField() occurredOn!: string;
  @TextField({ nullable: true }) reason!: string | null;
  @IdField({ nullable: true }) correctsId!: number | null;
  @IdField({ nullable: true }) correctedById!: number | null;
  @TextField() recordedAt!: string;
  @TextField({ nullable: true }) recordedByName!: string | null;
}

class OfferReasonAnswer {
  @ChoiceField(OFFER_REASONS) code!: OfferReason;
  @TextField({ nullable: true, description: 'Idle since, the industry code that hit, restrictions in words' }) detail!: string | null;
}

class OfferAnswer {
  @NestedField(() => CarrierAnswer) carrier!: CarrierAnswer;
  @FlagField() restricted!: boolean;
  @NestedField(() => OfferReasonAnswer, { array: true }) reasons!: OfferReasonAnswer[];
}

class NeedAnswer {
  @DecimalField({ nullable: true }) squareMetres!: number | null;
  @DecimalField({ nullable: true }) mu!: number | null;
  @TextField({ nullable: true }) industryCode!: string | null;
  @IdField({ nullable: true }) parkId!: number | null;
}

export class CarrierOffersAnswer implements CarrierOffers {
  @NestedField(() => NeedAnswer) need!: NeedAnswer;
  @TextField({ example: '003 §三(八)' }) source!: string;
  @IntegerField() considered!: number;
  @NestedField(() => OfferAnswer, { array: true }) offers!: OfferAnswer[];
}
