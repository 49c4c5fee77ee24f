import { Entity } from 'typeorm';
import type { OfficialNature, OfficialPlace, OfficialUnit } from '../../shared/vocabulary.js';
import { Code, Day, Fen, Id, Instant, Int, Json, Line, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** What an authority publishes: the city's own catalogue. */
@Entity('official_series')
export class OfficialSeries {
  @Id() id!: number;
  @Code() code!: string;
  @Line(100) name!: string;
  /** The name without case, width and spaces: two series are never called the same. */
  @Line(100) nameKey!: string;
  @Line(200) nameEn!: string;
  @Code() unit!: OfficialUnit;
  @Code() nature!: OfficialNature;
  @Line(100, optional) publisher!: string | null;
  @Line(200, optional) source!: string | null;
  @Json() places!: OfficialPlace[];
  @Instant(optional) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

/** One figure as published; append-only. `scaled` is the value as an integer (fen, a number, millionths of a rate), null where it was withdrawn. */
@Entity('official_value')
export class OfficialValue {
  @Id() id!: number;
  @Int() firstId!: number;
  @Int() revision!: number;
  @Code() series!: string;
  @Code() scopeKey!: string;
  @Line(6) regionCode!: string;
  @Ref(optional) parkId!: number | null;
  @Day() periodFrom!: string;
  @Day() periodUntil!: string;
  @Fen(optional) scaled!: number | null;
  @Line(200) document!: string;
  @Line(100, optional) documentNumber!: string | null;
  @Day() publishedOn!: string;
  @Line(1_000, optional) reason!: string | null;
  @Instant() knownFrom!: string;
  @Ref() recordedById!: number;
}
