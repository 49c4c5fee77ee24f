import { ApiProperty, PartialType } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import type { CompanyRecord } from '../../shared/contracts/places.js';
import { ChoiceField, FlagField, IdField, IntegerField, ListField, TextField } from '../core/http/fields.js';
import { CREDIT_CODE } from './domain/credit-code.js';

/** Typed in full width or lower case, a code is still the same code; an emptied field is none. */
const asCreditCode = Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.normalize('NFKC').replace(/\s/g, '').toUpperCase() || null : value));
const CODE_EXAMPLE = '91350100M000100Y43';

export class CreateCompany {
  @TextField({ max: 200, example: '安康富硒食品有限公司' }) name!: string;
  @asCreditCode @TextField({ max: 40, pattern: CREDIT_CODE, optional: true, nullable: true, example: CODE_EXAMPLE, description: 'GB 32100; a wrong check character warns, a wrong shape is refused' }) creditCode?: string | null;
  @ListField('text', { max: 20, optional: true }) aliases?: string[];
  @TextField({ optional: true, nullable: true, pattern: /^\d{6}$/, example: '610902' }) regionCode?: string | null;
  @TextField({ optional: true, nullable: true, max: 10, example: 'C1499' }) industryCode?: string | null;
  @TextField({ optional: true, nullable: true, max: 2000 }) remarks?: string | null;
}

export class UpdateCompany extends PartialType(CreateCompany, { skipNullProperties: false }) {
  @FlagField({ optional: true }) archived?: boolean;
  @IntegerField({ min: 1 }) version!: number;
}

export class CheckDuplicates {
  @TextField({ max: 200, example: '安康富硒食品' }) name!: string;
  @asCreditCode @TextField({ max: 40, optional: true, nullable: true, example: CODE_EXAMPLE }) creditCode?: string | null;
}

export const DUPLICATE_REASONS = ['name', 'credit-code', 'alias', 'similar-name'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

export class DuplicateCompany {
  @IdField() id!: number;
  @TextField() name!: string;
  @ChoiceField(DUPLICATE_REASONS) because!: DuplicateReason;
}

export class DuplicatesAnswer {
  @ApiProperty({ type: [DuplicateCompany] }) companies!: DuplicateCompany[];
}

export class CompanyAnswer implements CompanyRecord {
  @IdField() id!: number;
  @TextField() name!: string;
  @TextField({ nullable: true, example: CODE_EXAMPLE }) creditCode!: string | null;
  @FlagField({ description: 'The check character does not agree; genuinely issued codes may fail it too' }) creditCodeWarning!: boolean;
  @ListField('text') aliases!: string[];
  @TextField({ nullable: true, example: '610902' }) regionCode!: string | null;
  @TextField({ nullable: true }) regionName!: string | null;
  @TextField({ nullable: true }) industryCode!: string | null;
  @TextField({ nullable: true }) remarks!: string | null;
  @IdField({ nullable: true }) settledParkId!: number | null;
  @TextField({ nullable: true }) settledParkName!: string | null;
  @TextField({ nullable: true, example: '2026-03-31' }) settledOn!: string | null;
  @IntegerField({ description: 'Projects of the company that the reader may see' }) projectCount!: number;
  @TextField({ nullable: true }) archivedAt!: string | null;
  @IntegerField({ min: 1 }) version!: number;
  @TextField() createdAt!: string;
  @TextField() updatedAt!: string;
}
