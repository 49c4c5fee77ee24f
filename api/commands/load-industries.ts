import { readFile } from 'node:fs/promises';
import { AppError } from '../core/errors.js';
import { errorMessage } from '../../shared/errors.js';
import { csvRecords } from '../identity/csv-records.js';
import { IndustriesService } from '../identity/industries.service.js';
import { commandArguments, runCommand, UsageError } from './context.js';

const USAGE = 'npm run load-industries -- FILE.csv   (columns: code, name)';

/** `npm run load-industries`: adds the groups and classes of GB/T 4754 from a table; the same table again changes nothing. */
await runCommand(async (app) => {
  const [file] = commandArguments().rest;
  if (!file) throw new UsageError(USAGE);
  const bytes = await readFile(file).catch(() => { throw new UsageError(`cannot read ${file}`); });
  try {
    const { added, renamed, total } = await app.get(IndustriesService).load(csvRecords(bytes));
    process.stdout.write(`${added} added, ${renamed} renamed, ${total} industries\n`);
  } catch (error) {
    if (error instanceof AppError) throw new UsageError(error.fields.map(({ code, params }) => errorMessage(code, 'en', params ?? {})).join('\n') || error.message);
    throw error;
  }
});
