import { Injectable } from '@nestjs/common';
import type { OfficialSeriesRecord } from '../../shared/contracts/official-values.js';
import type { FieldProblem } from '../../shared/errors.js';
import { nameKey } from '../../shared/text.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, placeholders, refuseDuplicate, selectRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { pageOf, type ListQuery, type Page } from '../core/http/list.js';
import type { CreateOfficialSeriesBody, UpdateOfficialSeriesBody } from './dto.js';
import { OfficialSeries } from './entities.js';
import { OfficialSeriesCatalogue } from './official-series-catalogue.js';

/** The whole catalogue is read at once; more than this is refused. */
const MOST_SERIES = 200;
const LATEST_STANDS = 'v.`scaled` IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `official_value` w WHERE w.`firstId` = v.`firstId` AND w.`revision` > v.`revision`)';

/** The city's catalogue of what authorities publish. */
@Injectable()
export class OfficialSeriesService {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService, private readonly catalogue: OfficialSeriesCatalogue) {}

  async list(query: ListQuery): Promise<Page<OfficialSeriesRecord>> {
    return pageOf('official-series', await this.records(await selectRows(this.database, OfficialSeries, {}, 'ORDER BY `id`')), query);
  }

  /** @throws 404 */
  async read(id: number): Promise<OfficialSeriesRecord> {
    const row = await findRow(this.database, OfficialSeries, { id });
    if (!row) throw notFound('official-series', id);
    return (await this.records([row]))[0]!;
  }

  /** @throws 400 `duplicate` by field, 422 beyond 200 series */
  async create(values: CreateOfficialSeriesBody): Promise<OfficialSeriesRecord> {
    const others = await selectRows(this.database, OfficialSeries, {});
    if (others.length >= MOST_SERIES) throw refused('too-many-items', [{ path: 'code', code: 'too-many-items', params: { max: MOST_SERIES } }]);
    refuseNames(values, others);
    const [id] = await this.ids.take('official-series', 1);
    const now = this.clock.instant();
    const { code, name, nameEn, unit, nature, publisher = null, source = null, places } = values;
    const row: OfficialSeries = { id: id!, code, name, nameKey: nameKey(name), nameEn, unit, nature, publisher, source, places, archivedAt: null, version: 1, createdAt: now, updatedAt: now };
    await refuseDuplicate('code', () => this.database.write(async () => {
      await insertRows(this.database, OfficialSeries, [row]);
      await this.audit.record({ action: 'official-series:created', entity: 'official-series', entityId: row.id, details: { code, ...detailsOf(row) } });
      this.catalogue.put(row);
    }));
    return this.read(row.id);
  }

  /** @throws 404, 400 `duplicate`, 409 stale version, 422 where figures stand against it: another unit or kind, a place taken away, archiving */
  async update(id: number, { version, archived, ...values }: UpdateOfficialSeriesBody): Promise<OfficialSeriesRecord> {
    await refuseDuplicate('name', () => this.database.write(async () => {
      // Whoever records a figure of the series waits for this, or this for them.
      const all = await selectRows(this.database, OfficialSeries, {}, this.database.kind === 'mysql' ? 'ORDER BY `id` FOR UPDATE' : '');
      const row = all.find((series) => series.id === id);
      if (!row) throw notFound('official-series', id);
      const stated = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<OfficialSeries>;
      const now = this.clock.instant();
      const next: OfficialSeries = { ...row, ...stated, archivedAt: archived === undefined ? row.archivedAt : archived ? (row.archivedAt ?? now) : null, version: version + 1, updatedAt: now };
      next.nameKey = nameKey(next.name);
      refuseNames(next, all.filter((series) => series.id !== id));
      await this.refuseAgainstFigures(row, next);
      const { id: _id, version: _version, createdAt: _createdAt, ...patch } = next;
      await updateVersioned(this.database, OfficialSeries, id, version, patch, () => this.read(id));
      await this.audit.record({ action: 'official-series:updated', entity: 'official-series', entityId: id, details: { code: row.code, before: detailsOf(row), after: detailsOf(next) } });
      this.catalogue.put(next);
    }));
    return this.read(id);
  }

  private async refuseAgainstFigures(row: OfficialSeries, next: OfficialSeries): Promise<void> {
    const places = await this.database.query<{ place: string; count: number; standing: number }>(
      `SELECT x.\`place\`, COUNT(*) AS \`count\`, SUM(x.\`stands\`) AS \`standing\` FROM (SELECT SUBSTR(v.\`scopeKey\`, 1, 4) AS \`place\`, CASE WHEN ${LATEST_STANDS} THEN 1 ELSE 0 END AS \`stands\` FROM \`official_value\` v WHERE v.\`series\` = ?) x GROUP BY x.\`place\``, [row.code]);
    const count = places.reduce((sum, each) => sum + Number(each.count), 0);
    const standing = places.reduce((sum, each) => sum + Number(each.standing), 0);
    const problems: FieldProblem[] = [];
    for (const field of ['unit', 'nature'] as const) if (count > 0 && next[field] !== row[field]) problems.push({ path: field, code: 'series-has-figures', params: { count } });
    // A place of a kind begins with its name: `city`, `county:…`, `park:…`.
    if (places.some(({ place, standing: stands }) => Number(stands) > 0 && !next.places.some((kind) => kind.startsWith(place.split(':')[0]!)))) problems.push({ path: 'places', code: 'series-has-figures', params: { count: standing } });
    if (next.archivedAt !== null && row.archivedAt === null && standing > 0) problems.push({ path: 'archived', code: 'series-in-use', params: { count: standing } });
    if (problems.length) throw refused(problems[0]!.code, problems);
  }

  private async records(rows: readonly OfficialSeries[]): Promise<OfficialSeriesRecord[]> {
    const codes = rows.map(({ code }) => code);
    const counts = codes.length ? await this.database.query<{ series: string; count: number }>(`SELECT v.\`series\`, COUNT(*) AS \`count\` FROM \`official_value\` v WHERE v.\`series\` IN (${placeholders(codes)}) AND ${LATEST_STANDS} GROUP BY v.\`series\``, codes) : [];
    const byCode = new Map(counts.map(({ series, count }) => [series, Number(count)]));
    return rows.map(({ nameKey: _key, ...row }) => ({ ...row, valueCount: byCode.get(row.code) ?? 0 }));
  }
}

/** No two series are called the same, in either language or by code: tables name them by any. */
function refuseNames(values: Pick<OfficialSeries, 'code' | 'name' | 'nameEn'>, others: readonly OfficialSeries[]): void {
  const taken = new Set(others.flatMap(({ code, name, nameEn }) => [code, name, nameEn].map(nameKey)));
  const problems = (['code', 'name', 'nameEn'] as const).filter((field) => taken.has(nameKey(values[field]))).map((path): FieldProblem => ({ path, code: 'duplicate' }));
  if (problems.length) throw badRequest('validation', {}, problems);
}

const detailsOf = ({ name, nameEn, unit, nature, publisher, source, places, archivedAt }: OfficialSeries) => ({ name, nameEn, unit, nature, publisher, source, places, archived: archivedAt !== null });
