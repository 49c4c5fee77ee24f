import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTable, instant, int, line, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };

/** What statistical authorities publish: from now on the city's own catalogue. */
const TABLE: TableDescription = {
  columns: {
    id: int(), code: code(), name: line(100), nameKey: line(100), nameEn: line(200), unit: code(), nature: code(), publisher: line(100, nullable), source: line(200, nullable), places: text(),
    archivedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
  },
  primary: ['id'],
  unique: { code: ['code'], nameKey: ['nameKey'] },
};

/** What an installation begins with. */
const START = [
  ['fixed-asset-investment', '固定资产投资', 'Fixed-asset investment', 'fen', 'flow'],
  ['industrial-investment', '工业投资', 'Industrial investment', 'fen', 'flow'],
  ['output-value', '规模以上工业总产值', 'Output of industry above scale', 'fen', 'flow'],
  ['value-added', '规模以上工业增加值', 'Value added of industry above scale', 'fen', 'flow'],
  ['revenue', '营业收入', 'Revenue', 'fen', 'flow'],
  ['tax-paid', '上缴税金', 'Tax paid', 'fen', 'flow'],
  ['trade', '进出口总额', 'Imports and exports', 'fen', 'flow'],
  ['companies-above-scale', '规模以上工业企业数', 'Industrial companies above scale', 'count', 'stock'],
  ['employees', '从业人员数', 'Employees', 'count', 'stock'],
  ['fixed-asset-investment-growth', '固定资产投资增速', 'Growth of fixed-asset investment', 'rate', 'flow'],
  ['output-value-growth', '规模以上工业总产值增速', 'Growth of output of industry above scale', 'rate', 'flow'],
  ['value-added-growth', '规模以上工业增加值增速', 'Growth of value added of industry above scale', 'rate', 'flow'],
  ['tax-growth', '上缴税金增速', 'Growth of tax paid', 'rate', 'flow'],
] as const;
const SINCE = '2026-11-22T00:00:00.000Z';

export class CreateOfficialSeries1795401750000 implements MigrationInterface {
  name = 'CreateOfficialSeries1795401750000';

  async up(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'official_series', TABLE);
    for (const [index, [series, name, nameEn, unit, nature]] of START.entries()) {
      await runner.query('INSERT INTO `official_series` (`id`, `code`, `name`, `nameKey`, `nameEn`, `unit`, `nature`, `publisher`, `source`, `places`, `archivedAt`, `version`, `createdAt`, `updatedAt`) VALUES (?, ?, ?, ?, ?, ?, ?, NULL, NULL, ?, NULL, 1, ?, ?)',
        [index + 1, series, name, name, nameEn, unit, nature, '["city","county","park"]', SINCE, SINCE]);
    }
    await runner.query('INSERT INTO `id_block` (`kind`, `next`) VALUES (?, ?)', ['official-series', START.length + 1]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTable(runner, 'official_series');
    await runner.query("DELETE FROM `id_block` WHERE `kind` = 'official-series'");
  }
}
