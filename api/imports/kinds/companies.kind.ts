import { Injectable } from '@nestjs/common';
import { inBoth } from '../../../shared/punctuation.js';
import { nameKey } from '../../../shared/text.js';
import { CompanyBatches, type Found } from '../../companies/company-batches.js';
import type { CreateCompany } from '../../companies/company.dto.js';
import type { Company } from '../../companies/entities.js';
import { Database } from '../../core/database/database.js';
import { rankingText, readRanking, withRankings, type ReadRanking } from '../domain/read-ranking.js';
import type { RecordField, RecordValues, References, RowFinding } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { raised, RecordKind, type Change, type Changed, type Existing, type Match } from './record-kind.js';
import { byKey } from './references.js';

/** Companies: a company is known by its credit code, else by its name; one of its other names is asked about. */
@Injectable()
export class CompaniesKind extends RecordKind {
  readonly code = 'companies';
  readonly recordFields: readonly RecordField[] = [
    { code: 'name', zh: '企业名称', en: 'Company', type: 'text', required: true, synonyms: ['名称', '公司名称', '单位名称', '企业', '公司', 'name'] },
    { code: 'creditCode', zh: '统一社会信用代码', en: 'Unified social credit code', type: 'credit-code', synonyms: ['信用代码', '社会信用代码', '统一信用代码'] },
    { code: 'aliases', zh: '别名', en: 'Aliases', type: 'names', synonyms: ['曾用名', '简称', '企业简称', '曾用名/简称', '又名', 'alias'] },
    { code: 'groupId', zh: '所属集团', en: 'Group', type: 'reference', resource: 'companies', synonyms: ['集团', '母公司', '上级公司', '控股公司'] },
    { code: 'regionCode', zh: '所在地', en: 'Place', type: 'region', synonyms: ['地区', '注册地', '总部所在地', '所属地区', '地址', '注册地址', 'region'] },
    { code: 'industryCode', zh: '行业', en: 'Industry', type: 'industry', synonyms: ['所属行业', '行业类别', '国民经济行业', '行业代码', '产业'] },
    { code: 'anchor', zh: '链主企业', en: 'Chain leader', type: 'flag', synonyms: ['链主', '是否链主'] },
    { code: 'rankings', zh: '榜单与称号', en: 'Rankings', type: 'names', max: 50, separators: ';；、\n\r', synonyms: ['榜单', '入围榜单', '称号', '资质荣誉', '500强', 'ranking'] },
    { code: 'remarks', zh: '备注', en: 'Remarks', type: 'long-text', synonyms: ['说明', '备注说明'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly companies: CompanyBatches) {
    super(database, contexts);
  }

  protected identityOf({ name }: RecordValues): string | null {
    return typeof name === 'string' ? nameKey(name) : null;
  }

  /** Two names with one credit code are one company. */
  protected override likeOf({ creditCode }: RecordValues): string | null {
    return typeof creditCode === 'string' ? creditCode : null;
  }

  override likeness(): ReturnType<RecordKind['likeness']> {
    return { code: 'same-code-in-file', likely: true };
  }

  protected override async references(texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    const groups = texts.get('groupId') ?? [];
    return new Map([['groupId', companiesByName(groups, groups.length ? await this.companies.byNameOrCode(groups, []) : [])]]);
  }

  /** Places on lists in one wording, so that a file in either language says the same. */
  protected override complete(rows: readonly RecordValues[]): Promise<RowFinding[][]> {
    return Promise.resolve(rows.map((row): RowFinding[] => {
      const texts = row['rankings'] as string[];
      const unclear = texts.filter((text) => !readRanking(text));
      row['rankings'] = withRankings([], texts);
      return unclear.length ? [{ field: 'rankings', code: 'rankings-unclear', severity: 'decision', params: { names: inBoth(unclear, 'clause') } }] : [];
    }));
  }

  /** A list of one year does not take a company off those of others. */
  protected override onto({ values }: Existing, row: RecordValues): RecordValues {
    const texts = (row['rankings'] ?? []) as string[];
    return texts.length ? { ...row, rankings: withRankings(values['rankings'] as string[], texts) } : row;
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const found = await this.companies.byNameOrCode(rows.flatMap(({ name }) => (typeof name === 'string' ? [name] : [])), rows.flatMap(({ creditCode }) => (typeof creditCode === 'string' ? [creditCode] : [])));
    const rankings = await this.companies.rankings(found.map(({ id }) => id));
    const [coded, named, called] = [byKey(found, ({ creditCode }) => (creditCode === null ? [] : [creditCode])), byKey(found, ({ nameKey: key }) => [key]), byKey(found, ({ otherKeys }) => otherKeys)];
    return rows.map((row) => {
      const key = typeof row['name'] === 'string' ? nameKey(row['name']).slice(0, 220) : '';
      const seen = new Set<number>();
      const matches = (companies: readonly Found[] = [], because: Match['because']) => companies.filter(({ id }) => !seen.has(id) && seen.add(id)).map((company): Match => ({ record: recordOf(company, rankings), because }));
      return [...matches(coded.get(String(row['creditCode'] ?? '')), 'code'), ...matches(named.get(key), 'identity'), ...matches(called.get(key), 'similar-name')];
    });
  }

  protected create(values: readonly RecordValues[]): Promise<number[]> {
    return this.companies.create(values.map((row) => ({ ...row, rankings: rankingsOf(row), anchor: row['anchor'] === true }) as unknown as CreateCompany));
  }

  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    await this.companies.change(changes.map(({ values, ...change }) => ({ ...change, values: { ...values, ...('rankings' in values ? { rankings: rankingsOf(values) } : {}) } as Partial<CreateCompany> })));
    return changes.map(raised);
  }

  protected withdraw(ids: readonly number[]): Promise<void> {
    return this.companies.withdraw(ids);
  }

  protected async current(ids: readonly number[]): Promise<Existing[]> {
    const rankings = await this.companies.rankings(ids);
    return (await this.companies.byIds(ids)).map((company) => recordOf(company, rankings));
  }

  protected override inUse(ids: readonly number[]): Promise<ReadonlySet<number>> {
    return this.companies.inUse(ids);
  }
}

const rankingsOf = ({ rankings }: RecordValues): ReadRanking[] => (Array.isArray(rankings) ? (rankings as string[]) : []).flatMap((text) => readRanking(text) ?? []);

/** For each name the companies it may mean: those of that name, else those that go by it besides. */
export function companiesByName(names: readonly string[], found: readonly Found[]): ReadonlyMap<string, readonly number[]> {
  const [named, called] = [byKey(found, ({ nameKey: key }) => [key]), byKey(found, ({ otherKeys }) => otherKeys)];
  return new Map(names.map((name) => {
    const key = nameKey(name).slice(0, 220);
    return [nameKey(name), (named.get(key) ?? called.get(key) ?? []).map(({ id }) => id)] as const;
  }));
}

/** A company under the names of a row's values; one that leads no chain says nothing of it. */
function recordOf({ id, version, name, creditCode, aliases, groupId, regionCode, industryCode, anchor, remarks }: Company, rankings: ReadonlyMap<number, readonly ReadRanking[]>): Existing {
  return { id, version, code: name, name, values: { name, creditCode, aliases, groupId, regionCode, industryCode, anchor, rankings: (rankings.get(id) ?? []).map((ranking) => rankingText(ranking)), remarks } };
}
