import { AuditSealer } from '../../api/audit/audit-sealer.js';
import { DataVersion } from '../../api/audit/data-version.js';
import type { MetricAnswer } from '../../shared/contracts/metrics.js';
import { createApp } from '../../api/bootstrap.js';
import { signIn, startApp, type TestApp } from '../support/app.js';
import { PARK, PASSWORD } from '../support/fixtures.js';
import { advance, COMPLETE, createProject } from '../support/samples.js';
import type { Client } from '../support/client.js';

let app: TestApp;
let officer: Client;
beforeEach(async () => {
  app = await startApp();
  officer = await app.login('officer');
});
afterEach(() => app.close());

const version = () => app.app.get(DataVersion).current();
const signed = async (client: Client) => (await client.get<MetricAnswer>('/metrics/projects-reached', { query: { year: 2026, args: JSON.stringify({ milestone: 'signed' }) } })).body.value;

/** How many statements over facts the work causes. */
async function factStatements(work: () => Promise<unknown>): Promise<number> {
  const query = app.database.query.bind(app.database);
  let count = 0;
  app.database.query = (sql, params) => {
    if (sql.includes('milestone_fact')) count += 1;
    return query(sql, params);
  };
  await work();
  app.database.query = query;
  return count;
}

describe('answers kept by data version', () => {
  test('the same question is asked of the database once, also by many at a time, until something changes', async () => {
    expect(await factStatements(() => Promise.all(Array.from({ length: 8 }, () => signed(officer))))).toBe(1);
    expect(await factStatements(() => signed(officer))).toBe(0);
    await createProject(officer, { parkId: PARK.a });
    expect(await factStatements(() => signed(officer))).toBe(1);
  });

  test('a change shows in the next answer, whichever server made it', async () => {
    const other = await createApp(app.config, { clock: app.clock });
    try {
      const theirs = await signIn(other, 'officer', PASSWORD);
      const [before, same] = [await signed(officer), await signed(theirs)];
      expect(before).toBe(same);
      const project = await createProject(officer, { ...COMPLETE, parkId: PARK.a });
      await advance(officer, project.id, 'negotiating', '2026-02-01');
      await advance(officer, project.id, 'signed', '2026-03-01', 'agreement');
      expect([await signed(officer), await signed(theirs)]).toEqual([before! + 1, before! + 1]);
    } finally {
      await other.close();
    }
  });

  test('who only looks changes nothing, and neither does sealing', async () => {
    const before = await version();
    await app.login('auditor');
    await officer.get('/projects/export.xlsx');
    expect(await version()).toBe(before);
    await app.app.get(AuditSealer).seal();
    expect(await version()).toBe(before);
    await createProject(officer, { parkId: PARK.a });
    expect(await version()).toBe(before + 1);
    await app.app.get(AuditSealer).seal();
    expect(await version()).toBe(before + 1);
  });
});
