import { Entity, PrimaryColumn } from 'typeorm';
import type { MergeBefore, Moved } from './domain/merge.js';
import type { Disposal, RankingList } from '../../shared/vocabulary.js';
import { Code, Day, Flag, Id, Instant, Int, Json, Key, Line, LongText, Ref } from '../core/database/columns.js';

/** An investor or a project company (the local legal entity); one row a name, whatever its role. */
@Entity('company')
export class Company {
  @Id() id!: number;
  @Line(200) name!: string;
  @Line(220) nameKey!: string;
  @Line(18, { nullable: true }) creditCode!: string | null;
  @Json() aliases!: string[];
  @Line(12, { nullable: true }) regionCode!: string | null;
  @Line(10, { nullable: true }) industryCode!: string | null;
  @LongText({ nullable: true }) remarks!: string | null;
  /** The company at the head of its group (集团). */
  @Ref({ nullable: true }) groupId!: number | null;
  /** Leads an industry chain (链主). */
  @Flag() anchor!: boolean;
  /** Since when a settled company stands idle (停产), and what is planned for it (一企一策). */
  @Day({ nullable: true }) stoppedOn!: string | null;
  @Code({ nullable: true }) disposal!: Disposal | null;
  @LongText({ nullable: true }) disposalPlan!: string | null;
  /** The company it turned out to be; its name leads there. */
  @Ref({ nullable: true }) mergedIntoId!: number | null;
  /** The organisation whose user entered it; companies are shared by the whole installation. */
  @Ref() organisationId!: number;
  @Instant({ nullable: true }) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

/** A company's other names as they are compared; they follow from `aliases`. */
@Entity('company_alias')
export class CompanyAlias {
  @PrimaryColumn({ type: 'integer' }) companyId!: number;
  @Key(220) nameKey!: string;
}

@Entity('company_ranking')
export class CompanyRanking {
  @PrimaryColumn({ type: 'integer' }) companyId!: number;
  @Key(40) list!: RankingList;
  @PrimaryColumn({ type: 'integer' }) year!: number;
  @Int({ nullable: true }) position!: number | null;
}

/** The attributes of a company that counts depend on, as known between two instants. */
@Entity('company_revision')
export class CompanyRevision {
  @PrimaryColumn({ type: 'integer' }) companyId!: number;
  @Key(24) knownFrom!: string;
  @Instant() knownTo!: string;
  @Line(12, { nullable: true }) regionCode!: string | null;
  @Line(10, { nullable: true }) industryCode!: string | null;
  @Ref({ nullable: true }) groupId!: number | null;
  @Flag() anchor!: boolean;
  @Day({ nullable: true }) stoppedOn!: string | null;
  @Ref({ nullable: true }) mergedIntoId!: number | null;
  @Flag() archived!: boolean;
}

/** A settled company stopped or resumed; rows are only added. */
@Entity('company_event')
export class CompanyEvent {
  @Id() id!: number;
  @Ref() companyId!: number;
  @Code() type!: 'stopped' | 'resumed';
  @Day() occurredOn!: string;
  @Code({ nullable: true }) disposal!: Disposal | null;
  @LongText({ nullable: true }) plan!: string | null;
  @LongText({ nullable: true }) reason!: string | null;
  @Instant() recordedAt!: string;
  @Ref({ nullable: true }) recordedById!: number | null;
}

/** A merge of two companies: what it kept, what both said before and what it moved, by which it can be undone. */
@Entity('company_merge')
export class CompanyMerge {
  @Id() id!: number;
  @Ref() survivorId!: number;
  @Ref() mergedId!: number;
  @Json() before!: MergeBefore;
  @Json() moved!: Moved[];
  @LongText({ nullable: true }) reason!: string | null;
  @Ref() mergedById!: number;
  @Instant() mergedAt!: string;
  @Ref({ nullable: true }) undoneById!: number | null;
  @Instant({ nullable: true }) undoneAt!: string | null;
}

/** A person at a company, kept by one organisation: personal data, for that organisation's scope alone. */
@Entity('contact')
export class Contact {
  @Id() id!: number;
  @Ref() companyId!: number;
  @Line(60, { nullable: true }) name!: string | null;
  @Line(100, { nullable: true }) title!: string | null;
  @Line(40, { nullable: true }) phone!: string | null;
  @Line(60, { nullable: true }) wechat!: string | null;
  @Line(120, { nullable: true }) email!: string | null;
  @LongText({ nullable: true }) notes!: string | null;
  @Ref() organisationId!: number;
  @Ref({ nullable: true }) createdById!: number | null;
  @Instant({ nullable: true }) archivedAt!: string | null;
  /** When the person's data was wiped; the row remains to say so. */
  @Instant({ nullable: true }) erasedAt!: string | null;
  @Ref({ nullable: true }) erasedById!: number | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}
