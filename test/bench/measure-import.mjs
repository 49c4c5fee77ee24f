import { openAsBlob } from 'node:fs';
import { copyDataset } from './datasets.mjs';
import { freePort } from './mariadb.mjs';
import { memoryMiB, processorMs, runScript, signIn, startApp } from './processes.mjs';

const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** A browser's session as functions that answer JSON and throw on anything but success. */
function caller(app, headers) {
  return async (method, path, body) => {
    const json = body !== undefined && !(body instanceof FormData);
    const answer = await fetch(`${app.url}${path}`, { method, headers: { ...headers, ...(json ? { 'content-type': 'application/json' } : {}) }, body: json ? JSON.stringify(body) : body });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return answer.json();
  };
}

/** Starts a step of the import and waits for its end, which may be long after the answer. */
async function step(call, id, verb, until) {
  let batch = await call('POST', `/imports/${id}/${verb}`, {});
  while (batch.status.endsWith('ing')) {
    await sleep(100);
    batch = await call('GET', `/imports/${id}`);
  }
  if (batch.status !== until) throw new Error(`${verb} ended with status ${batch.status}: ${JSON.stringify(batch.failure)}`);
  return batch;
}

/** Uploads, previews, sets aside what a person would have to decide, applies. Milliseconds by step. */
async function importThroughApp(dataset, workbook) {
  const app = await startApp(dataset, await freePort());
  try {
    const call = caller(app, await signIn(app));
    const form = new FormData();
    form.set('kind', 'projects');
    form.set('file', await openAsBlob(workbook), '台账.xlsx');
    const processor = processorMs(app.pid);
    const times = [performance.now()];
    const { id } = await call('POST', '/imports', form);
    times.push(performance.now());
    let batch = await step(call, id, 'preview', 'previewed');
    times.push(performance.now());
    for (const { column, code, open, choices } of batch.counts.decision ? await call('GET', `/imports/${id}/problems`) : []) {
      if (open) await call('POST', `/imports/${id}/decisions`, { column, code, choice: choices.includes('set-aside') ? 'set-aside' : choices[0] });
    }
    times.push(performance.now());
    const beforeApply = processorMs(app.pid);
    batch = await step(call, id, 'apply', 'applied');
    const end = processorMs(app.pid);
    times.push(performance.now());
    const [upload, preview, decide, apply] = times.slice(1).map((time, index) => time - times[index]);
    return { batchId: id, counts: batch.counts, upload, preview, decide, apply, whole: times[4] - times[0], processor: { apply: end - beforeApply, whole: end - processor }, peakMiB: memoryMiB(app.pid, 'VmHWM') };
  } finally {
    await app.stop();
  }
}

/** One round: the workbook through the application on a copy of the data set, then the same rows bare on another copy. */
export async function importRound(kind, seeded, workbook) {
  const source = await copyDataset(kind, seeded, 'import');
  try {
    const app = await importThroughApp(source, workbook);
    const target = await copyDataset(kind, seeded, 'limit');
    try {
      const bare = await runScript('bare-import.mjs', { source, target, batchId: app.batchId }, { execArgv: ['--max-old-space-size=8192'] });
      return { app, bare };
    } finally {
      await target.close();
    }
  } finally {
    await source.close();
  }
}
