import { freePort } from './mariadb.mjs';
import { appEnvironment, memoryMiB, processorMs, runScript, signIn, startApp, startBare } from './processes.mjs';

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const IDS = 1_000;
/** Requests after which the compiler has seen what it needs to; a server in use is long past that. */
const WARM = 5_000;
const LONGEST_WARM_UP_S = 30;

/** What is read: the list as the console first shows it, one project, the board's counts and sums by stage; `one` is asked for many ids. */
const PATHS = { list: '/api/projects', one: '/api/projects/:id', aggregate: '/api/projects/board-summary' };
export const READS = Object.keys(PATHS);

const pathOf = (name, id) => PATHS[name].replace(':id', id);
const perRecord = (name) => PATHS[name].includes(':id');

/** Ids spread over the whole data set. */
const idsOf = (rows) => Array.from({ length: IDS }, (_, index) => 1 + ((index * 7_919) % rows));

/** The application's statements, with the asked record's id (the last one stands for any) marked where a record is asked for. */
async function statementsOf(dataset, names, rows) {
  const statements = await runScript('statements.mjs', { paths: Object.fromEntries(names.map((name) => [name, pathOf(name, rows)])) }, { env: appEnvironment(dataset) });
  const marked = (params) => params.map((value) => (value === rows ? { id: true } : value));
  return Object.fromEntries(names.map((name) => [name, statements[name].map(({ sql, params }) => ({ sql, params: perRecord(name) ? marked(params) : params }))]));
}

/** Interleaved rounds of the bare server and the application; each goes first every other round. */
export async function measureReads(dataset, names, { rows, rounds, seconds, connections }, say) {
  const statements = await statementsOf(dataset, names, rows);
  const bare = await startBare(dataset, { statements });
  const app = await startApp(dataset, await freePort());
  try {
    const headers = await signIn(app);
    const results = {};
    for (const name of names) {
      const ids = perRecord(name) ? idsOf(rows) : [0];
      const targets = {
        bare: { port: bare.port, pid: bare.pid, paths: ids.map((id) => `/${name}/${id}`) },
        app: { port: app.port, pid: app.pid, headers, paths: ids.map((id) => pathOf(name, id)) },
      };
      const ask = async (side) => {
        const before = processorMs(targets[side].pid);
        const figures = await runScript('load.mjs', { ...targets[side], connections, seconds });
        return { ...figures, processorMs: (processorMs(targets[side].pid) - before) / figures.asked };
      };
      for (const side of ['bare', 'app']) for (let asked = 0, spent = 0; asked < WARM && spent < LONGEST_WARM_UP_S; spent += seconds) asked += (await ask(side)).asked;
      const measured = [];
      for (let round = 0; round < rounds; round += 1) {
        const figures = {};
        for (const side of round % 2 ? ['app', 'bare'] : ['bare', 'app']) figures[side] = await ask(side);
        if (figures.bare.failed || figures.app.failed) throw new Error(`${name}: ${figures.bare.failed} bare and ${figures.app.failed} application requests were refused`);
        measured.push(figures);
        say(`  ${name} round ${round + 1}: ${figures.bare.perSecond.toFixed(0)} bare, ${figures.app.perSecond.toFixed(0)} app, ${(figures.app.perSecond / figures.bare.perSecond).toFixed(2)}; processor time ${figures.bare.processorMs?.toFixed(2)} and ${figures.app.processorMs?.toFixed(2)} ms a request`);
      }
      results[name] = { statements: statements[name].length, rounds: measured };
    }
    return results;
  } finally {
    await app.stop();
    await bare.stop();
  }
}

/** How long the application takes to become ready, and what memory it holds after a few requests. */
export async function measureStart(dataset, starts) {
  const measured = [];
  for (let start = 0; start < starts; start += 1) {
    const app = await startApp(dataset, await freePort());
    try {
      const headers = await signIn(app);
      for (let request = 0; request < 20; request += 1) await (await fetch(`${app.url}/projects`, { headers })).arrayBuffer();
      await sleep(1_000);
      measured.push({ startMs: app.startMs, idleMiB: memoryMiB(app.pid, 'VmRSS') });
    } finally {
      await app.stop();
    }
  }
  return measured;
}
