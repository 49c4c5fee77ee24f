import { copyDataset } from './datasets.mjs';
import { PARKS } from './fiction.mjs';
import { freePort } from './mariadb.mjs';
import { appEnvironment, processorMs, runScript, signIn, startApp, startBare } from './processes.mjs';

const WARM_ROUNDS = 3;
/** A lead as an officer logs it. */
const LEAD = { name: '年产五万吨电子级环氧树脂项目', organisationId: PARKS[0].organisationId, parkId: PARKS[0].id, regionCode: PARKS[0].regionCode, source: 'visit', agreedInvestmentFen: 350_000_000_00 };

/** Interleaved rounds of creating projects, each side on its own copy of the data set. */
export async function measureCreate(kind, seeded, { rounds, seconds, connections }, say) {
  const [source, target] = [await copyDataset(kind, seeded, 'create'), await copyDataset(kind, seeded, 'limit')];
  try {
    const { tables, last } = await runScript('creation.mjs', { body: LEAD }, { env: appEnvironment(target) });
    const bare = await startBare(target, { tables, last }, 'bare-writer.mjs');
    const app = await startApp(source, await freePort());
    try {
      const targets = { bare: { port: bare.port, pid: bare.pid, paths: ['/create'] }, app: { port: app.port, pid: app.pid, headers: await signIn(app), paths: ['/api/projects'] } };
      let serial = 0;
      const ask = async (side) => {
        const before = processorMs(targets[side].pid);
        serial += 1;
        const figures = await runScript('load.mjs', { ...targets[side], body: LEAD, serial, connections, seconds });
        if (figures.failed) throw new Error(`create: ${figures.failed} requests were refused (${side})`);
        return { ...figures, processorMs: (processorMs(targets[side].pid) - before) / figures.asked };
      };
      for (let round = 0; round < WARM_ROUNDS; round += 1) for (const side of ['bare', 'app']) await ask(side);
      const measured = [];
      for (let round = 0; round < rounds; round += 1) {
        const figures = {};
        for (const side of round % 2 ? ['app', 'bare'] : ['bare', 'app']) figures[side] = await ask(side);
        measured.push(figures);
        say(`  create round ${round + 1}: ${figures.bare.perSecond.toFixed(0)} bare, ${figures.app.perSecond.toFixed(0)} app, ${(figures.app.perSecond / figures.bare.perSecond).toFixed(2)}; processor time ${figures.bare.processorMs?.toFixed(2)} and ${figures.app.processorMs?.toFixed(2)} ms a request`);
      }
      return { statements: tables.length, rounds: measured };
    } finally {
      await app.stop();
      await bare.stop();
    }
  } finally {
    await source.close();
    await target.close();
  }
}
