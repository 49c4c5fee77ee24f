import { copyDataset } from './datasets.mjs';
import { freePort } from './mariadb.mjs';
import { memoryMiB, runScript, signIn, startApp } from './processes.mjs';

const IDS = 1_000;
/** Colleagues at work meanwhile: enough to notice, too few to fill the processor by themselves. */
const COLLEAGUES = 2;

/** The whole list as a workbook, and how long others wait for one project before and meanwhile. */
export async function measureExport(kind, seeded, { rows, seconds }) {
  const dataset = await copyDataset(kind, seeded, 'export');
  try {
    const app = await startApp(dataset, await freePort());
    try {
      const headers = await signIn(app);
      const paths = Array.from({ length: IDS }, (_, index) => `/api/projects/${1 + ((index * 7_919) % rows)}`);
      const others = () => runScript('load.mjs', { port: app.port, headers, paths, connections: COLLEAGUES, seconds });
      await others();
      const before = [await others(), await others(), await others()];
      const from = performance.now();
      let bytes = 0;
      let done = false;
      const exporting = (async () => {
        const answer = await fetch(`${app.url}/projects/export`, { headers });
        if (!answer.ok) throw new Error(`the export answered ${answer.status}: ${await answer.text()}`);
        for await (const part of answer.body) bytes += part.length;
        done = true;
        return performance.now() - from;
      })();
      const meanwhile = [];
      while (!done) {
        const figures = await others();
        // The last one ran on after the export's end.
        if (!done) meanwhile.push(figures);
      }
      return { ms: await exporting, bytes, before, meanwhile, peakMiB: memoryMiB(app.pid, 'VmHWM') };
    } finally {
      await app.stop();
    }
  } finally {
    await dataset.close();
  }
}
