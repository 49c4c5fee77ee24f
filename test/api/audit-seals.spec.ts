import { AuditSealer } from '../../api/audit/audit-sealer.js';
import { AuditService, auditHash } from '../../api/audit/audit.service.js';
import { MAX_SEALED, sealHash } from '../../api/audit/domain/seal.js';
import { AuditEntry, AuditSeal } from '../../api/audit/entities.js';
import { findRow, insertRows, selectRows, updateRows } from '../../api/core/database/rows.js';
import { JobsService } from '../../api/jobs/jobs.service.js';
import type { AuditEntryRecord, AuditSealStatus, AuditVerification } from '../../shared/contracts/identity.js';
import { startApp, type TestApp } from '../support/app.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
  // What the fixtures left and the auditor's login wrote is sealed, so that each test begins with nothing waiting.
  await app.login('auditor');
  await seal();
});
afterEach(() => app.close());

const seal = () => app.app.get(AuditSealer).seal();
const record = (count: number, action = 'thing:made') => app.database.write(() => app.app.get(AuditService).recordMany(Array.from({ length: count }, (_, index) => ({ action, entity: 'thing', entityId: index + 1, details: { 名称: `甲${index}`, amountFen: index } }))), { unaudited: true });
const verify = async (): Promise<AuditVerification> => {
  const { status, body } = await (await app.login('auditor')).post<AuditVerification>('/audit-entries/verify', {});
  expect(status).toBe(200);
  return body;
};
const ids = async (action = 'thing:made') => (await selectRows(app.database, AuditEntry, { action }, 'ORDER BY `id`')).map((entry) => entry.id);

/** Somebody with the database's own password: no triggers in the way. */
async function tamper(table: 'audit_entry' | 'audit_seal', sql: string, params: unknown[] = []): Promise<void> {
  for (const verb of ['update', 'delete']) await app.database.writeSource.query(`DROP TRIGGER IF EXISTS \`tr_${table}_no_${verb}\``);
  await app.database.write(() => app.database.execute(sql, params), { unaudited: true });
}

describe('sealing', () => {
  test('chains what was written since, in seals of limited size, once', async () => {
    const before = await findRow(app.database, AuditSeal, { id: 1 });
    expect(before).toMatchObject({ previousHash: '0'.repeat(64) });
    await record(MAX_SEALED + 500);
    expect(await seal()).toBe(MAX_SEALED + 500);
    expect(await seal()).toBe(0);
    const seals = await selectRows(app.database, AuditSeal, {}, 'ORDER BY `id`');
    expect(seals.map(({ id, entryCount }) => [id, entryCount]).slice(1)).toEqual([[2, MAX_SEALED], [3, 500]]);
    expect(seals[2]!.previousHash).toBe(seals[1]!.hash);
    expect(await verify()).toMatchObject({ intact: true, seals: 3, entries: MAX_SEALED + 500 + before!.entryCount, problems: [], unsealed: { count: 0, since: null }, head: { id: 3, hash: seals[2]!.hash } });
  });

  test('two servers at once seal each entry once', async () => {
    await record(300);
    const other = new AuditSealer(app.database, app.clock);
    await Promise.all([seal(), other.seal(), seal()]);
    await seal();
    expect(await verify()).toMatchObject({ intact: true, unsealed: { count: 0 } });
    const seals = await selectRows(app.database, AuditSeal, {});
    expect(seals.reduce((sum, each) => sum + each.entryCount, 0)).toBe((await selectRows(app.database, AuditEntry, {})).length);
  });

  test('an entry whose transaction commits late, with a lower id, gets into a later seal', async () => {
    let reached!: () => void;
    let release!: () => void;
    const inside = new Promise<void>((resolve) => (reached = resolve));
    const held = new Promise<void>((resolve) => (release = resolve));
    const late = app.database.write(async () => {
      await app.app.get(AuditService).record({ action: 'thing:late', entity: 'thing' });
      reached();
      // On the embedded database writers queue up: nobody can overtake.
      if (app.kind === 'mariadb') await held;
    }, { unaudited: true });
    await inside;
    await record(3);
    expect(await seal()).toBeGreaterThanOrEqual(3);
    release();
    await late;
    await seal();
    const [lateId] = await ids('thing:late');
    expect(lateId).toBeLessThan((await ids())[0]!);
    expect(await verify()).toMatchObject({ intact: true, unsealed: { count: 0 } });
  });

  test('is a recurring job, and seals cannot be changed or removed', async () => {
    expect(await app.app.get(JobsService).runNow('seal-audit')).toBe(false);
    await record(1);
    expect(await app.app.get(JobsService).runNow('seal-audit')).toBe(true);
    const change = (sql: string) => app.database.write(() => app.database.execute(sql), { unaudited: true });
    await expect(change("UPDATE `audit_seal` SET `hash` = 'x'")).rejects.toThrow('append-only');
    await expect(change('DELETE FROM `audit_seal`')).rejects.toThrow('append-only');
  });
});

describe('the list and the status', () => {
  test('say what is sealed and how long the rest has waited', async () => {
    const auditor = await app.login('auditor');
    await record(2);
    const { body: waiting } = await auditor.get<AuditSealStatus>('/audit-entries/seal-status');
    const { rows } = await auditor.list<AuditEntryRecord>('/audit-entries', { filter: { action: 'thing:made' } });
    expect(rows.map((row) => row.sealed)).toEqual([false, false]);
    expect(waiting).toMatchObject({ head: { id: 1 }, unsealed: { count: 2, since: rows.at(-1)!.at } });
    expect(await verify()).toMatchObject({ intact: true, unsealed: waiting.unsealed });
    await seal();
    expect((await auditor.get<AuditSealStatus>('/audit-entries/seal-status')).body).toMatchObject({ head: { id: 2 }, unsealed: { count: 0, since: null } });
    expect((await auditor.list<AuditEntryRecord>('/audit-entries', { filter: { action: 'thing:made' } })).rows.map((row) => row.sealed)).toEqual([true, true]);
  });
});

