import { writeSync } from 'node:fs';
import { DatabaseSync } from '@photostructure/sqlite';

/** A process that holds the write lock of a SQLite file. Arguments: the file, for how many milliseconds. */
const database = new DatabaseSync(process.argv[2]);
database.exec('BEGIN IMMEDIATE');
writeSync(1, 'held\n');
setTimeout(() => {
  database.exec('COMMIT');
  database.close();
}, Number(process.argv[3]));
