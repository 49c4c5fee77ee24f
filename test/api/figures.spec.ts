import type { FigureComparison, PublishedFigureRecord } from '../../shared/contracts/figures.js';
import type { MetricAnswer } from '../../shared/contracts/metrics.js';
import { loadWorld, makeWorld } from '../domain/metrics/world.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { PARK } from '../support/fixtures.js';

let app: TestApp;
let city: Client;
let county: Client;
let park: Client;
beforeAll(async () => {
  app = await startApp();
  await loadWorld(app.database, makeWorld(200, 20260630));
  [city, county, park] = await Promise.all([app.login('city-manager'), app.login('county-manager'), app.login('park-manager')]);
});
afterAll(() => app.close());

const SIGNED = { metric: 'agreed-investment-reached', question: { year: 2025, args: { milestone: 'signed' } }, title: '2025年签约协议投资' };
const publish = async (client: Client, body: Record<string, unknown>) => {
  const { status, body: figure } = await client.post<PublishedFigureRecord>('/figures', body);
  expect([status, figure]).toEqual([201, figure]);
  return figure;
};
const compare = async (id: number) => (await city.get<FigureComparison>(`/figures/${id}/comparison`)).body;

describe('published figures', () => {
  it('freeze question, value and lines', async () => {
    const { body: answer } = await city.get<MetricAnswer>('/metrics/agreed-investment-reached', { query: { year: 2025, args: '{"milestone":"signed"}' } });
    const figure = await publish(city, SIGNED);
    expect(figure).toMatchObject({ value: answer.value, lineCount: answer.lineCount, undetermined: answer.undetermined, unit: 'fen', question: { year: 2025, args: { milestone: 'signed', origin: 'any' } }, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
    expect(await compare(figure.id)).toMatchObject({ then: answer.value, now: answer.value, same: answer.lineCount, added: 0, removed: 0, changed: 0, lines: [] });
  });

  it('tell what changed since, line by line, with the reason', async () => {
    const figure = await publish(city, SIGNED);
    const lines = (await city.get<{ projectId: number; contribution: number }[]>('/metrics/agreed-investment-reached/lines', { query: { year: 2025, args: '{"milestone":"signed"}', filter: '{}' } })).body.filter((line) => line.contribution > 0);
    const [gone, larger, moved] = lines.map((line) => line.projectId) as [number, number, number];
    const later = new Date(Date.parse(figure.publishedAt) + 1).toISOString();
    const at = (sql: string, ...params: unknown[]) => app.database.write(() => app.database.execute(sql, params));
    // Facts as the projection would leave them: the first signing is gone, the second project revised, the third moved.
    await at("UPDATE `milestone_fact` SET `knownTo` = ? WHERE `projectId` = ? AND `milestone` = 'signed' AND `knownTo` = '9999-12-31T23:59:59.999Z'", later, gone);
    for (const [projectId, change] of [[larger, '`agreedInvestmentFen` + 100'], [moved, '`agreedInvestmentFen`']] as const) {
      await at(
        `INSERT INTO \`project_revision\` (\`projectId\`, \`knownFrom\`, \`knownTo\`, \`organisationId\`, \`introducingOrganisationId\`, \`parkId\`, \`regionCode\`, \`industryCode\`, \`kind\`, \`landMode\`, \`origin\`, \`agreedInvestmentFen\`, \`projectCompanyId\`, \`confidential\`, \`withdrawn\`)
         SELECT \`projectId\`, '${later}', '9999-12-31T23:59:59.998Z', \`organisationId\`, \`introducingOrganisationId\`, ${projectId === moved ? `CASE WHEN \`parkId\` = ${PARK.a} THEN ${PARK.b} ELSE ${PARK.a} END` : '`parkId`'}, \`regionCode\`, \`industryCode\`, \`kind\`, \`landMode\`, \`origin\`, ${change}${projectId === moved ? ' + 7' : ''}, \`projectCompanyId\`, \`confidential\`, \`withdrawn\`
         FROM \`project_revision\` WHERE \`projectId\` = ? AND \`knownTo\` = '9999-12-31T23:59:59.999Z'`, projectId);
      await at("UPDATE `project_revision` SET `knownTo` = ? WHERE `projectId` = ? AND `knownTo` = '9999-12-31T23:59:59.999Z'", later, projectId);
      await at("UPDATE `project_revision` SET `knownTo` = '9999-12-31T23:59:59.999Z' WHERE `projectId` = ? AND `knownTo` = '9999-12-31T23:59:59.998Z'", projectId);
    }
    const comparison = await compare(figure.id);
    expect(comparison).toMatchObject({ then: figure.value, removed: 1, changed: 2, added: 0 });
    expect(comparison.now! - comparison.then!).toBe(comparison.lines.reduce((sum, line) => sum + (line.now ?? 0) - (line.then ?? 0), 0));
    expect(new Map(comparison.lines.map((line) => [line.projectId, line.reason]))).toEqual(new Map([[gone, 'other'], [larger, 'revision'], [moved, 're-attribution']]));
    // What was published stays what it was.
    expect((await city.get<PublishedFigureRecord>(`/figures/${figure.id}`)).body).toEqual(figure);
  });

  it('of a rate keep both sides', async () => {
    const figure = await publish(city, { metric: 'fulfilment-rate', question: { year: 2025, args: { fulfilled: 'not-terminated' } }, title: '履约率' });
    expect(figure.value).toBeCloseTo(figure.numerator!.value / figure.denominator!.value, 12);
    expect(figure.question).toMatchObject({ on: expect.any(String) as string });
    expect(await compare(figure.id)).toMatchObject({ lines: [], then: figure.value, now: figure.value });
  });

  it('are seen by who sees their publisher', async () => {
    const own = await publish(county, { ...SIGNED, title: '本县签约' });
    const titles = async (client: Client) => (await client.get<PublishedFigureRecord[]>('/figures')).body.map(({ title }) => title);
    expect(await titles(county)).toEqual(['本县签约']);
    expect(await titles(city)).toContain('本县签约');
    expect((await county.get(`/figures/${own.id - 1}`)).status).toBe(404);
    expect((await park.post('/figures', SIGNED)).status).toBe(403);
  });

  it('are refused for a question that has no answer', async () => {
    const refusal = async (body: Record<string, unknown>) => {
      const { status, body: error } = await city.post<ErrorBody>('/figures', body);
      return [status, error.error.code];
    };
    expect(await refusal({ ...SIGNED, metric: 'nothing' })).toEqual([404, 'unknown-metric']);
    expect((await refusal({ ...SIGNED, question: {} }))[0]).toBe(400);
    expect((await refusal({ ...SIGNED, question: { year: 2025, args: { nonsense: 1 } } }))[0]).toBe(400);
    expect((await refusal({ metric: 'projects-reached' }))[0]).toBe(400);
  });
});
