import { PartialType } from '@nestjs/swagger';
import type { ParkRecord } from '../../shared/contracts/places.js';
import { PARK_INFRASTRUCTURES, type ParkInfrastructure } from '../../shared/vocabulary.js';
import { ChoiceField, DecimalField, FlagField, IdField, IntegerField, ListField, TextField } from '../core/http/fields.js';

export class CreatePark {
  @TextField({ max: 100, example: '恒口示范区' }) name!: string;
  @TextField({ max: 60, optional: true, nullable: true }) shortName?: string | null;
  @ListField('text', { max: 20, optional: true }) aliases?: string[];
  @IdField({ description: 'The organisation that runs the park' }) organisationId!: number;
  @TextField({ pattern: /^\d{6}$/, example: '610902', description: 'A county of the home city (GB/T 2260)' }) regionCode!: string;
  @ListField('text', { max: 20, optional: true }) leadingIndustries?: string[];
  @ListField('text', { max: 50, optional: true }) targetRegions?: string[];
  @ListField('text', { max: 50, optional: true }) directions?: string[];
  @ListField('text', { max: 50, optional: true, description: 'Restricted by the planning environmental assessment (规划环评)' }) restrictedIndustries?: string[];
  @DecimalField({ optional: true, nullable: true, example: 5200.5 }) totalLandMu?: number | null;
  @DecimalField({ optional: true, nullable: true, example: 1300 }) remainingLandMu?: number | null;
  @ChoiceField(PARK_INFRASTRUCTURES, { optional: true, nullable: true }) infrastructure?: ParkInfrastructure | null;
}

export class UpdatePark extends PartialType(CreatePark, { skipNullProperties: false }) {
  @FlagField({ optional: true }) archived?: boolean;
  @IntegerField({ min: 1 }) version!: number;
}

export class ParkAnswer implements ParkRecord {
  @IdField() id!: number;
  @TextField() name!: string;
  @TextField({ nullable: true }) shortName!: string | null;
  @ListField('text') aliases!: string[];
  @IdField() organisationId!: number;
  @TextField() organisationName!: string;
  @TextField({ example: '610902' }) regionCode!: string;
  @TextField({ example: '汉滨区' }) regionName!: string;
  @ListField('text') leadingIndustries!: string[];
  @ListField('text') targetRegions!: string[];
  @ListField('text') directions!: string[];
  @ListField('text') restrictedIndustries!: string[];
  @DecimalField({ nullable: true }) totalLandMu!: number | null;
  @DecimalField({ nullable: true }) remainingLandMu!: number | null;
  @ChoiceField(PARK_INFRASTRUCTURES, { nullable: true }) infrastructure!: ParkInfrastructure | null;
  @IntegerField({ description: 'Projects in the park that the reader may see' }) projectCount!: number;
  @TextField({ nullable: true }) archivedAt!: string | null;
  @IntegerField({ min: 1 }) version!: number;
  @TextField() createdAt!: string;
  @TextField() updatedAt!: string;
}
