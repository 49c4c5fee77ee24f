import ExcelJS from 'exceljs';
import { AuditService, auditHash } from '../../api/audit/audit.service.js';
import { AuditEntry } from '../../api/audit/entities.js';
import { insertRows, selectRows } from '../../api/core/database/rows.js';
import { runInContext } from '../../api/core/request-context.js';
import { Authenticator } from '../../api/identity/authenticator.js';
import type { AuditEntryRecord } from '../../shared/contracts/identity.js';
import { startApp, type TestApp } from '../support/app.js';
import { ORGANISATION, USERS, userId } from '../support/fixtures.js';

let app: TestApp;
beforeAll(async () => { app = await startApp(); });
afterAll(async () => { await app?.close(); });

const rowCount = async () => (await app.database.queryOne<{ n: number }>('SELECT COUNT(*) AS n FROM `audit_entry`'))!.n;
const asUser = async <T>(username: string, work: () => Promise<T>) => runInContext({ requestId: 'r-1', ip: '10.0.0.8', locale: 'zh', user: (await app.app.get(Authenticator).userById(userId(username)))! }, work);

describe('the audit log', () => {
  test('an entry says who, what, when and from where, and carries its own hash', async () => {
    await asUser('officer', () => app.database.write(() => app.app.get(AuditService).record({ action: 'thing:made', entity: 'thing', entityId: 7, details: { amountFen: 100, name: '甲' } })));
    const [row] = await selectRows(app.database, AuditEntry, { action: 'thing:made' });
    expect(row).toMatchObject({ userId: userId('officer'), username: 'officer', entity: 'thing', entityId: '7', details: { amountFen: 100, name: '甲' }, requestId: 'r-1', ip: '10.0.0.8' });
    expect(row!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(auditHash(row!)).toBe(row!.hash);
    expect(auditHash({ ...row!, details: { amountFen: 101, name: '甲' } })).not.toBe(row!.hash);
    expect(auditHash({ ...row!, userId: 1 })).not.toBe(row!.hash);
  });

  test('a batch gets an entry for each record', async () => {
    const records = Array.from({ length: 1_200 }, (_, index) => ({ action: 'thing:batch', entity: 'thing', entityId: index }));
    await asUser('officer', () => app.database.write(() => app.app.get(AuditService).recordMany(records)));
    const rows = await selectRows(app.database, AuditEntry, { action: 'thing:batch' });
    expect(rows).toHaveLength(1_200);
    expect(new Set(rows.map((row) => row.hash)).size).toBe(1_200);
  });

  test('goes with what it is about: rolled back together; and nothing a user writes goes without', async () => {
    const before = await rowCount();
    await expect(asUser('officer', () => app.database.write(async () => {
      await app.app.get(AuditService).record({ action: 'thing:failed', entity: 'thing' });
      throw new Error('no');
    }))).rejects.toThrow('no');
    expect(await rowCount()).toBe(before);
    await expect(asUser('officer', () => app.database.write(async () => undefined))).rejects.toThrow('audit');
    await expect(app.app.get(AuditService).record({ action: 'x', entity: 'x' })).rejects.toThrow('unit of work');
  });

  test('cannot be changed or removed', async () => {
    const change = (sql: string) => app.database.write(() => app.database.execute(sql), { unaudited: true });
    await expect(change("UPDATE `audit_entry` SET `username` = 'x'")).rejects.toThrow('append-only');
    await expect(change('DELETE FROM `audit_entry`')).rejects.toThrow('append-only');
  });

  test('is read by administrators and auditors only', async () => {
    for (const { username, role } of USERS) expect((await (await app.login(username)).get('/audit-entries')).status).toBe(['admin', 'auditor'].includes(role) ? 200 : 403);
  });

  test('filters by action, entity, user and time, newest first', async () => {
    const auditor = await app.login('auditor');
    const admin = await app.login('admin');
    await admin.post('/organisations', { name: '审计队', kind: 'team', parentId: ORGANISATION.city });
    const { rows } = await auditor.list<AuditEntryRecord>('/audit-entries', { filter: { entity: 'organisation' } });
    expect(rows).toMatchObject([{ action: 'organisation:created', username: 'admin', details: { name: '审计队', kind: 'team', parentId: ORGANISATION.city } }]);
    expect(rows[0]).not.toHaveProperty('hash');
    const [entry] = rows;
    expect((await auditor.list('/audit-entries', { filter: { entity: 'organisation', entityId: entry!.entityId, userId: userId('admin') } })).total).toBe(1);
    expect((await auditor.list('/audit-entries', { filter: { action: ['organisation:created', 'nothing:ever'], at: { gte: entry!.at, lte: entry!.at } } })).total).toBe(1);
    expect((await auditor.list('/audit-entries', { filter: { at: { gt: '2030-01-01T00:00:00.000Z' } } })).total).toBe(0);
    // Days are the installation's: NOW is 10:00 in Shanghai.
    expect((await auditor.list('/audit-entries', { filter: { entity: 'organisation', on: '2026-06-30' } })).total).toBe(1);
    expect((await auditor.list('/audit-entries', { filter: { entity: 'organisation', on: { gte: '2026-06-30', lte: '2026-07-01' } } })).total).toBe(1);
    for (const on of [{ lte: '2026-06-29' }, { gte: '2026-07-01' }]) expect((await auditor.list('/audit-entries', { filter: { entity: 'organisation', on } })).total).toBe(0);
    for (const on of ['yesterday', { gt: '2026-06-30' }, 5]) expect((await auditor.list('/audit-entries', { filter: { on } })).status).toBe(400);
    const newest = (await auditor.list<AuditEntryRecord>('/audit-entries', { range: [0, 49] })).rows.map((row) => row.id);
    expect(newest).toEqual([...newest].sort((a, b) => b - a));
    // Ids come in blocks, a server each: a later id may be of an earlier moment.
    const late = { id: 9_000_000, at: '2020-01-01T00:00:00.000Z', userId: null, username: 'block', action: 'thing:late', entity: 'thing', entityId: null, details: null, requestId: 'r-2', ip: '' };
    await app.database.write(() => insertRows(app.database, AuditEntry, [{ ...late, hash: auditHash(late) }]), { unaudited: true });
    const { total } = await auditor.list('/audit-entries');
    for (const field of ['at', 'id']) {
      expect((await auditor.list<AuditEntryRecord>('/audit-entries', { range: [0, 0], sort: [field, 'DESC'] })).rows[0]!.id).toBeLessThan(late.id);
      expect((await auditor.list<AuditEntryRecord>('/audit-entries', { range: [total - 1, total - 1], sort: [field, 'DESC'] })).rows[0]!.id).toBe(late.id);
    }
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await auditor.get('/audit-entries/export')).raw as unknown as ArrayBuffer);
    const exported: number[] = [];
    book.worksheets[0]!.eachRow((row, number) => { if (number > 1) exported.push(Number(row.getCell(1).value)); });
    // More than one part of it.
    expect(exported.length).toBe(new Set(exported).size);
    expect(exported.length).toBe(total);
    expect(exported.at(-1)).toBe(late.id);
    expect((await auditor.list('/audit-entries', { filter: { hash: 'x' } })).status).toBe(400);
  });
});
