import { Entity } from 'typeorm';
import { Id, Instant, Int, Json, Line, LongText, Ref } from '../core/database/columns.js';

/** Who did what, when, from where; append-only, each row with its own hash. */
@Entity('audit_entry')
export class AuditEntry {
  @Id() id!: number;
  @Instant() at!: string;
  @Ref({ nullable: true }) userId!: number | null;
  @Line(60, { nullable: true }) username!: string | null;
  /** `entity:verb`, e.g. `project:created`. */
  @Line(60) action!: string;
  @Line(40) entity!: string;
  @Line(60, { nullable: true }) entityId!: string | null;
  @Json({ nullable: true }) details!: Record<string, unknown> | null;
  @Line(60) requestId!: string;
  @Line(60) ip!: string;
  @Line(64) hash!: string;
}

/** Chains the hashes of entries to those of all seals before; append-only, ids without gaps. */
@Entity('audit_seal')
export class AuditSeal {
  @Id() id!: number;
  @Instant() sealedAt!: string;
  /** The ids sealed, ascending: `1-50,53`. */
  @LongText() entries!: string;
  @Int() entryCount!: number;
  /** Entries that changed a record, in this seal and all before it. */
  @Int() changes!: number;
  @Line(64) previousHash!: string;
  @Line(64) hash!: string;
}

/** An entry that no seal holds yet. */
@Entity('audit_unsealed')
export class AuditUnsealed {
  @Id() entryId!: number;
  /** 1 for an entry that changed a record, 0 for one that only tells who looked or signed in. */
  @Int() changes!: number;
}
