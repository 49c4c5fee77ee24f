import { Entity, PrimaryColumn } from 'typeorm';
import type { CertificationKind, CertificationVerdict, Origin } from '../../shared/vocabulary.js';
import { Code, Day, Id, Instant, Int, Key, Line, Ref } from '../core/database/columns.js';

const optional = { nullable: true } as const;

/** A decision of the bureau; append-only. */
@Entity('certification')
export class Certification {
  @Id() id!: number;
  @Ref() projectId!: number;
  @Int() year!: number;
  @Code() kind!: CertificationKind;
  @Code() verdict!: CertificationVerdict;
  @Code(optional) origin!: Origin | null;
  @Line(1_000) reason!: string;
  @Line(100, optional) decisionNumber!: string | null;
  @Day() decidedOn!: string;
  @Instant() recordedAt!: string;
  @Ref(optional) recordedById!: number | null;
}

/** Which decision ruled, between two instants: what "certified only" asks of a metric. */
@Entity('certification_fact')
export class CertificationFactRow {
  @PrimaryColumn({ type: 'integer' }) projectId!: number;
  @PrimaryColumn({ type: 'integer' }) year!: number;
  @Key(40) kind!: CertificationKind;
  @Key(24) knownFrom!: string;
  @Instant() knownTo!: string;
  @Code() verdict!: CertificationVerdict;
  @Code(optional) origin!: Origin | null;
  @Ref() certificationId!: number;
}
