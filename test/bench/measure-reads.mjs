import { freePort } from './mariadb.mjs';
import { appEnvironment, memoryMiB, processorMs, runScript, signIn, startApp, startBare } from './processes.mjs';

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
const IDS = 1_000;
/** Requests after which the compiler has seen what it needs to; a server in use is long past that. */
const WARM = 5_000;
const LONGEST_WARM_UP_S = 30;

/** The list as the console first shows it, and one project; the last record stands for any in the captured SQL. */
const pathsFor = (rows) => ({ list: '/api/projects', one: `/api/projects/${rows}` });

/** Ids spread over the whole data set. */
const idsOf = (rows) => Array.from({ length: IDS }, (_, index) => 1 + ((index * 7_919) % rows));

/** The application's statements, with the asked record's id marked in those of `one`. */
async function statementsOf(dataset, rows) {
  const statements = await runScript('statements.mjs', { paths: pathsFor(rows) }, { env: appEnvironment(dataset) });
  const one = statements.one.map(({ sql, params }) => ({ sql, params: params.map((value) => (value === rows ? { id: true } : value)) }));
  return { list: statements.list, one };
}

/** Interleaved rounds of the bare server and the application; each goes first every other round. */
export async function measureReads(dataset, names, { rows, rounds, seconds, connections }, say) {
  const statements = await statementsOf(dataset, rows);
  const bare = await startBare(dataset, statements);
  const app = await startApp(dataset, await freePort());
  try {
    const headers = await signIn(app);
    const results = {};
    for (const name of names) {
      const ids = idsOf(rows);
      const targets = {
        bare: { port: bare.port, pid: bare.pid, paths: name === 'list' ? ['/list'] : ids.map((id) => `/one/${id}`) },
        app: { port: app.port, pid: app.pid, headers, paths: name === 'list' ? ['/api/projects'] : ids.map((id) => `/api/projects/${id}`) },
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
