import { PartialType } from '@nestjs/swagger';
import type { ContactRecord } from '../../shared/contracts/companies.js';
import { FlagField, IdField, IntegerField, TextField } from '../core/http/fields.js';

const optional = { optional: true, nullable: true } as const;
const nullable = { nullable: true } as const;

class PersonFields {
  @TextField({ max: 60, example: '王示范' }) name!: string;
  @TextField({ ...optional, max: 100, example: '投资部总监' }) title?: string | null;
  @TextField({ ...optional, max: 40, pattern: /^[\d\s()+\-转]*$/, example: '13900000000' }) phone?: string | null;
  @TextField({ ...optional, max: 60 }) wechat?: string | null;
  @TextField({ ...optional, max: 120, pattern: /^([^\s@]+@[^\s@]+\.[^\s@]+)?$/, example: 'wang@example.com' }) email?: string | null;
  @TextField({ ...optional, max: 2000 }) notes?: string | null;
}

export class CreateContact extends PersonFields {
  @IdField() companyId!: number;
}

export class UpdateContact extends PartialType(PersonFields, { skipNullProperties: false }) {
  @FlagField({ optional: true }) archived?: boolean;
  @IntegerField({ min: 1 }) version!: number;
}

export class EraseContact {
  @TextField({ max: 200, example: '本人要求删除', description: 'Goes into the audit log: no personal data' }) reason!: string;
}

export class ContactAnswer implements ContactRecord {
  @IdField() id!: number;
  @IdField() companyId!: number;
  @TextField() companyName!: string;
  @TextField(nullable) name!: string | null;
  @TextField(nullable) title!: string | null;
  @TextField(nullable) phone!: string | null;
  @TextField(nullable) wechat!: string | null;
  @TextField(nullable) email!: string | null;
  @TextField(nullable) notes!: string | null;
  @FlagField({ description: 'Shortened: the reader may not read personal data' }) masked!: boolean;
  @IdField() organisationId!: number;
  @TextField() organisationName!: string;
  @TextField(nullable) archivedAt!: string | null;
  @TextField(nullable) erasedAt!: string | null;
  @IntegerField({ min: 1 }) version!: number;
  @TextField() createdAt!: string;
  @TextField() updatedAt!: string;
}
