import { Entity } from 'typeorm';
import { Id, Instant, Int, Json, Line, LongText, Ref } from '../core/database/columns.js';

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
  /** The organisation whose user entered it; companies are shared by the whole installation. */
  @Ref() organisationId!: number;
  @Instant({ nullable: true }) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}
