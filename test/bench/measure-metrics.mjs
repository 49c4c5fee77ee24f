import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../api/commands/prepare.mjs';
import { bringUpToDate, copyDataset, openDataset } from './datasets.mjs';
import { freePort } from './mariadb.mjs';
import { CACHE } from './options.mjs';
import { runScript, signIn, startApp, track } from './processes.mjs';

const FOREVER = '9999-12-31T23:59:59.999Z';
const KNOWN = "f.`knownTo` = ? AND r.`knownTo` = ? AND r.`withdrawn` = 0 AND f.`verification` <> 'rejected'";
const FACTS = '`milestone_fact` f JOIN `project_revision` r ON r.`projectId` = f.`projectId`';
const addDays = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** Each round asks for other days, so that nothing has been answered before; `bare` is the statement one would write by hand. */
const QUESTIONS = {
  'signed in a year': (round) => ({
    code: 'projects-reached', query: { from: addDays('2024-01-01', round), to: addDays('2024-12-31', round), args: { milestone: 'signed' } },
    bare: { sql: `SELECT COUNT(*) AS value FROM ${FACTS} WHERE f.\`milestone\` = 'signed' AND f.\`occurredFrom\` >= ? AND f.\`occurredUntil\` <= ? AND ${KNOWN}`, params: [addDays('2024-01-01', round), addDays('2025-01-01', round), FOREVER, FOREVER] },
  }),
  'investment under construction on a day': (round) => {
    const after = addDays('2026-06-01', round + 1);
    return {
      code: 'agreed-investment-standing', query: { on: addDays('2026-06-01', round), args: { stage: 'started' } },
      bare: { sql: `SELECT COALESCE(SUM(r.\`agreedInvestmentFen\` * 1e0), 0) AS value FROM ${FACTS} WHERE f.\`milestone\` = 'started' AND f.\`occurredUntil\` <= ? AND f.\`leftFrom\` >= ? AND ${KNOWN}`, params: [after, after, FOREVER, FOREVER] },
    };
  },
  'funds arrived in a year': (round) => ({
    code: 'funds-arrived', query: { from: addDays('2025-01-01', round), to: addDays('2025-12-31', round), args: {} },
    bare: { sql: `SELECT COALESCE(SUM(f.\`amountFen\` * 1e0), 0) AS value FROM \`amount_fact\` f JOIN \`project_revision\` r ON r.\`projectId\` = f.\`projectId\` WHERE f.\`series\` = 'funds-arrived' AND f.\`occurredFrom\` >= ? AND f.\`occurredUntil\` <= ? AND ${KNOWN}`, params: [addDays('2025-01-01', round), addDays('2026-01-01', round), FOREVER, FOREVER] },
  }),
};
const AS_OF = '2026-06-30';

/** Twenty figures as a leader's page shows them: flows of two years, stocks, money, rates. */
const DASHBOARD = [
  ...[2025, 2026].flatMap((year) => ['signed', 'started', 'built', 'producing'].map((milestone) => ['projects-reached', { year, args: { milestone } }])),
  ...['signed', 'started', 'built', 'producing'].map((stage) => ['projects-standing', { args: { stage } }]),
  ...[2025, 2026].flatMap((year) => [['agreed-investment-reached', { year, args: { milestone: 'signed' } }], ['funds-arrived', { year, args: {} }]]),
  ['agreed-investment-standing', { args: { stage: 'started' } }], ['cohort-rate', { year: 2025, args: { numerator: 'started' } }], ['fulfilment-rate', { year: 2025, args: { fulfilled: 'registered' } }], ['new-companies', { year: 2026, args: {} }],
];

async function multiplied(kind, seeded, { rows, 'metric-rows': wanted }, say) {
  const directory = join(CACHE, `${kind}-metrics-${wanted}-of-${rows}`);
  if (existsSync(directory)) {
    await bringUpToDate(await openDataset(kind, directory));
    return directory;
  }
  say(`multiplying ${rows} projects to ${wanted} on ${kind} …`);
  const copy = await copyDataset(kind, seeded, 'making');
  await runScript('multiply.mjs', { url: copy.url, file: copy.file, rows, times: Math.ceil(wanted / rows) });
  await copy.keep(directory);
  return directory;
}

/** One metric against its plain SQL, as of a past day against today, and a page of twenty: cold (never asked of this data) and warm. */
export async function measureMetrics(kind, seeded, options, say) {
  const dataset = await openDataset(kind, await multiplied(kind, seeded, options, say));
  const bare = track(fork(join(root, 'test/bench/bare-metrics.mjs'), [JSON.stringify({ url: dataset.url, file: dataset.file })], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], env: { ...process.env, NODE_NO_WARNINGS: '1' } }));
  await once(bare, 'message');
  const app = await startApp(dataset, await freePort());
  try {
    const headers = await signIn(app);
    const timed = async (code, query) => {
      const started = performance.now();
      const answer = await fetch(`${app.url}/metrics/${code}?${new URLSearchParams({ ...query, args: JSON.stringify(query.args) })}`, { headers });
      const body = await answer.json();
      if (answer.status !== 200) throw new Error(`${code} answered ${answer.status}: ${JSON.stringify(body)}`);
      return { ms: performance.now() - started, value: body.value };
    };
    const page = async () => {
      const started = performance.now();
      await Promise.all(DASHBOARD.map(([code, query]) => timed(code, query)));
      return performance.now() - started;
    };
    const result = { rows: options['metric-rows'], metrics: {}, cold: await page(), warm: [] };
    for (const [name, question] of Object.entries(QUESTIONS)) {
      const rounds = [];
      for (let round = -1; round < options.rounds; round += 1) {
        const { code, query, bare: statement } = question(round + 1);
        const sides = { app: () => timed(code, query), asOf: () => timed(code, { ...query, asOf: AS_OF }), bare: async () => { bare.send(statement); const [{ ms, row }] = await once(bare, 'message'); return { ms, value: Number(row.value) }; } };
        const order = round % 2 ? ['bare', 'app', 'asOf'] : ['asOf', 'app', 'bare'];
        const figures = {};
        for (const side of order) figures[side] = await sides[side]();
        if (figures.app.value !== figures.bare.value) throw new Error(`${name}: ${figures.app.value} by the application, ${figures.bare.value} by plain SQL`);
        // The first round fills caches.
        if (round >= 0) rounds.push(Object.fromEntries(Object.entries(figures).map(([side, { ms }]) => [side, ms])));
      }
      result.metrics[name] = rounds;
      say(`  ${name}: ${rounds.map(({ bare: plain, app: whole, asOf }) => `${plain.toFixed(0)}/${whole.toFixed(0)}/${asOf.toFixed(0)}`).join(' ')} ms bare/app/as of`);
    }
    for (let round = 0; round < options.rounds; round += 1) result.warm.push(await page());
    return result;
  } finally {
    await app.stop();
    bare.kill('SIGKILL');
    await dataset.close();
  }
}
