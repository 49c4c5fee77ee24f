import { Entity } from 'typeorm';
import type { ParkInfrastructure } from '../../shared/vocabulary.js';
import { Code, Fen, Id, Instant, Int, Json, Line, Ref } from '../core/database/columns.js';

/** An industrial park; land is kept in hundredths of a mu. */
@Entity('park')
export class Park {
  @Id() id!: number;
  @Line(100) name!: string;
  @Line(120) nameKey!: string;
  @Line(60, { nullable: true }) shortName!: string | null;
  @Json() aliases!: string[];
  @Ref() organisationId!: number;
  @Line(12) regionCode!: string;
  @Json() leadingIndustries!: string[];
  @Json() targetRegions!: string[];
  @Json() directions!: string[];
  @Json() restrictedIndustries!: string[];
  @Fen({ nullable: true }) totalLandMuCenti!: number | null;
  @Fen({ nullable: true }) remainingLandMuCenti!: number | null;
  @Code({ nullable: true }) infrastructure!: ParkInfrastructure | null;
  @Instant({ nullable: true }) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}
