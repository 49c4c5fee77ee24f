import { writeSync } from 'node:fs';
import { Database } from '../../dist/server/api/core/database/database.js';
import { readConfig } from '../../dist/server/api/core/config.js';

/**
 * A process that writes units of work of several statements until it is killed, and prints each one's number once it is committed.
 * Arguments: a name for its rows, the number of statements in a unit.
 */
const [name, statements] = [process.argv[2], Number(process.argv[3])];
const database = await Database.open(readConfig(), []);
for (let unit = 1; ; unit += 1) {
  await database.write(async () => {
    for (let part = 1; part <= statements; part += 1) {
      await database.execute('INSERT INTO `job_lease` (`name`, `owner`, `expiresAt`) VALUES (?, ?, ?)', [`${name}-${unit}-${part}`, `${name}-${unit}`, 'x']);
      // Lets a signal come between two statements.
      await new Promise((resolve) => setImmediate(resolve));
    }
  });
  writeSync(1, `${unit}\n`);
}
