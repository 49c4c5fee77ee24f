import { Entity } from 'typeorm';
import type { RoleCode } from '../../shared/permissions.js';
import type { OrganisationKind } from '../../shared/vocabulary.js';
import { Code, Flag, Id, Instant, Int, Key, Line, Ref } from '../core/database/columns.js';

/** The one row that says which city this installation serves; written at the first start. */
@Entity('installation')
export class Installation {
  @Id() id!: number;
  @Line() name!: string;
  @Line(12, { nullable: true }) homeRegion!: string | null;
  @Flag() demonstration!: boolean;
  @Instant() createdAt!: string;
}

/** GB/T 2260 administrative divisions: provinces, cities, counties. */
@Entity('region')
export class Region {
  @Key(12) code!: string;
  @Line(60) name!: string;
  @Line(120) fullName!: string;
  @Line(120) nameKey!: string;
  @Line(12, { nullable: true }) parentCode!: string | null;
  @Line(10) level!: 'province' | 'city' | 'county';
}

/** GB/T 4754-2017 industries: section letters, then digits. */
@Entity('industry')
export class Industry {
  @Key(10) code!: string;
  @Line(120) name!: string;
  @Line(10, { nullable: true }) parentCode!: string | null;
  @Line(1) section!: string;
  /** What it is found by besides its name; null until the server has read it. */
  @Line(400, { nullable: true }) pinyin!: string | null;
  @Line(120, { nullable: true }) initials!: string | null;
}

/** A bureau, park committee, township, team or department; `path` is `/1/4/9/`, its own id last. */
@Entity('organisation')
export class Organisation {
  @Id() id!: number;
  @Line(100) name!: string;
  @Line(120) nameKey!: string;
  @Code() kind!: OrganisationKind;
  @Ref({ nullable: true }) parentId!: number | null;
  @Line() path!: string;
  @Line(12, { nullable: true }) regionCode!: string | null;
  @Instant({ nullable: true }) archivedAt!: string | null;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

@Entity('user_account')
export class UserAccount {
  @Id() id!: number;
  @Line(60) username!: string;
  @Line(60) usernameKey!: string;
  @Line(60) displayName!: string;
  @Line() passwordHash!: string;
  @Ref() organisationId!: number;
  @Line(30, { nullable: true }) phone!: string | null;
  @Line(120, { nullable: true }) email!: string | null;
  @Line(2) locale!: 'zh' | 'en';
  @Line(10) status!: 'active' | 'disabled';
  @Int() failedLogins!: number;
  @Instant({ nullable: true }) lockedUntil!: string | null;
  @Instant({ nullable: true }) lastLoginAt!: string | null;
  @Instant() passwordChangedAt!: string;
  @Flag() demonstration!: boolean;
  @Int() version!: number;
  @Instant() createdAt!: string;
  @Instant() updatedAt!: string;
}

@Entity('user_role')
export class UserRole {
  @Id() userId!: number;
  @Key(40) role!: RoleCode;
}

/** A browser's session; only the keyed hash of its id is stored. */
@Entity('session')
export class Session {
  @Key(64) idHash!: string;
  @Ref() userId!: number;
  @Instant() createdAt!: string;
  @Instant() lastSeenAt!: string;
  @Instant() expiresAt!: string;
  @Instant({ nullable: true }) revokedAt!: string | null;
  @Line(200, { nullable: true }) userAgent!: string | null;
}

/** A program's credential; only its hash is stored. */
@Entity('api_token')
export class ApiToken {
  @Id() id!: number;
  @Ref() userId!: number;
  @Line(100) name!: string;
  @Line(64) tokenHash!: string;
  @Instant() createdAt!: string;
  @Instant() expiresAt!: string;
  @Instant({ nullable: true }) lastUsedAt!: string | null;
  @Instant({ nullable: true }) revokedAt!: string | null;
}
