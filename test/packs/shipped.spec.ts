import { readdirSync, readFileSync } from 'node:fs';
import { readPack } from '../../api/policy/domain/read-pack.js';
import { PRODUCT_NAMES } from './names.js';

const FOLDER = 'api/policy/packs';
const SHIPPED = readdirSync(FOLDER).filter((file) => file.endsWith('.yaml')).sort();

describe.each(SHIPPED)('%s', (file) => {
  const { content, findings } = readPack(readFileSync(`${FOLDER}/${file}`, 'utf8'), PRODUCT_NAMES);

  test('has nothing wrong', () => expect(findings.map(({ line, path, code, params }) => `${line} ${path}: ${code} ${JSON.stringify(params)}`)).toEqual([]));

  test('is called like its file, with cases', () => {
    expect(`${content!.pack}.yaml`).toBe(file);
    expect(content!.cases.length).toBeGreaterThanOrEqual(5);
  });
});
