import { writeFileSync } from 'node:fs';
import { build, isBuilt } from '../../api/commands/prepare.mjs';
import { findMariaDb } from '../support/mariadb-server.mjs';
import { copyDataset, openDataset, removeCopies, seededDirectory } from './datasets.mjs';
import { measureAssessment } from './measure-assessment.mjs';
import { measureExport } from './measure-export.mjs';
import { importRound } from './measure-import.mjs';
import { measureMetrics } from './measure-metrics.mjs';
import { measureReads, measureStart, READS } from './measure-reads.mjs';
import { measureCreate } from './measure-writes.mjs';
import { readOptions } from './options.mjs';
import { appEnvironment, killChildren, runScript } from './processes.mjs';
import { importRatios, machine, markdown } from './report.mjs';
import { ledgerWorkbook } from './workbook.mjs';

/**
 * `npm run bench`: the built application beside a bare server with the same driver and SQL, in interleaved rounds, on both databases.
 * Nothing is asserted: the tables on stdout are the result. `--help` lists the options.
 */
const options = readOptions(process.argv.slice(2));
const say = (text) => process.stderr.write(`${text}\n`);

process.on('exit', () => {
  killChildren();
  removeCopies();
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(130));

async function measure(kind) {
  const directory = await seededDirectory(kind, options, say);
  const result = {};
  const readNames = READS.filter((name) => options.only.has(name));
  if (options.only.has('start') || readNames.length) {
    const dataset = await openDataset(kind, directory);
    try {
      if (options.only.has('start')) result.starts = await measureStart(dataset, options.starts);
      if (readNames.length) result.reads = await measureReads(dataset, readNames, options, say);
    } finally {
      await dataset.close();
    }
  }
  if (options.only.has('create')) result.reads = { ...result.reads, create: await measureCreate(kind, directory, options, say) };
  if (options.only.has('export')) result.export = await measureExport(kind, directory, options);
  if (options.only.has('keyword')) {
    const dataset = await copyDataset(kind, directory, 'keyword');
    try {
      result.keyword = await runScript('keyword.mjs', { rounds: options.rounds }, { env: appEnvironment(dataset) });
    } finally {
      await dataset.close();
    }
  }
  if (options.only.has('metrics')) result.metrics = await measureMetrics(kind, directory, options, say);
  if (options.only.has('import')) {
    const workbook = await ledgerWorkbook(options['import-rows']);
    result.imports = [];
    for (let round = 0; round < options['import-rounds']; round += 1) {
      result.imports.push(await importRound(kind, directory, workbook));
      const { app, bare } = result.imports.at(-1);
      const ratios = importRatios(result.imports.at(-1));
      say(`  import round ${round + 1}: upload ${(app.upload / 1_000).toFixed(1)} s, preview ${(app.preview / 1_000).toFixed(1)} s, apply ${(app.apply / 1_000).toFixed(1)} s; apply ${ratios.apply.toFixed(2)}, whole ${ratios.whole.toFixed(2)} of the limit (processor time: ${(bare.processor.apply / app.processor.apply).toFixed(2)} and ${((bare.processor.rows + bare.processor.apply) / app.processor.whole).toFixed(2)}); ${JSON.stringify(app.counts)}, ${app.peakMiB?.toFixed(0)} MiB`);
    }
  }
  return result;
}

if (!isBuilt('server')) {
  say('building the server …');
  await build('server');
}
const results = {};
// The computation of scores touches no database.
const assessment = options.only.has('assessment') ? await measureAssessment(Math.max(options.rounds, 7)) : undefined;
for (const kind of [...options.only].some((name) => name !== 'assessment') ? options.databases : []) {
  if (kind === 'mariadb' && !findMariaDb()) say('mariadb: no server binary found (install mariadb-server); left out');
  else {
    say(`── ${kind} ──`);
    results[kind] = await measure(kind);
  }
}
process.stdout.write(`${markdown(options, results, assessment)}\n`);
if (options.json) writeFileSync(options.json, JSON.stringify({ machine: machine(), options: { ...options, only: [...options.only] }, results, assessment }, null, 1));
process.exit(0);
