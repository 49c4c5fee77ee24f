import { tmpdir } from 'node:os';
import { join } from 'node:path';

const USAGE = `npm run bench -- [options]
  --databases sqlite,mariadb   which databases (MariaDB: where a server binary is found)
  --only start,list,one,aggregate,create,keyword,export,import,metrics,assessment   what to measure
  --rows 200000                projects in the data set
  --rounds 9                   interleaved rounds of what is read and created (at least 7 for figures worth quoting)
  --seconds 3                  length of each half of a round
  --connections 32             keep-alive connections of the load generator
  --import-rows 100000         rows of the imported workbook
  --import-rounds 3            rounds of import
  --metric-rows 1000000        projects whose metrics are asked for (whole times the data set's)
  --starts 5                   how often start-up is timed
  --json FILE                  the figures as JSON as well
  --fresh                      make the cached data set anew`;

const DEFAULTS = { databases: 'sqlite,mariadb', only: 'start,list,one,aggregate,create,keyword,export,import,metrics,assessment', rows: 200_000, rounds: 9, seconds: 3, connections: 32, 'import-rows': 100_000, 'import-rounds': 3, 'metric-rows': 1_000_000, starts: 5, json: '', fresh: false };

/** Reads the command line; prints the usage and ends when it cannot be read. */
export function readOptions(argv) {
  const options = { ...DEFAULTS };
  for (let index = 0; index < argv.length; index += 1) {
    const [, name, attached] = /^--([a-z-]+)(?:=(.*))?$/.exec(argv[index]) ?? [];
    if (name === undefined || !(name in DEFAULTS)) return usage(argv[index]);
    if (name === 'fresh') options.fresh = true;
    else {
      const value = attached ?? argv[(index += 1)] ?? '';
      options[name] = typeof DEFAULTS[name] === 'number' ? Number(value) : value;
      if (Number.isNaN(options[name]) || value === '') return usage(argv[index]);
    }
  }
  return { ...options, databases: options.databases.split(','), only: new Set(options.only.split(',')) };
}

function usage(word) {
  process.stderr.write(`${word === '--help' ? '' : `not understood: ${word}\n\n`}${USAGE}\n`);
  process.exit(word === '--help' ? 0 : 2);
}

/** Where data sets are kept between runs; it can be deleted at any time. */
export const CACHE = join(tmpdir(), 'luodi-bench');
export const USER = { username: 'bench', password: 'bench-correct-horse-battery' };
export const HOME_REGION = '511500';
