import { PartialType } from '@nestjs/swagger';
import { ROLE_CODES, type RoleCode } from '../../shared/permissions.js';
import { ORGANISATION_KINDS, type OrganisationKind } from '../../shared/vocabulary.js';
import { ChoiceField, FlagField, IdField, IntegerField, ListField, TextField } from '../core/http/fields.js';
import { PasswordField } from './password-field.js';

const partial = { skipNullProperties: false };

export class CreateOrganisation {
  @TextField({ max: 100, pattern: /[\p{L}\p{N}]/u, example: '高新区管委会' }) name!: string;
  @ChoiceField(ORGANISATION_KINDS, { example: 'park-committee' }) kind!: OrganisationKind;
  @IdField({ optional: true, nullable: true, description: 'Required, except for the one city bureau' }) parentId?: number | null;
  @TextField({ max: 12, optional: true, nullable: true, example: '500119' }) regionCode?: string | null;
}

export class UpdateOrganisation extends PartialType(CreateOrganisation, partial) {
  @FlagField({ optional: true, description: 'Archive it, or take it back' }) archived?: boolean;
  @IntegerField({ min: 1 }) version!: number;
}

class UserFields {
  @TextField({ min: 2, max: 60, pattern: /^[\p{L}\p{N}][\p{L}\p{N}._-]*$/u, example: 'zhangsan' }) username!: string;
  @TextField({ max: 60, example: '张三' }) displayName!: string;
  @IdField() organisationId!: number;
  @ListField('text', { min: 1, max: ROLE_CODES.length, example: ['officer'], description: ROLE_CODES.join(' | ') }) roles!: RoleCode[];
  @TextField({ max: 30, optional: true, nullable: true, pattern: /^[\d+() -]*$/ }) phone?: string | null;
  @TextField({ max: 120, optional: true, nullable: true, pattern: /^$|^[^\s@]+@[^\s@]+$/ }) email?: string | null;
  @ChoiceField(['zh', 'en'], { optional: true }) locale?: 'zh' | 'en';
}

export class CreateUser extends UserFields {
  @PasswordField() password!: string;
}

export class UpdateUser extends PartialType(UserFields, partial) {
  @PasswordField({ optional: true }) password?: string;
  @ChoiceField(['active', 'disabled'], { optional: true }) status?: 'active' | 'disabled';
  @IntegerField({ min: 1 }) version!: number;
}

export class CreateApiToken {
  @TextField({ max: 100, example: '统计平台' }) name!: string;
  @IntegerField({ min: 1, max: 366, optional: true, example: 90, description: 'Default 90' }) expiresInDays?: number;
}

export class UpdateApiToken {
  @FlagField({ optional: true, description: 'true revokes the token for good' }) revoked?: boolean;
}
