import type { Permission, RoleCode, ScopeKind } from '../permissions.js';
import type { AUDIT_PROBLEMS, IndustryLevel, OrganisationKind } from '../vocabulary.js';
import type { Id, Instant } from './common.js';

/** `POST /session`, `GET /session`. */
export interface SessionAnswer {
  user: { id: Id; username: string; displayName: string; organisationId: Id; organisationName: string; roles: RoleCode[]; locale: 'zh' | 'en' };
  permissions: { code: Permission; scope: ScopeKind }[];
  csrfToken: string;
  installation: { name: string; homeRegion: string | null; demonstration: boolean; today: string; /** IANA name: the zone in which times are shown. */ timeZone: string };
}

export interface OrganisationRecord {
  id: Id; name: string; kind: OrganisationKind; parentId: Id | null; parentName: string | null;
  /** Names from the top, for showing where it hangs. */
  pathNames: string[];
  depth: number;
  regionCode: string | null; regionName: string | null;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}

export interface UserRecord {
  id: Id; username: string; displayName: string; organisationId: Id; organisationName: string;
  roles: RoleCode[]; phone: string | null; email: string | null; locale: 'zh' | 'en';
  status: 'active' | 'disabled'; lockedUntil: Instant | null; lastLoginAt: Instant | null;
  version: number; createdAt: Instant; updatedAt: Instant;
}

/** `GET /colleagues`: a person as everybody who works on projects may see them. */
export interface ColleagueRecord { id: Id; displayName: string; organisationId: Id; organisationName: string }

export interface RoleRecord { id: RoleCode; name: string; nameEn: string; scope: ScopeKind; permissions: Permission[]; userCount: number }

export interface ApiTokenRecord { id: Id; name: string; createdAt: Instant; expiresAt: Instant; lastUsedAt: Instant | null; revokedAt: Instant | null; token?: string }

export interface AuditEntryRecord {
  id: Id; at: Instant; userId: Id | null; username: string | null; action: string; entity: string; entityId: string | null;
  details: Record<string, unknown> | null; requestId: string; ip: string;
  /** False for the few seconds until a seal holds it. */
  sealed: boolean;
}

/** The last seal: whoever notes its hash down elsewhere can show later that nothing before it was rewritten. */
export interface AuditSealHead { id: Id; sealedAt: Instant; hash: string }
/** Entries that no seal holds yet, and the instant of the oldest. */
export interface AuditUnsealedWindow { count: number; since: Instant | null }
export interface AuditSealStatus { head: AuditSealHead | null; unsealed: AuditUnsealedWindow }

export type AuditProblemKind = keyof typeof AUDIT_PROBLEMS;
/** `entries`: the ids that a broken seal was made over, `1-50,53`. */
export interface AuditProblem { kind: AuditProblemKind; entryId: Id | null; sealId: Id | null; entries: string | null }

/** What verification found; `problems` lists the first thousand of `problemCount`. */
export interface AuditVerification {
  intact: boolean; checkedAt: Instant; entries: number; seals: number; head: AuditSealHead | null; unsealed: AuditUnsealedWindow;
  problemCount: number; problems: AuditProblem[];
}

export interface RegionRecord { id: string; code: string; name: string; fullName: string; parentCode: string | null; level: 'province' | 'city' | 'county' }
export interface IndustryRecord { id: string; code: string; name: string; parentCode: string | null; level: IndustryLevel; industrial: boolean }

/** What loading a table of industries changed; codes are added or renamed, never removed. */
export interface IndustryTableResult { added: number; renamed: number; total: number }
