import { FOREVER } from '../../api/core/database/columns.js';
import { insertRows } from '../../api/core/database/rows.js';
import { runInContext } from '../../api/core/request-context.js';
import { CertificationFactRow } from '../../api/certifications/entities.js';
import { AuditService } from '../../api/audit/audit.service.js';
import { Authenticator } from '../../api/identity/authenticator.js';
import { CityFigures, type MetricProspects } from '../../api/metrics/city-figures.js';
import { MilestoneFactRow } from '../../api/projects/entities.js';
import { loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import { NOW, PARK, TODAY, userId } from '../support/fixtures.js';

let app: TestApp;
beforeEach(async () => {
  app = await startApp();
  await loadWorld(app.database, makeWorld(300, 20260630));
});
afterEach(() => app.close());

const asCity = async <T>(work: () => Promise<T>) => runInContext({ requestId: 'test', ip: '', locale: 'zh', permission: 'assessment:read', user: (await app.app.get(Authenticator).userById(userId('city-manager')))! }, work);
const SIGNED = { milestone: 'signed', verifiedOnly: true };

/** What the bureau or the ledger would write once the step is taken. */
async function take(code: string, { projectId, waiting }: MetricProspects['rows'][number]): Promise<void> {
  await app.database.write(async () => {
    if (code.startsWith('certified')) {
      const kind = code === 'certified-chain-extending' ? 'chain-extending' : 'attraction-project';
      await insertRows(app.database, CertificationFactRow, [{ projectId, year: 2026, kind, knownFrom: NOW, knownTo: FOREVER, verdict: 'certified', origin: null, certificationId: 1 }]);
    } else if (waiting) await app.database.execute("UPDATE `milestone_fact` SET `verification` = 'verified' WHERE `projectId` = ? AND `milestone` = 'signed' AND `knownTo` = ?", [projectId, FOREVER]);
    else await insertRows(app.database, MilestoneFactRow, [{ projectId, milestone: 'signed', knownFrom: NOW, knownTo: FOREVER, eventId: null, occurredFrom: TODAY, occurredUntil: '2026-07-01', precision: 'day', leftFrom: '9999-12-31', leftUntil: '9999-12-31', inferred: false, verification: 'verified' }]);
    await app.app.get(AuditService).record({ action: 'certification:certified', entity: 'project', entityId: projectId });
  });
}

it.each([['projects-reached', SIGNED], ['agreed-investment-reached', { ...SIGNED, minimumFen: 100_000_000 }], ['certified-attraction-projects', {}], ['certified-chain-extending', {}]] as const)('%s: an open project adds what is said once it takes the step', async (code, args) => {
  const figures = app.app.get(CityFigures);
  const question = { year: '2026', args: JSON.stringify(args) };
  const value = async () => (await figures.table(code, question, false)).of(`park:${PARK.a}`).value ?? 0;
  await asCity(async () => {
    const { rows } = (await figures.prospects(code, question, `park:${PARK.a}`, 500))!;
    expect(rows.length).toBeGreaterThan(3);
    expect(rows.map(({ waiting }) => Number(waiting))).toEqual(rows.map(({ waiting }) => Number(waiting)).sort((one, other) => other - one));
    for (const row of [...rows.slice(0, 3), ...rows.slice(-3)]) {
      // One of several of a company may have taken the place of the others.
      const now = (await figures.prospects(code, question, `park:${PARK.a}`, 500))!.rows.find(({ projectId }) => projectId === row.projectId);
      if (!now) continue;
      const before = await value();
      await take(code, now);
      expect((await value()) - before).toBe(now.contribution);
      expect((await figures.prospects(code, question, `park:${PARK.a}`, 500))!.rows.some(({ projectId }) => projectId === row.projectId)).toBe(false);
    }
  });
});

it('says nothing of a metric that is not counted so', async () => {
  await asCity(async () => expect(await app.app.get(CityFigures).prospects('funds-arrived', { year: '2026' }, `park:${PARK.a}`, 10)).toBeUndefined());
});
