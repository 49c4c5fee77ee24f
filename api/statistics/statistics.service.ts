import { Injectable } from '@nestjs/common';
import type { OfficialValueRecord } from '../../shared/contracts/official-values.js';
import type { FieldProblem } from '../../shared/errors.js';
import { officialPeriodCode } from '../../shared/official-period.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, refuseDuplicate, selectRows } from '../core/database/rows.js';
import { badRequest, conflict, notFound, refused } from '../core/errors.js';
import { allRows, listRows, type Fragment, type ListQuery, type Page } from '../core/http/list.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { DataScopes } from '../identity/data-scope.js';
import { HomeCity } from '../parks/home-city.js';
import { ParksService } from '../parks/parks.service.js';
import { checkStated, scaledOf, valueOf, type Stated } from './domain/official-value.js';
import type { CorrectOfficialValueBody, RecordOfficialValueBody } from './dto.js';
import { OfficialSeries, OfficialValue } from './entities.js';
import { OFFICIAL_VALUE_LIST, officialValueOf, type OfficialValueRow } from './official-value-list.js';
import { placesIn } from './places.js';

/** Figures whose chains are looked up at once. */
const CHUNK = 200;

interface Place { regionCode: string; parkId: number | null }
interface Places { of(scopeKey: string): Place | undefined }
type Draft = Omit<OfficialValue, 'id' | 'firstId' | 'revision' | 'knownFrom' | 'recordedById' | 'reason'>;

type Question = Pick<OfficialValue, 'series' | 'scopeKey' | 'periodFrom' | 'periodUntil'>;
/** What makes two figures answers to one question. */
export const questionKey = ({ series, scopeKey, periodFrom, periodUntil }: Question): string => `${series} ${scopeKey} ${periodFrom} ${periodUntil}`;

