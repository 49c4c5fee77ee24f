import { Entity } from 'typeorm';
import type { EvidenceKind } from '../../shared/vocabulary.js';
import { Code, Id, Instant, Int, Key, Line, Ref } from '../core/database/columns.js';

/** A stored file; its content lies under its checksum. Append-only. */
@Entity('evidence')
export class Evidence {
  @Id() id!: number;
  @Line(64) sha256!: string;
  @Int() size!: number;
  @Line(100) mimeType!: string;
  @Line() filename!: string;
  @Code() kind!: EvidenceKind;
  @Ref() organisationId!: number;
  @Ref() uploadedById!: number;
  @Instant() uploadedAt!: string;
}

/** What a file is evidence of; one file may support several things. Append-only. */
@Entity('evidence_link')
export class EvidenceLink {
  @Id() evidenceId!: number;
  @Key(40) entity!: string;
  @Id() entityId!: number;
}
