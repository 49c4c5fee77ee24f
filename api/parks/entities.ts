import { Entity } from 'typeorm';
import type { CarrierAct, CarrierKind, CarrierStatus, ParkInfrastructure, ParkLevel } from '../../shared/vocabulary.js';
import { Code, Day, Fen, Flag, Id, Instant, Int, Json, Key, Line, LongText, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** An industrial park; land is kept in hundredths of a mu. */
@Entity('park')
export class Park {
  @Id() id!: number;
  @Line(100) name!: string;
  @Line(120) nameKey!: string;
  @Line(60, optional) shortName!: string | null;
  @Json() aliases!: string[];
  @Ref() organisationId!: number;
  @Line(12) regionCode!: string;
  @Code(optional) level!: ParkLevel | null;
  @Json() leadingIndustries!: string[];
  @Json(optional) leadingIndustryCodes!: string[] | null;
  @Json() targetRegions!: string[];
  @Json() directions!: string[];
  @Json() restrictedIndustries!: string[];
  @Json(optional) restrictedIndustryCodes!: string[] | null;
  @Fen(optional) totalLandMuCenti!: number | null;
  @Fen(optional) remainingLandMuCenti!: number | null;
  @Code(optional) infrastructure!: ParkInfrastructure | null;
  @Instant(optional) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

/** The attributes of a park that counts depend on, as known between two instants. */
@Entity('park_revision')
export class ParkRevision {
  @Id() parkId!: number;
  @Key(24) knownFrom!: string;
  @Instant() knownTo!: string;
  @Ref() organisationId!: number;
  @Line(12) regionCode!: string;
  @Code(optional) level!: ParkLevel | null;
  @Json(optional) leadingIndustryCodes!: string[] | null;
  @Json(optional) restrictedIndustryCodes!: string[] | null;
  @Code(optional) infrastructure!: ParkInfrastructure | null;
  @Fen(optional) totalLandMuCenti!: number | null;
  @Fen(optional) remainingLandMuCenti!: number | null;
  @Flag() archived!: boolean;
}

/** A land parcel (hundredths of a mu) or a standard factory (hundredths of a square metre). Sums, status and idleSince follow from its events. */
@Entity('carrier')
export class Carrier {
  @Id() id!: number;
  @Ref() parkId!: number;
  @Code() kind!: CarrierKind;
  @Line(40) code!: string;
  @Line(60) codeKey!: string;
  @Line(100) name!: string;
  @Fen() areaCenti!: number;
  @Fen() reservedCenti!: number;
  @Fen() occupiedCenti!: number;
  @Code() status!: CarrierStatus;
  @Day(optional) idleSince!: string | null;
  @Day(optional) vacantSince!: string | null;
  @Day(optional) completedOn!: string | null;
  @Line(40, optional) floor!: string | null;
  @Int(optional) clearHeightCentimetres!: number | null;
  @Int(optional) loadKgPerSquareMetre!: number | null;
  @Fen(optional) priceFen!: number | null;
  @LongText(optional) remarks!: string | null;
  @Instant(optional) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

/** An act on a carrier. Append-only; a mistake is voided by a row that names it. */
@Entity('carrier_event')
export class CarrierEvent {
  @Id() id!: number;
  @Ref() carrierId!: number;
  @Ref() projectId!: number;
  @Code() type!: CarrierAct;
  @Fen() reservedCenti!: number;
  @Fen() occupiedCenti!: number;
  @Day() occurredOn!: string;
  @LongText(optional) reason!: string | null;
  @Ref(optional) correctsId!: number | null;
  /** Of an act that gives back: the act that began the stay it ends; null takes the earliest. */
  @Ref(optional) endsId!: number | null;
  @Instant() recordedAt!: string;
  @Ref(optional) recordedById!: number | null;
}

/** Projection: what a project holds of a carrier today. */
@Entity('carrier_holding')
export class CarrierHolding {
  @Id() carrierId!: number;
  @Id() projectId!: number;
  @Fen() reservedCenti!: number;
  @Fen() occupiedCenti!: number;
  @Day() since!: string;
}
