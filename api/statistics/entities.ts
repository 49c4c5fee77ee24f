import { Entity } from 'typeorm';
import type { OfficialSeries } from '../../shared/vocabulary.js';
import { Code, Day, Fen, Id, Instant, Int, Line, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** One figure as published; append-only. `scaled` is the value as an integer (fen, a number, millionths of a rate), null where it was withdrawn. */
@Entity('official_value')
export class OfficialValue {
  @Id() id!: number;
  @Int() firstId!: number;
  @Int() revision!: number;
  @Code() series!: OfficialSeries;
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
