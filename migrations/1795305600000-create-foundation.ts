import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTable, flag, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  installation: {
    columns: { id: int(), name: line(), homeRegion: code(12, nullable), demonstration: flag(), createdAt: instant() },
    primary: ['id'],
    checks: { single: 'id = 1' },
  },
  id_block: { columns: { kind: code(40), next: int() }, primary: ['kind'] },
  region: {
    columns: { code: code(12), name: line(60), fullName: line(120), nameKey: line(120), parentCode: code(12, nullable), level: code(10) },
    primary: ['code'],
    indices: { parent: ['parentCode'], nameKey: ['nameKey'] },
  },
  industry: {
    columns: { code: code(10), name: line(120), parentCode: code(10, nullable), section: code(1) },
    primary: ['code'],
    indices: { parent: ['parentCode'] },
  },
  organisation: {
    columns: {
      id: int(), name: line(100), nameKey: line(120), kind: code(), parentId: int(nullable), path: code(200), regionCode: code(12, nullable),
      archivedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { name: ['parentId', 'nameKey'] },
    indices: { path: ['path'] },
    foreign: { parentId: 'organisation.id' },
  },
  user_account: {
    columns: {
      id: int(), username: line(60), usernameKey: line(60), displayName: line(60), passwordHash: line(200), organisationId: int(),
      phone: line(30, nullable), email: line(120, nullable), locale: code(2), status: code(10), failedLogins: int(), lockedUntil: instant(nullable),
      lastLoginAt: instant(nullable), passwordChangedAt: instant(), demonstration: flag(), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { username: ['usernameKey'] },
    foreign: { organisationId: 'organisation.id' },
  },
  user_role: { columns: { userId: int(), role: code() }, primary: ['userId', 'role'], indices: { role: ['role'] }, foreign: { userId: 'user_account.id' } },
  session: {
    columns: { idHash: code(64), userId: int(), createdAt: instant(), lastSeenAt: instant(), expiresAt: instant(), revokedAt: instant(nullable), userAgent: line(200, nullable) },
    primary: ['idHash'],
    indices: { user: ['userId'] },
    foreign: { userId: 'user_account.id' },
  },
  api_token: {
    columns: { id: int(), userId: int(), name: line(100), tokenHash: code(64), createdAt: instant(), expiresAt: instant(), lastUsedAt: instant(nullable), revokedAt: instant(nullable) },
    primary: ['id'],
    unique: { hash: ['tokenHash'] },
    indices: { user: ['userId'] },
    foreign: { userId: 'user_account.id' },
  },
  idempotency_key: {
    columns: { userId: int(), key: code(100), requestHash: code(64), status: int(), body: text(nullable), createdAt: instant() },
    primary: ['userId', 'key'],
    indices: { age: ['createdAt'] },
  },
  outbox: { columns: { id: code(60), topic: code(60), payload: text(), createdAt: instant(), availableAt: instant(), attempts: int() }, primary: ['id'], indices: { due: ['availableAt'] } },
  job_lease: { columns: { name: code(60), owner: code(40), expiresAt: instant() }, primary: ['name'] },
  audit_entry: {
    columns: {
      id: int(), at: instant(), userId: int(nullable), username: line(60, nullable), action: code(60), entity: code(40), entityId: code(60, nullable),
      details: text(nullable), requestId: code(60), ip: code(60), hash: code(64),
    },
    primary: ['id'],
    indices: { at: ['at'], entity: ['entity', 'entityId'], user: ['userId', 'at'] },
    appendOnly: true,
  },
  evidence: {
    columns: { id: int(), sha256: code(64), size: int(), mimeType: code(100), filename: line(200), kind: code(), organisationId: int(), uploadedById: int(), uploadedAt: instant() },
    primary: ['id'],
    indices: { sha256: ['sha256'], organisation: ['organisationId', 'uploadedAt'] },
    foreign: { organisationId: 'organisation.id', uploadedById: 'user_account.id' },
    appendOnly: true,
  },
  evidence_link: {
    columns: { evidenceId: int(), entity: code(), entityId: int() },
    primary: ['entity', 'entityId', 'evidenceId'],
    indices: { evidence: ['evidenceId'] },
    foreign: { evidenceId: 'evidence.id' },
    appendOnly: true,
  },
};

export class CreateFoundation1795305600000 implements MigrationInterface {
  name = 'CreateFoundation1795305600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, ['organisation', 'user_account', 'api_token', 'audit_entry', 'evidence']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
  }
}
