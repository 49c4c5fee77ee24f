import type { ApiTokenRecord, ColleagueRecord, IndustryRecord, IndustryTableResult, OrganisationRecord, RegionRecord, RoleRecord, SessionAnswer, UserRecord } from '../../shared/contracts/identity.js';
import { PERMISSION_CODES, ROLE_CODES, type Permission, type RoleCode, type ScopeKind } from '../../shared/permissions.js';
import { INDUSTRY_LEVELS, ORGANISATION_KINDS, type IndustryLevel, type OrganisationKind } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FlagField, IdField, IntegerField, ListField, NestedField, TextField } from '../core/http/fields.js';

/** What this module's routes answer, as OpenAPI shows it; the shapes are those of `shared/contracts/identity.ts`. */
const SCOPES: readonly ScopeKind[] = ['city', 'subtree', 'own'];
const LOCALES = ['zh', 'en'] as const;
const InstantField = (nullable = false) => TextField({ nullable, example: '2026-03-31T02:15:00.000Z' });

class SessionUser {
  @IdField() id!: number;
  @TextField({ example: 'admin' }) username!: string;
  @TextField({ example: '张三' }) displayName!: string;
  @IdField() organisationId!: number;
  @TextField({ example: '市招商局' }) organisationName!: string;
  @ListField('text', { example: ['admin'] }) roles!: RoleCode[];
  @ChoiceField(LOCALES) locale!: 'zh' | 'en';
}

class SessionPermission {
  @ChoiceField(PERMISSION_CODES, { example: 'project:create' }) code!: Permission;
  @ChoiceField(SCOPES) scope!: ScopeKind;
}

class SessionInstallation {
  @TextField({ example: '示范市' }) name!: string;
  @TextField({ nullable: true, example: '500000' }) homeRegion!: string | null;
  @FlagField() demonstration!: boolean;
  @DayField() today!: string;
  @TextField({ example: 'Asia/Shanghai' }) timeZone!: string;
}

export class SessionAnswerBody implements SessionAnswer {
  @NestedField(() => SessionUser) user!: SessionUser;
  @NestedField(() => SessionPermission, { array: true }) permissions!: SessionPermission[];
  @TextField({ description: 'Send it as X-CSRF-Token with unsafe methods; empty under a bearer token' }) csrfToken!: string;
  @NestedField(() => SessionInstallation) installation!: SessionInstallation;
}

export class OrganisationAnswer implements OrganisationRecord {
  @IdField() id!: number;
  @TextField({ example: '高新区管委会' }) name!: string;
  @ChoiceField(ORGANISATION_KINDS) kind!: OrganisationKind;
  @IdField({ nullable: true }) parentId!: number | null;
  @TextField({ nullable: true }) parentName!: string | null;
  @ListField('text', { example: ['市招商局', '高新区管委会'] }) pathNames!: string[];
  @IntegerField({ example: 1 }) depth!: number;
  @TextField({ nullable: true, example: '500119' }) regionCode!: string | null;
  @TextField({ nullable: true, example: '南川区' }) regionName!: string | null;
  @InstantField(true) archivedAt!: string | null;
  @IntegerField({ example: 1 }) version!: number;
  @InstantField() createdAt!: string;
  @InstantField() updatedAt!: string;
}

export class UserAnswer implements UserRecord {
  @IdField() id!: number;
  @TextField({ example: 'zhangsan' }) username!: string;
  @TextField({ example: '张三' }) displayName!: string;
  @IdField() organisationId!: number;
  @TextField({ example: '高新区管委会' }) organisationName!: string;
  @ListField('text', { example: ['officer'] }) roles!: RoleCode[];
  @TextField({ nullable: true }) phone!: string | null;
  @TextField({ nullable: true }) email!: string | null;
  @ChoiceField(LOCALES) locale!: 'zh' | 'en';
  @ChoiceField(['active', 'disabled']) status!: 'active' | 'disabled';
  @InstantField(true) lockedUntil!: string | null;
  @InstantField(true) lastLoginAt!: string | null;
  @IntegerField({ example: 1 }) version!: number;
  @InstantField() createdAt!: string;
  @InstantField() updatedAt!: string;
}

export class ColleagueAnswer implements ColleagueRecord {
  @IdField() id!: number;
  @TextField({ example: '张三' }) displayName!: string;
  @IdField() organisationId!: number;
  @TextField({ example: '高新区管委会' }) organisationName!: string;
}

export class RoleAnswer implements RoleRecord {
  @ChoiceField(ROLE_CODES, { example: 'officer' }) id!: RoleCode;
  @TextField({ example: '招商专员' }) name!: string;
  @TextField({ example: 'Investment officer' }) nameEn!: string;
  @ChoiceField(SCOPES) scope!: ScopeKind;
  @ListField('text', { example: ['project:read'] }) permissions!: Permission[];
  @IntegerField({ example: 12 }) userCount!: number;
}

export class ApiTokenAnswer implements ApiTokenRecord {
  @IdField() id!: number;
  @TextField({ example: '统计平台' }) name!: string;
  @InstantField() createdAt!: string;
  @InstantField() expiresAt!: string;
  @InstantField(true) lastUsedAt!: string | null;
  @InstantField(true) revokedAt!: string | null;
  @TextField({ optional: true, description: 'Only in the answer that created it; it is not stored and cannot be shown again' }) token?: string;
}

export class RegionAnswer implements RegionRecord {
  @TextField({ example: '500119' }) id!: string;
  @TextField({ example: '500119' }) code!: string;
  @TextField({ example: '南川区' }) name!: string;
  @TextField({ example: '重庆市南川区' }) fullName!: string;
  @TextField({ nullable: true, example: '500000' }) parentCode!: string | null;
  @ChoiceField(['province', 'city', 'county']) level!: 'province' | 'city' | 'county';
}

export class IndustryAnswer implements IndustryRecord {
  @TextField({ example: '39' }) id!: string;
  @TextField({ example: '39' }) code!: string;
  @TextField({ example: '计算机、通信和其他电子设备制造业' }) name!: string;
  @TextField({ nullable: true, example: 'C' }) parentCode!: string | null;
  @ChoiceField(INDUSTRY_LEVELS, { example: 'division' }) level!: IndustryLevel;
  @FlagField({ description: 'Sections B, C and D' }) industrial!: boolean;
}

export class IndustryTableAnswer implements IndustryTableResult {
  @IntegerField({ example: 1_868 }) added!: number;
  @IntegerField({ example: 0 }) renamed!: number;
  @IntegerField({ example: 1_985, description: 'Industries that the installation now knows' }) total!: number;
}
