import { PartialType } from '@nestjs/swagger';
import type { ParkRecord, ParkSummary, SettledCompany } from '../../shared/contracts/places.js';
import { CARRIER_KINDS, PARK_INFRASTRUCTURES, PARK_LEVELS, STAGES, type ParkInfrastructure, type ParkLevel, type Stage } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, DecimalField, FenField, FlagField, IdField, IntegerField, ListField, NestedField, TextField } from '../core/http/fields.js';

export class CreatePark {
  @TextField({ max: 100, example: '恒口示范区' }) name!: string;
  @TextField({ max: 60, optional: true, nullable: true }) shortName?: string | null;
  @ListField('text', { max: 20, optional: true }) aliases?: string[];
  @IdField({ description: 'The organisation that runs the park' }) organisationId!: number;
  @TextField({ pattern: /^\d{6}$/, example: '610902', description: 'A county of the home city (GB/T 2260)' }) regionCode!: string;
  @ChoiceField(PARK_LEVELS, { optional: true, nullable: true }) level?: ParkLevel | null;
  @ListField('text', { max: 20, optional: true, example: ['36', '3985'], description: 'GB/T 4754; a code stands for everything below it' }) leadingIndustryCodes?: string[];
  @ListField('text', { max: 50, optional: true, description: 'GB/T 4754; restricted by the planning environmental assessment (规划环评)' }) restrictedIndustryCodes?: string[];
  @ListField('text', { max: 20, optional: true }) leadingIndustries?: string[];
  @ListField('text', { max: 50, optional: true }) targetRegions?: string[];
  @ListField('text', { max: 50, optional: true }) directions?: string[];
  @ListField('text', { max: 50, optional: true, description: 'The same restrictions in words, where no code says them' }) restrictedIndustries?: string[];
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
  @ChoiceField(PARK_LEVELS, { nullable: true }) level!: ParkLevel | null;
  @ListField('text') leadingIndustryCodes!: string[];
  @ListField('text') restrictedIndustryCodes!: string[];
  @FlagField({ description: 'More leading industries than parks commonly name' }) leadingIndustriesWarning!: boolean;
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

class PipelineStageAnswer {
  @ChoiceField(STAGES) stage!: Stage;
  @IntegerField() count!: number;
  @FenField() agreedInvestmentFen!: number;
  @IntegerField({ description: 'Of these, suspended' }) suspended!: number;
}

class CarrierSumsAnswer {
  @IntegerField() count!: number;
  @DecimalField() area!: number;
  @DecimalField() reservedArea!: number;
  @DecimalField() occupiedArea!: number;
  @DecimalField() freeArea!: number;
  @IntegerField() idleCount!: number;
  @DecimalField() idleArea!: number;
}

class CarriersByKindAnswer implements Record<keyof typeof CARRIER_KINDS, CarrierSumsAnswer> {
  @NestedField(() => CarrierSumsAnswer) factory!: CarrierSumsAnswer;
  @NestedField(() => CarrierSumsAnswer) land!: CarrierSumsAnswer;
}

export class ParkSummaryAnswer implements ParkSummary {
  @NestedField(() => PipelineStageAnswer, { array: true }) pipeline!: PipelineStageAnswer[];
  @NestedField(() => CarriersByKindAnswer) carriers!: CarriersByKindAnswer;
  @IntegerField({ description: 'Carriers held by projects that ended or went elsewhere' }) stillHeldCount!: number;
  @FlagField({ description: 'The caller sees all projects of the park: the pipeline is the park’s' }) seesProjects!: boolean;
  @FlagField({ description: 'Its carriers are the caller’s to add and change' }) mayManageCarriers!: boolean;
}

export class SettledCompanyAnswer implements SettledCompany {
  @IdField() id!: number;
  @TextField() name!: string;
  @TextField({ nullable: true }) creditCode!: string | null;
  @TextField({ nullable: true }) industryCode!: string | null;
  @DayField({ nullable: true }) settledOn!: string | null;
}
