import { Entity } from 'typeorm';
import { Id, Instant, Json, Line, Ref } from '../core/database/columns.js';

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
