import { Injectable } from '@nestjs/common';
import { nameKey } from '../../../shared/text.js';
import { Database } from '../../core/database/database.js';
import { placeholders, selectRows } from '../../core/database/rows.js';
import { CarrierActsService, type CarrierBook, type NewStay } from '../../parks/carrier-acts.service.js';
import { CarrierStays, type WholeStay } from '../../parks/carrier-stays.service.js';
import { CarriersService } from '../../parks/carriers.service.js';
import { Carrier } from '../../parks/entities.js';
import type { RecordField, RecordValues, References, RowFinding } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { TO_APPLY } from './kind.js';
import { identifyProjects, missing, projectsNamed } from './project-references.js';
import { findingsOf, RecordKind, type Change, type Changed, type Existing, type Match, type RowsOfBatch } from './record-kind.js';
import { parksByName } from './references.js';

interface NamedCarrier { id: number; codeKey: string; name: string; parkId: number }

/**
 * Who occupies which carrier from when to when: a stay is known by its carrier, project and first day. Stays may come in any order; on no day
 * may a carrier be over-full. Nothing is rewritten: a change and an undo are acts that void or end what was recorded.
 */
@Injectable()
export class OccupanciesKind extends RecordKind {
  readonly code = 'occupancies';
  override readonly distinct = false;
  readonly recordFields: readonly RecordField[] = [
    { code: 'projectName', zh: '项目名称', en: 'Project', type: 'text', synonyms: ['项目', '占用项目', '入驻项目', 'project name'] },
    { code: 'projectId', zh: '项目编号', en: 'Project code', type: 'reference', resource: 'projects', synonyms: ['项目代码'] },
    { code: 'parkName', zh: '园区', en: 'Park', type: 'text', synonyms: ['所在园区', '园区名称', '落地园区'] },
    { code: 'carrierId', zh: '载体编号', en: 'Carrier code', type: 'reference', resource: 'carriers', byRow: true, synonyms: ['编号', '厂房编号', '宗地编号', '地块编号'] },
    { code: 'carrierName', zh: '载体名称', en: 'Carrier', type: 'text', synonyms: ['载体', '厂房', '地块', '厂房名称', '地块名称', 'carrier name'] },
    { code: 'area', zh: '占用面积', en: 'Occupied area', type: 'number', synonyms: ['面积', '租赁面积', '使用面积', 'area'] },
    { code: 'from', zh: '起始日', en: 'From', type: 'day', required: true, synonyms: ['占用日期', '入驻日期', '起租日', '起始日期', '开始日期', '占用时间', '入驻时间'] },
    { code: 'until', zh: '截止日', en: 'Until', type: 'day', synonyms: ['退出日期', '退租日', '释放日期', '截止日期', '结束日期', '退出时间'] },
    { code: 'reason', zh: '说明', en: 'Note', type: 'long-text', max: 1_000, synonyms: ['备注', '退出原因', 'remarks'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly carriers: CarriersService, private readonly acts: CarrierActsService, private readonly stays: CarrierStays) {
    super(database, contexts);
  }

  protected identityOf({ carrierId, projectId, from, until, area }: RecordValues): string | null {
    return typeof carrierId === 'number' && typeof projectId === 'number' && typeof from === 'string' ? [carrierId, projectId, from, until, area].join('\n') : null;
  }

  protected override async references(texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    const codes = texts.get('projectId') ?? [];
    const named = await projectsNamed(this.database, codes);
    return new Map([['projectId', new Map(codes.map((text) => [nameKey(text), named(text).map(({ id }) => id)]))]]);
  }

  /** Project and carrier first; then whether there is room, beside what is on record and the other rows of the file. */
  protected override async complete(rows: readonly RecordValues[], of: RowsOfBatch): Promise<RowFinding[][]> {
    const [ofProjects, ofCarriers] = [await identifyProjects(this.database, rows), await this.identifyCarriers(rows)];
    const findings = rows.map((row, index): RowFinding[] => [
      ...ofProjects[index]!, ...ofCarriers[index]!,
      ...(typeof row['area'] === 'number' && row['area'] < 0.01 ? [{ field: 'area', code: 'too-small', severity: 'error', params: { min: 0.01 } } as const] : []),
      ...(typeof row['until'] === 'string' && typeof row['from'] === 'string' && row['until'] < row['from'] ? [{ field: 'until', code: 'ends-before-start', severity: 'error' } as const] : []),
    ]);
    const matches = await this.matches(rows);
    const fresh = rows.map((row, index) => stayOf(row) !== null && !matches[index]!.length && findings[index]!.every(({ severity }) => severity !== 'error'));
    const book = await this.bookOf(rows);
    const projects = await this.acts.projects(rows.flatMap(({ projectId }) => (typeof projectId === 'number' ? [projectId] : [])));
    for (const values of fresh.some(Boolean) ? await this.otherRows(of) : []) {
      const stay = stayOf(values);
      if (stay && book.has(stay.carrierId)) this.acts.tryStay(book, stay, undefined);
    }
    return rows.map((row, index) => {
      const stay = fresh[index] ? stayOf(row) : null;
      return stay && book.has(stay.carrierId) ? [...findings[index]!, ...findingsOf(this.acts.tryStay(book, stay, projects.get(stay.projectId))).map((finding) => ({ ...finding, field: FIELDS[finding.field] ?? finding.field }))] : findings[index]!;
    });
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const recorded = await this.stays.of([...new Set(rows.flatMap(({ carrierId }) => (typeof carrierId === 'number' ? [carrierId] : [])))]);
    return rows.map((row) => {
      const alike = (recorded.get(row['carrierId'] as number) ?? []).filter(({ projectId, from }) => projectId === row['projectId'] && from === row['from']);
      const distance = ({ areaCenti, until }: (typeof alike)[number]) => (row['area'] === null || areaCenti === centi(row['area']) ? 0 : 1) + (row['until'] === null || until === row['until'] ? 0 : 2);
      return alike.sort((one, other) => distance(one) - distance(other)).map((stay): Match => ({ record: existing({ ...stay, carrierId: row['carrierId'] as number, releaseIds: [] }), because: 'identity' }));
    });
  }

  protected create(values: readonly RecordValues[]): Promise<number[]> {
    return this.acts.occupyMany(values.map((row) => stayOf(row)!));
  }

  /** What the row says of a stay besides its area and end is how it was found. */
  protected override onto(_record: Existing, { area, until }: RecordValues): RecordValues {
    return { area, until };
  }

  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    const ids = await this.stays.changeMany(changes.map(({ id, values: { area, until } }) => ({ eventId: id, ...(typeof area === 'number' ? { areaCenti: centi(area)! } : {}), ...(until === undefined ? {} : { until: until as string | null }) })), 'import-corrected');
    const made = new Map((await this.current(ids)).map((record) => [record.id, record]));
    return ids.map((id) => made.get(id)!);
  }

  protected async withdraw(ids: readonly number[]): Promise<void> {
    const stays = await this.stays.byActs(ids);
    await this.acts.voidMany([...new Set(stays.flatMap(({ eventId, releaseIds }) => [...releaseIds, eventId]))], 'import-undone');
  }

  protected async current(ids: readonly number[]): Promise<Existing[]> {
    return ids.length ? (await this.stays.byActs(ids)).map(existing) : [];
  }

  /** The carrier that each row means: by code or name, among those that the importer may act on, in the park that the row names. */
  private async identifyCarriers(rows: readonly RecordValues[]): Promise<RowFinding[][]> {
    const texts = [...new Set(rows.flatMap((row) => textsOf(row)))];
    const keys = texts.map(nameKey);
    const picked = [...new Set(rows.flatMap(({ carrierId }) => (typeof carrierId === 'number' ? [carrierId] : [])))];
    const found = texts.length || picked.length
      ? await this.database.query<NamedCarrier>(`SELECT \`id\`, \`codeKey\`, \`name\`, \`parkId\` FROM \`carrier\` WHERE \`archivedAt\` IS NULL AND (\`codeKey\` IN (${placeholders(keys)}) OR \`name\` IN (${placeholders(texts)}) OR \`id\` IN (${placeholders(picked)})) ORDER BY \`id\` LIMIT 50000`, [...keys, ...texts, ...picked])
      : [];
    const own = await this.carriers.ownParks(found.map(({ parkId }) => parkId));
    const parks = await parksByName(this.database);
    return rows.map((row): RowFinding[] => {
      const { carrierId, parkName } = row;
      const [text] = textsOf(row);
      if (typeof carrierId !== 'number') row['carrierId'] = null;
      const within = typeof parkName === 'string' ? (parks.get(nameKey(parkName)) ?? []) : null;
      if (within?.length === 0) return [{ field: 'parkName', code: 'reference-unknown', severity: 'error', params: { name: parkName as string } }];
      if (typeof carrierId === 'number') return found.some(({ id, parkId }) => id === carrierId && own.has(parkId)) ? [] : [{ field: 'carrierId', code: 'unknown-reference', severity: 'error' }];
      if (text === undefined) return [missing('carrierId', '载体编号', 'Carrier code')];
      const field = typeof carrierId === 'string' ? 'carrierId' : 'carrierName';
      const here = found.filter(({ parkId }) => own.has(parkId) && (within === null || within.includes(parkId)));
      const called = here.filter(({ codeKey }) => codeKey === nameKey(text));
      const candidates = called.length && field === 'carrierId' ? called : here.filter(({ name, codeKey }) => nameKey(name) === nameKey(text) || codeKey === nameKey(text));
      if (candidates.length !== 1) return [candidates.length ? { field, code: 'reference-ambiguous', severity: 'decision', choices: ['set-aside'], params: { name: text } } : { field, code: 'reference-unknown', severity: 'error', params: { name: text } }];
      row['carrierId'] = candidates[0]!.id;
      return [];
    });
  }

  private async bookOf(rows: readonly RecordValues[]): Promise<CarrierBook> {
    return this.acts.book(await selectRows(this.database, Carrier, { id: [...new Set(rows.flatMap(({ carrierId }) => (typeof carrierId === 'number' ? [carrierId] : [])))] }));
  }

  /** What the other rows of the file would add. */
  private async otherRows({ batchId, rowNumbers }: RowsOfBatch): Promise<RecordValues[]> {
    const rows = await this.database.query<{ values: string | RecordValues }>(`SELECT w.\`values\` FROM \`import_row\` w WHERE w.\`batchId\` = ? AND ${TO_APPLY} AND (w.\`decision\` IS NULL OR w.\`decision\` = 'create') AND w.\`rowNumber\` NOT IN (${placeholders(rowNumbers)}) ORDER BY w.\`rowNumber\``, [batchId, ...rowNumbers]);
    return rows.map(({ values }) => (typeof values === 'string' ? (JSON.parse(values) as RecordValues) : values));
  }
}

/** How the API's fields are called here. */
const FIELDS: Readonly<Record<string, string>> = { '': 'carrierId' };
const centi = (area: unknown): number | null => (typeof area === 'number' ? Math.round(area * 100) : null);
/** How a row names its carrier: by code before by name. */
const textsOf = ({ carrierId, carrierName }: RecordValues): string[] => (typeof carrierId === 'string' ? [carrierId] : typeof carrierId !== 'number' && typeof carrierName === 'string' ? [carrierName] : []);

function stayOf({ carrierId, projectId, area, from, until, reason }: RecordValues): NewStay | null {
  if (typeof carrierId !== 'number' || typeof projectId !== 'number' || typeof from !== 'string') return null;
  return { carrierId, projectId, areaCenti: centi(area), from, until: (until as string | null) ?? null, reason: (reason as string | null) ?? null };
}

/** Whatever ended a part of it since makes another version. */
function existing({ eventId, carrierId, projectId, areaCenti, from, until, releaseIds }: WholeStay): Existing {
  return { id: eventId, version: 1 + releaseIds.length, code: from, name: '', values: { carrierId, projectId, area: areaCenti / 100, from, until } };
}
