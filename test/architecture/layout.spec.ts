import { readdirSync, readFileSync } from 'node:fs';
import { entities } from '../../api/entities.js';
import { migrations } from '../../migrations/index.js';
import { findings, sourcesBelow } from './sources.js';

const TOP_LEVEL = [
  '.ci', '.dependency-cruiser.cjs', '.git', '.gitignore', '.npmrc', '.readme', 'CHANGELOG.md', 'README.md', 'admin', 'api', 'jest.config.mjs', 'migrations', 'nest-cli.json',
  'package-lock.json', 'package.json', 'shared', 'test', 'tsconfig.build.json', 'tsconfig.json', 'vite.config.ts',
];
const MAX_LINES = 300;
/** Tables of data, which grow with their subject and not with complexity. */
const DATA_TABLES = [/^admin\/providers\/i18n\//];

const server = sourcesBelow('api', 'shared', 'migrations');
const all = [...server, ...sourcesBelow('admin')];

test('the top level is as the architecture fixes it', () => {
  const ignored = readFileSync('.gitignore', 'utf8').split('\n').filter(Boolean).map((line) => line.replaceAll('/', ''));
  expect(readdirSync('.').filter((name) => !TOP_LEVEL.includes(name) && !ignored.includes(name))).toEqual([]);
});

test(`no source file is longer than ${MAX_LINES} lines`, () => {
  const long = sourcesBelow('api', 'admin').filter(({ path, text }) => text.split('\n').length - 1 > MAX_LINES && !DATA_TABLES.some((table) => table.test(path)));
  expect(long.map(({ path, text }) => `${path}: ${text.split('\n').length - 1}`)).toEqual([]);
});

test('types are never switched off', () => {
  expect(findings(all, /:\s*any(?=\[|\s*[;,)=>|&\]]|$)|\bas any(?=\s*[;,)\]}.]|\s+as\b|$)|<any[,>\[]|@ts-(ignore|nocheck|expect-error)/)).toEqual([]);
});

test('nothing is left to do', () => {
  expect(findings(all, /\b(TODO|FIXME|XXX)\b|not implemented/)).toEqual([]);
});

test('no forwardRef, and the schema is built by migrations only', () => {
  expect(findings(server, /\bforwardRef\b|\bsynchronize\b/)).toEqual([]);
});

test('domain rules know neither the clock nor chance', () => {
  expect(findings(sourcesBelow('api').filter(({ path }) => /\/domain\//.test(path)), /Date\.now\(|new Date\(\)|Math\.random\(|randomUUID|randomBytes/)).toEqual([]);
});

test('every entity is listed in api/entities.ts', () => {
  const declared = server.flatMap(({ text }) => [...text.matchAll(/@Entity\([^)]*\)\s*(?:export )?class (\w+)/g)].map((match) => match[1]!));
  expect(declared.length).toBeGreaterThan(0);
  expect(entities.map((entity) => entity.name).sort()).toEqual(declared.sort());
});

test('every migration is listed, in order of time, under its own name', () => {
  const files = readdirSync('migrations').filter((file) => /^\d/.test(file)).sort();
  expect(files.filter((file) => !/^\d{13}-[a-z]+(-[a-z]+)+\.ts$/.test(file))).toEqual([]);
  const names = files.map((file) => {
    const [, timestamp, words] = /^(\d{13})-(.+)\.ts$/.exec(file)!;
    return `${words!.replace(/(^|-)([a-z])/g, (_, __, letter: string) => letter.toUpperCase())}${timestamp}`;
  });
  expect(migrations.map((Migration) => new Migration().name)).toEqual(names);
});

test('versions are exact, and nothing needs an install script', () => {
  const { dependencies, devDependencies, allowScripts } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, unknown>>;
  expect(Object.entries({ ...dependencies, ...devDependencies }).filter(([, version]) => !/^(npm:[^@]+@)?\d+\.\d+\.\d+$/.test(String(version)))).toEqual([]);
  expect(Object.values(allowScripts ?? {}).filter((allowed) => allowed !== false)).toEqual([]);
});