/** Figures of statistical authorities, kept as they were published: a correction is a further row, and what was known on any past day stays answerable. */
@Injectable()
export class StatisticsService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly scopes: DataScopes,
    private readonly parks: ParksService,
    private readonly home: HomeCity,
  ) {}

  async list(query: ListQuery): Promise<Page<OfficialValueRecord>> {
    const [page, { name }] = await Promise.all([this.rows(query, await this.within()), this.home.city()]);
    return page.map((row) => officialValueOf(row, name, currentLocale()));
  }

  /** Every row that a filter shows, for a workbook. */
  async *records(query: ListQuery): AsyncGenerator<OfficialValueRecord> {
    const { name } = await this.home.city();
    for (const row of await allRows<OfficialValueRow>(this.database, OFFICIAL_VALUE_LIST, query, await this.within())) yield officialValueOf(row, name, currentLocale());
  }

  /** @throws 404 outside the caller's scope */
  async read(id: number): Promise<OfficialValueRecord> {
    const [record] = await this.byIds([id]);
    if (!record) throw notFound('official-value', id);
    return record;
  }

  /** Those of these rows that the caller may see. */
  async byIds(ids: readonly number[]): Promise<OfficialValueRecord[]> {
    const [where, { name }] = await Promise.all([this.within(), this.home.city()]);
    const rows: OfficialValueRecord[] = [];
    for (let start = 0; start < ids.length; start += CHUNK) {
      const part = ids.slice(start, start + CHUNK);
      const page = await this.rows({ range: `[0,${CHUNK - 1}]` }, [...where, { sql: `v.\`id\` IN (${placeholders(part)})`, params: part }]);
      rows.push(...page.rows.map((row) => officialValueOf(row, name, currentLocale())));
    }
    return rows;
  }

  /** @throws 400 naming everything wrong, 409 where a figure stands already */
  async record(values: RecordOfficialValueBody): Promise<OfficialValueRecord> {
    const [id] = await this.recordMany([values]);
    return this.read(id!);
  }

  /** Records figures, all or none, and answers their ids in order. @throws as `record` */
  async recordMany(values: readonly RecordOfficialValueBody[], at = (_index: number, path: string) => path): Promise<number[]> {
    const { drafts, problems } = await this.drafts(values);
    const flat = problems.flatMap((found, index) => found.map((problem) => ({ ...problem, path: at(index, problem.path) })));
    if (flat.length) throw badRequest('validation', {}, flat);
    return this.append(drafts.map((draft) => ({ draft: draft!, reason: null, fresh: true })));
  }

  /** Everything wrong with each of these figures. */
  async problemsOf(values: readonly RecordOfficialValueBody[]): Promise<FieldProblem[][]> {
    return (await this.drafts(values)).problems;
  }

  /** A further row that takes a figure's place, or withdraws it. @throws 404, 400, 409 when it is not the latest, 422 `nothing-to-correct` */
  async correct(id: number, body: CorrectOfficialValueBody): Promise<OfficialValueRecord> {
    const [made] = await this.correctMany([{ id, ...body }]);
    return this.read(made!);
  }

  /** Corrects figures, each once, all or none; answers the ids of the further rows in order. @throws as `correct` */
  async correctMany(corrections: readonly (CorrectOfficialValueBody & { id: number })[]): Promise<number[]> {
    const known = new Map((await this.byIds(corrections.map(({ id }) => id))).map((record) => [record.id, record]));
    const pairs = corrections.map(({ id, reason, ...changes }) => {
      const standing = known.get(id);
      if (!standing) throw notFound('official-value', id);
      return { standing, reason, next: { ...standing, ...Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) } as OfficialValueRecord };
    });
    const corrected = pairs.find(({ standing }) => !standing.current)?.standing;
    if (corrected) throw conflict('already-corrected', { current: (await this.latestOf([corrected])).get(questionKey(corrected))?.id });
    const { drafts, problems } = await this.drafts(pairs.map(({ next }) => next));
    if (problems.flat().length) throw badRequest('validation', {}, problems.flat());
    for (const { standing, next } of pairs) if ((['value', 'document', 'documentNumber', 'publishedOn'] as const).every((name) => next[name] === standing[name])) throw refused('nothing-to-correct', [{ path: 'value', code: 'nothing-to-correct' }]);
    return this.append(pairs.map(({ reason }, index) => ({ draft: drafts[index]!, reason, fresh: false })));
  }

  /** Withdraws figures that stand, for the reason given. */
  async withdraw(ids: readonly number[], reason: string): Promise<void> {
    const rows = await selectRows(this.database, OfficialValue, { id: [...ids] });
    await this.append(rows.map((row) => ({ draft: { ...row, scaled: null }, reason, fresh: false })));
  }

  /** The latest row of each of these questions, withdrawn ones too. */
  async latestOf(questions: readonly Question[]): Promise<Map<string, OfficialValue>> {
    return new Map([...(await this.chainsOf(questions))].map(([key, rows]) => [key, rows.at(-1)!]));
  }

  /** All that was ever said to each of these questions, in order. */
  async chainsOf(questions: readonly Question[]): Promise<Map<string, OfficialValue[]>> {
    const found = new Map<string, OfficialValue[]>();
    for (let start = 0; start < questions.length; start += CHUNK) {
      const part = questions.slice(start, start + CHUNK);
      const unique = <K extends keyof (typeof part)[number]>(name: K) => [...new Set(part.map((question) => question[name]))];
      const rows = await selectRows(this.database, OfficialValue, { series: unique('series'), scopeKey: unique('scopeKey'), periodFrom: unique('periodFrom') }, 'ORDER BY `revision`');
      for (const row of rows) {
        const chain = found.get(questionKey(row));
        if (!chain) found.set(questionKey(row), [row]);
        else if (!chain.some(({ id }) => id === row.id)) chain.push(row);
      }
    }
    return found;
  }

  private rows(query: ListQuery, where: readonly Fragment[]): Promise<Page<OfficialValueRow>> {
    return listRows<OfficialValueRow>(this.database, OFFICIAL_VALUE_LIST, query, where);
  }

  private async within(): Promise<Fragment[]> {
    const places = placesIn(currentScope(), await this.scopes.treeWithin());
    return places === null ? [] : [{ sql: `v.\`scopeKey\` IN (${placeholders(places)})`, params: places }];
  }

  private async drafts(values: readonly (Stated & Pick<RecordOfficialValueBody, 'document' | 'documentNumber'>)[]): Promise<{ drafts: (Draft | undefined)[]; problems: FieldProblem[][] }> {
    const [places, standing, today] = [await this.places(), await selectRows(this.database, OfficialSeries, { code: [...new Set(values.map(({ series }) => series))] }), this.clock.today()];
    const byCode = new Map(standing.map((series) => [series.code, series]));
    const checked = values.map((each): { draft?: Draft; problems: FieldProblem[] } => {
      const known = byCode.get(each.series);
      const { period, problems } = checkStated(each, known, today);
      const place = places.of(each.scopeKey);
      const found: FieldProblem[] = place ? problems : [{ path: 'scopeKey', code: 'bad-scope' }, ...problems];
      if (found.length || !place || !period || !known) return { problems: found };
      const { series, scopeKey, value, document, documentNumber = null, publishedOn } = each;
      return { problems: [], draft: { series, scopeKey, ...place, periodFrom: period.from, periodUntil: period.until, scaled: value === null ? null : scaledOf(known.unit, value), document, documentNumber, publishedOn } };
    });
    return { drafts: checked.map(({ draft }) => draft), problems: checked.map(({ problems }) => problems) };
  }

  /** The places that the caller may write of. */
  private async places(): Promise<Places> {
    const [city, parks, tree] = await Promise.all([this.home.city(), this.parks.all(), this.scopes.treeWithin()]);
    const known = new Map<string, Place>([
      ...(city.code ? [['city', { regionCode: city.code, parkId: null }] as const] : []), ...city.counties.map(({ code }) => [`county:${code}`, { regionCode: code, parkId: null }] as const),
      ...parks.filter((park) => park.archivedAt === null).map((park) => [`park:${park.id}`, { regionCode: park.regionCode, parkId: park.id }] as const),
    ]);
    const own = placesIn(currentScope('official-value:record'), tree);
    return { of: (scopeKey) => (own === null || own.includes(scopeKey) ? known.get(scopeKey) : undefined) };
  }

  /** Adds each row to the end of its chain, in one transaction with its audit entries. */
  private async append(items: readonly { draft: Draft; reason: string | null; fresh: boolean }[]): Promise<number[]> {
    const ids = await this.ids.take('official-value', items.length);
    const user = currentUser();
    await refuseDuplicate('period', () => this.database.write(async () => {
      // A series that is being archived or changed waits for its figures, and they for it.
      const codes = [...new Set(items.map(({ draft }) => draft.series))];
      const series = new Map((await selectRows(this.database, OfficialSeries, { code: codes }, this.database.kind === 'mysql' ? 'ORDER BY `id` FOR UPDATE' : '')).map((row) => [row.code, row]));
      items.forEach(({ draft, fresh }, index) => {
        if (fresh && series.get(draft.series)!.archivedAt !== null) throw conflict('series-archived', {}, [{ path: items.length > 1 ? `items.${index}` : 'series', code: 'series-archived' }]);
      });
      const latest = await this.latestOf(items.map(({ draft }) => draft));
      const now = this.clock.instant();
      const rows = items.map(({ draft, reason, fresh }, index): OfficialValue => {
        const before = latest.get(questionKey(draft));
        if (fresh && before && before.scaled !== null) throw conflict('duplicate', { field: 'period' }, [{ path: items.length > 1 ? `items.${index}` : 'period', code: 'duplicate' }]);
        const { series, scopeKey, regionCode, parkId, periodFrom, periodUntil, scaled, document, documentNumber, publishedOn } = draft;
        const row: OfficialValue = { id: ids[index]!, firstId: before?.firstId ?? ids[index]!, revision: (before?.revision ?? 0) + 1, series, scopeKey, regionCode, parkId, periodFrom, periodUntil, scaled, document, documentNumber, publishedOn, reason, knownFrom: now, recordedById: user.id };
        latest.set(questionKey(row), row);
        return row;
      });
      await insertRows(this.database, OfficialValue, rows);
      await this.audit.recordMany(rows.map((row) => ({ action: `official-value:${row.reason === null ? 'recorded' : row.scaled === null ? 'withdrawn' : 'corrected'}`, entity: 'official-value', entityId: row.id, details: detailsOf(row, series.get(row.series)!) })));
    }));
    return ids;
  }
}

const detailsOf = ({ scopeKey, periodFrom, periodUntil, scaled, document, documentNumber, publishedOn, reason, revision }: OfficialValue, { name, unit }: OfficialSeries) => ({
  series: name, scopeKey, period: officialPeriodCode({ from: periodFrom, until: periodUntil }), value: scaled === null ? null : valueOf(unit, scaled), document, documentNumber, publishedOn, reason, revision,
});