describe('verification finds', () => {
  test('a changed entry, sealed or not', async () => {
    await record(5);
    await seal();
    await record(1, 'thing:new');
    const [, second] = await ids();
    const [waiting] = await ids('thing:new');
    await tamper('audit_entry', "UPDATE `audit_entry` SET `details` = REPLACE(`details`, '\"amountFen\":1', '\"amountFen\":9') WHERE `id` = ?", [second]);
    await tamper('audit_entry', "UPDATE `audit_entry` SET `username` = 'somebody' WHERE `id` = ?", [waiting]);
    expect(await verify()).toMatchObject({ intact: false, problemCount: 2, problems: [{ kind: 'entry-changed', entryId: second }, { kind: 'entry-changed', entryId: waiting }] });
  });

  test('an entry changed together with its hash', async () => {
    await record(5);
    await seal();
    const [entry] = await selectRows(app.database, AuditEntry, { action: 'thing:made', entityId: '3' });
    const forged = { ...entry!, username: 'somebody' };
    await tamper('audit_entry', 'UPDATE `audit_entry` SET `username` = ?, `hash` = ? WHERE `id` = ?', [forged.username, auditHash(forged), forged.id]);
    expect(await verify()).toMatchObject({ intact: false, problems: [{ kind: 'seal-broken', sealId: 2 }] });
  });

  test('a removed entry, sealed or waiting', async () => {
    await record(5);
    await seal();
    await record(1, 'thing:new');
    const gone = [...(await ids()).slice(1, 3), ...(await ids('thing:new'))];
    await tamper('audit_entry', 'DELETE FROM `audit_entry` WHERE `id` IN (?, ?, ?)', gone);
    expect((await verify()).problems.map(({ kind, entryId }) => [kind, entryId])).toEqual(gone.map((id) => ['entry-missing', id]));
  });

  test('an entry inserted past the application, and does not seal it', async () => {
    await record(5);
    const [first] = await selectRows(app.database, AuditEntry, { action: 'thing:made' }, 'ORDER BY `id`');
    const forged = { ...first!, id: 900_000, action: 'thing:forged' };
    await app.database.write(() => insertRows(app.database, AuditEntry, [{ ...forged, hash: auditHash(forged) }]), { unaudited: true });
    await seal();
    expect(await verify()).toMatchObject({ intact: false, problems: [{ kind: 'entry-inserted', entryId: 900_000 }] });
  });

  test('a seal that was changed, removed or made anew', async () => {
    for (let round = 0; round < 3; round += 1) {
      await record(2);
      await seal();
    }
    const seals = await selectRows(app.database, AuditSeal, {}, 'ORDER BY `id`');
    await tamper('audit_seal', "UPDATE `audit_seal` SET `sealedAt` = '2020-01-01T00:00:00.000Z' WHERE `id` = 2");
    expect((await verify()).problems.map(({ kind, sealId }) => [kind, sealId])).toEqual([['seal-broken', 2]]);

    // A seal computed anew over the changed content fits its entries, and no longer the seal after it.
    const second = { ...seals[1]!, sealedAt: '2020-01-01T00:00:00.000Z' };
    const entries = await selectRows(app.database, AuditEntry, { action: 'thing:made' }, 'ORDER BY `id` LIMIT 2');
    await app.database.write(() => updateRows(app.database, AuditSeal, { id: 2 }, { hash: sealHash(second, entries.map((entry) => entry.hash)) }), { unaudited: true });
    expect((await verify()).problems.map(({ kind, sealId }) => [kind, sealId])).toEqual([['seal-unchained', 3]]);

    await tamper('audit_seal', 'DELETE FROM `audit_seal` WHERE `id` = 2');
    const removed = await verify();
    expect(removed.problems).toContainEqual({ kind: 'seal-missing', entryId: null, sealId: 2, entries: null });
    expect(removed.problems.filter(({ kind }) => kind === 'entry-inserted')).toHaveLength(2);
  });

  test('the last seal removed: its entries are then neither sealed nor waiting', async () => {
    await record(2);
    await seal();
    await tamper('audit_seal', 'DELETE FROM `audit_seal` WHERE `id` = 2');
    expect((await verify()).problems.map(({ kind }) => kind)).toEqual(['entry-inserted', 'entry-inserted']);
  });

  test('nonsense in a seal, without falling over', async () => {
    await record(2);
    await seal();
    await tamper('audit_seal', "UPDATE `audit_seal` SET `entries` = '1-2000000000' WHERE `id` = 2");
    expect(await verify()).toMatchObject({ intact: false });
    await tamper('audit_seal', "UPDATE `audit_seal` SET `entries` = 'x', `entryCount` = -1 WHERE `id` = 2");
    expect((await verify()).problems[0]).toMatchObject({ kind: 'seal-broken', sealId: 2 });
  });
});

test('a log sealed and written to while it is verified is still intact', async () => {
  await record(3_000);
  const [verification] = await Promise.all([verify(), seal(), record(50), verify(), seal()]);
  expect(verification).toMatchObject({ intact: true });
});
