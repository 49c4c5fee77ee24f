import { Entity } from 'typeorm';
import type { PolicyContent } from '../../shared/contracts/policy.js';
import type { DocumentStatus } from '../../shared/policy.js';
import { Code, Day, Flag, Id, Instant, Int, Json, Line, LongText, Ref } from '../core/database/columns.js';

/** A version while it is written; the id stays when it is published. */
@Entity('policy_draft')
export class PolicyDraft {
  @Id() id!: number;
  @Code() code!: string;
  @Line(100) title!: string;
  @Line(200) titleEn!: string;
  @LongText() yaml!: string;
  @Instant({ nullable: true }) publishedAt!: string | null;
  @Ref({ nullable: true }) createdById!: number | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

/** A published version: never changed, never removed (triggers). */
@Entity('policy_pack')
export class PolicyPack {
  @Id() id!: number;
  @Code() code!: string;
  @Int() number!: number;
  @Line(100) title!: string;
  @Line(200) titleEn!: string;
  @Line(20) documentStatus!: DocumentStatus;
  @Int() itemCount!: number;
  @Flag() shipped!: boolean;
  @Line(64) sha256!: string;
  @LongText() yaml!: string;
  @Json() content!: PolicyContent;
  @Instant() publishedAt!: string;
  @Ref({ nullable: true }) publishedById!: number | null;
}

/** From a day on the city goes by this version, by decision. */
@Entity('policy_adoption')
export class PolicyAdoptionRow {
  @Id() id!: number;
  @Ref() packId!: number;
  @Day() fromDay!: string;
  @Line() decisionTitle!: string;
  @Line(60, { nullable: true }) decisionNumber!: string | null;
  @Day({ nullable: true }) decidedOn!: string | null;
  @Flag() builtIn!: boolean;
  @Instant() adoptedAt!: string;
  @Ref({ nullable: true }) adoptedById!: number | null;
}
