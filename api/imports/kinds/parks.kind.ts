import { Injectable } from '@nestjs/common';
import { nameKey } from '../../../shared/text.js';
import { PARK_INFRASTRUCTURES, PARK_LEVELS } from '../../../shared/vocabulary.js';
import { Database } from '../../core/database/database.js';
import { currentScope } from '../../core/request-context.js';
import { inScope } from '../../identity/data-scope.js';
import type { Park } from '../../parks/entities.js';
import type { CreatePark } from '../../parks/park.dto.js';
import { ParksService } from '../../parks/parks.service.js';
import type { RecordField, RecordValues, References, RowFinding } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { organisationsByName } from './references.js';
import { findingsOf, raised, RecordKind, type Change, type Changed, type Existing, type Match } from './record-kind.js';

/** Parks: a park is known by its name; a short or other name of one on record is asked about. Undone: archived, unless something stands in them. */
@Injectable()
export class ParksKind extends RecordKind {
  readonly code = 'parks';
  readonly recordFields: readonly RecordField[] = [
    { code: 'name', zh: '园区名称', en: 'Park', type: 'text', required: true, max: 100, synonyms: ['园区', '名称', '开发区', 'name'] },
    { code: 'shortName', zh: '简称', en: 'Short name', type: 'text', max: 60, synonyms: ['园区简称'] },
    { code: 'aliases', zh: '别名', en: 'Aliases', type: 'names', synonyms: ['曾用名', '又名'] },
    { code: 'organisationId', zh: '管理单位', en: 'Run by', type: 'reference', resource: 'organisations', required: true, synonyms: ['主管单位', '责任单位', '管委会', '单位'] },
    { code: 'regionCode', zh: '所在县区', en: 'County', type: 'region', required: true, synonyms: ['县区', '区县', '所在地', '地区'] },
    { code: 'level', zh: '级别', en: 'Level', type: 'choice', choices: PARK_LEVELS, synonyms: ['园区级别'] },
    { code: 'leadingIndustryCodes', zh: '主导产业代码', en: 'Leading industry codes', type: 'names', synonyms: ['主导行业代码'] },
    { code: 'leadingIndustries', zh: '主导产业', en: 'Leading industries', type: 'names', synonyms: ['主导行业', '首位产业'] },
    { code: 'targetRegions', zh: '目标地区', en: 'Target regions', type: 'names', max: 50, synonyms: ['招商目标地区', '主攻地区'] },
    { code: 'directions', zh: '招商方向', en: 'Directions', type: 'names', max: 50, synonyms: ['主攻方向'] },
    { code: 'restrictedIndustryCodes', zh: '限制产业代码', en: 'Restricted industry codes', type: 'names', max: 50, synonyms: ['限制行业代码'] },
    { code: 'restrictedIndustries', zh: '限制产业', en: 'Restricted industries', type: 'names', max: 50, synonyms: ['限制行业', '禁止限制'] },
    { code: 'totalLandMu', zh: '规划面积（亩）', en: 'Land (mu)', type: 'number', synonyms: ['规划面积', '总面积', '土地面积'] },
    { code: 'remainingLandMu', zh: '剩余面积（亩）', en: 'Land left (mu)', type: 'number', synonyms: ['剩余面积', '可用面积'] },
    { code: 'infrastructure', zh: '基础设施', en: 'Infrastructure', type: 'choice', choices: PARK_INFRASTRUCTURES, synonyms: ['配套', '配套条件'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly parks: ParksService) {
    super(database, contexts);
  }

  protected identityOf({ name }: RecordValues): string | null {
    return typeof name === 'string' ? nameKey(name) : null;
  }

  protected override references(texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    return organisationsByName(this.database, texts, 'organisationId');
  }

  /** Each row is checked as the form would be. */
  protected override async complete(rows: readonly RecordValues[]): Promise<RowFinding[][]> {
    return (await this.parks.problemsOfAll(rows.map(stated))).map(findingsOf);
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const parks = await this.parks.all();
    return rows.map((row) => {
      const key = this.identityOf(row);
      const match = (park: Park, because: Match['because']): Match => ({ record: existing(park), because, elsewhere: !this.mine(park) });
      const named = parks.filter((park) => park.nameKey === key);
      return [...named.map((park) => match(park, 'identity')), ...parks.filter((park) => !named.includes(park) && park.archivedAt === null && [park.shortName ?? '', ...park.aliases].some((name) => nameKey(name) === key)).map((park) => match(park, 'similar-name'))];
    });
  }

  protected create(values: readonly RecordValues[]): Promise<number[]> {
    return this.parks.createMany(values.map((row) => stated(row) as CreatePark));
  }

  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    await this.parks.updateMany(changes.map(({ id, version, values }) => ({ ...(values as Partial<CreatePark>), id, version })));
    return changes.map(raised);
  }

  protected withdraw(ids: readonly number[]): Promise<void> {
    return this.parks.withdraw(ids);
  }

  protected async current(ids: readonly number[]): Promise<Existing[]> {
    return ids.length ? (await this.parks.all()).filter(({ id }) => ids.includes(id)).map(existing) : [];
  }

  protected override inUse(ids: readonly number[]): Promise<ReadonlySet<number>> {
    return this.parks.inUse(ids);
  }

  private mine(park: Park): boolean {
    return inScope(currentScope(), { organisationId: park.organisationId, parkId: park.id });
  }
}

/** What the row says; an empty cell says nothing. */
const stated = (row: RecordValues): Partial<CreatePark> => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));

function existing({ id, version, nameKey: _nameKey, archivedAt: _archivedAt, createdAt: _createdAt, updatedAt: _updatedAt, totalLandMuCenti, remainingLandMuCenti, ...values }: Park): Existing {
  const mu = (centi: number | null) => (centi === null ? null : centi / 100);
  return { id, version, code: values.name, name: values.name, values: { ...values, totalLandMu: mu(totalLandMuCenti), remainingLandMu: mu(remainingLandMuCenti) } };
}
