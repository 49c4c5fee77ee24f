import { Injectable } from '@nestjs/common';
import type { ActivityRecord } from '../../../shared/contracts/activities.js';
import { inBoth } from '../../../shared/punctuation.js';
import { nameKey } from '../../../shared/text.js';
import { ACTIVITY_KINDS } from '../../../shared/vocabulary.js';
import { ActivitiesService } from '../../activities/activities.service.js';
import { ActivityReader } from '../../activities/activity-reader.js';
import type { CreateActivity, UpdateActivity } from '../../activities/dto.js';
import { CompanyBatches } from '../../companies/company-batches.js';
import { Database } from '../../core/database/database.js';
import { placeholders } from '../../core/database/rows.js';
import { currentScope } from '../../core/request-context.js';
import { inScope } from '../../identity/data-scope.js';
import { recordDifferences, type RecordField, type RecordValues, type References, type RowFinding } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { companiesByName } from './companies.kind.js';
import { projectsNamed, projectText } from './project-references.js';
import { organisationsByName } from './references.js';
import { raised, RecordKind, type Change, type Changed, type Existing, type Match } from './record-kind.js';

interface People { id: number; displayName: string }

/**
 * Visits, calls and meetings: one is known by its day, kind, company and subject. Undone: removed, unless files or next steps have come to
 * belong to them. A company that is not on record stays as text; whoever imports is our person where the file names none.
 */
@Injectable()
export class ActivitiesKind extends RecordKind {
  readonly code = 'activities';
  override readonly distinct = false;
  readonly recordFields: readonly RecordField[] = [
    { code: 'subject', zh: '主题', en: 'Subject', type: 'text', synonyms: ['事由', '活动主题', '活动名称'] },
    { code: 'occurredOn', zh: '日期', en: 'Date', type: 'day', required: true, planned: true, synonyms: ['活动日期', '拜访日期'] },
    { code: 'startsAt', zh: '时间', en: 'Time', type: 'text', max: 5, synonyms: ['开始时间'] },
    { code: 'kind', zh: '类型', en: 'Kind', type: 'choice', required: true, choices: ACTIVITY_KINDS, synonyms: ['活动类型', '方式', '类别'] },
    { code: 'companyName', zh: '对象企业', en: 'Company', type: 'text', synonyms: ['企业', '企业名称', '公司', '客商'] },
    { code: 'people', zh: '对方人员', en: 'People met', type: 'text', synonyms: ['对方参加人员', '客商人员'] },
    { code: 'place', zh: '地点', en: 'Place', type: 'text', synonyms: ['活动地点'] },
    { code: 'projects', zh: '相关项目', en: 'Projects', type: 'names', separators: ';；\n\r', synonyms: ['项目', '项目名称', '涉及项目'] },
    { code: 'participants', zh: '我方人员', en: 'Our people', type: 'names', max: 50, synonyms: ['我方参加人员', '参加人员', '陪同人员'] },
    { code: 'notes', zh: '内容', en: 'Notes', type: 'long-text', max: 5_000, synonyms: ['活动内容', '洽谈内容', '备注'] },
    { code: 'result', zh: '结果', en: 'Result', type: 'long-text', max: 5_000, synonyms: ['成效', '活动成效', '洽谈结果'] },
    { code: 'organisationId', zh: '单位', en: 'Organisation', type: 'reference', resource: 'organisations', synonyms: ['责任单位', '组织单位', '牵头单位'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly activities: ActivitiesService, private readonly reader: ActivityReader, private readonly companies: CompanyBatches) {
    super(database, contexts);
  }

  protected identityOf({ occurredOn, kind, companyName, subject, notes }: RecordValues): string | null {
    const about = companyName || subject ? `${nameKey(String(companyName ?? ''))}\n${nameKey(String(subject ?? ''))}` : nameKey(String(notes ?? ''));
    return typeof occurredOn === 'string' && kind !== null && about ? `${occurredOn}\n${String(kind)}\n${about}` : null;
  }

  protected override references(texts: ReadonlyMap<string, readonly string[]>): Promise<References> {
    return organisationsByName(this.database, texts, 'organisationId');
  }

  protected override async complete(rows: readonly RecordValues[]): Promise<RowFinding[][]> {
    const names = [...new Set(rows.flatMap(({ companyName }) => (typeof companyName === 'string' ? [companyName] : [])))];
    const found = names.length ? await this.companies.byNameOrCode(names, []) : [];
    const [companies, links] = [companiesByName(names, found), await this.linker(rows)];
    return rows.map((row) => {
      const ids = typeof row['companyName'] === 'string' ? (companies.get(nameKey(row['companyName'])) ?? []) : [];
      if (ids.length === 1) Object.assign(row, { companyId: ids[0], companyName: found.find(({ id }) => id === ids[0])!.name });
      const { linked, unclear } = links(row);
      Object.assign(row, linked);
      const nothing = !row['subject'] && !row['companyName'] && !row['notes'] && !listed(row['projects']).length;
      return [
        ...(nothing ? [{ field: 'subject', code: 'activity-about-nothing', severity: 'error' } as const] : []),
        ...(typeof row['startsAt'] === 'string' && !/^(?:[01]\d|2[0-3]):[0-5]\d$/.test(row['startsAt']) ? [{ field: 'startsAt', code: 'time-format', severity: 'error' } as const] : []),
        ...(typeof row['organisationId'] === 'number' && !inScope(currentScope(), { organisationId: row['organisationId'] }) ? [{ field: 'organisationId', code: 'unknown-reference', severity: 'decision' } as const] : []),
        ...(unclear.projects.length ? [{ field: 'projects', code: 'projects-unclear', severity: 'decision', params: { names: inBoth(unclear.projects, 'clause') } } as const] : []),
        ...(unclear.people.length ? [{ field: 'participants', code: 'people-unclear', severity: 'decision', params: { names: inBoth(unclear.people, 'clause') } } as const] : []),
      ];
    });
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const days = [...new Set(rows.flatMap(({ occurredOn }) => (typeof occurredOn === 'string' ? [occurredOn] : [])))];
    const known = new Map<string, ActivityRecord[]>();
    if (days.length) for await (const activity of this.reader.all({ filter: JSON.stringify({ occurredOn: days }) })) {
      const key = this.identityOf({ ...activity }) ?? '';
      known.set(key, [...(known.get(key) ?? []), activity]);
    }
    return rows.map((row) => (known.get(this.identityOf(row) ?? '-') ?? [])
      .map((activity): Match => ({ record: existing(activity, row), because: 'identity', elsewhere: !inScope(currentScope(), { organisationId: activity.organisationId }) }))
      .sort((a, b) => recordDifferences(this.recordFields, a.record.values, row).length - recordDifferences(this.recordFields, b.record.values, row).length));
  }

  protected create(values: readonly RecordValues[]): Promise<number[]> {
    return this.activities.createMany(values.map((row) => {
      const { projects: _projects, participants: _participants, participantIds, organisationId, ...body } = row;
      const own = typeof organisationId === 'number' && inScope(currentScope(), { organisationId }) ? { organisationId } : {};
      return { ...body, ...own, ...(listed(participantIds).length ? { participantIds } : {}) } as unknown as CreateActivity;
    }));
  }

  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    const links = await this.linker(changes.map(({ values }) => values));
    await this.activities.updateMany(changes.map(({ id, version, values }) => {
      const { projects, participants, organisationId: _organisationId, ...body } = values;
      const { linked } = links(values);
      return { ...body, ...(projects === undefined ? {} : { projectIds: linked.projectIds }), ...(participants === undefined || !linked.participantIds.length ? {} : { participantIds: linked.participantIds }), id, version } as UpdateActivity & { id: number };
    }));
    return changes.map(raised);
  }

  protected withdraw(ids: readonly number[]): Promise<void> {
    return this.activities.withdraw(ids);
  }

  protected async current(ids: readonly number[]): Promise<Existing[]> {
    const records: Existing[] = [];
    if (ids.length) for await (const activity of this.reader.all({ filter: JSON.stringify({ id: ids }) })) records.push(existing(activity, {}));
    return records;
  }

  protected override inUse(ids: readonly number[]): Promise<ReadonlySet<number>> {
    return this.activities.inUse(ids);
  }

  /** Which projects and people the rows name: two look-ups for all. A project that is clear is called as exports call it. */
  private async linker(rows: readonly RecordValues[]): Promise<(row: RecordValues) => { linked: { projects: string[]; projectIds: number[]; participantIds: number[] }; unclear: { projects: string[]; people: string[] } }> {
    const named = await projectsNamed(this.database, [...new Set(rows.flatMap(({ projects }) => listed(projects)))]);
    const names = [...new Set(rows.flatMap(({ participants }) => listed(participants)))];
    const people = names.length ? await this.database.query<People>(`SELECT \`id\`, \`displayName\` FROM \`user_account\` WHERE \`displayName\` IN (${placeholders(names)}) ORDER BY \`id\` LIMIT 5000`, names) : [];
    return ({ projects, participants }) => {
      const texts = listed(projects).map((text) => ({ text, found: named(text) }));
      const persons = listed(participants).map((name) => ({ name, found: people.filter(({ displayName }) => displayName === name) }));
      return {
        linked: { projects: texts.map(({ text, found }) => (found.length === 1 ? projectText(found[0]!) : text)), projectIds: texts.flatMap(({ found }) => (found.length === 1 ? [found[0]!.id] : [])), participantIds: persons.flatMap(({ found }) => (found.length === 1 ? [found[0]!.id] : [])) },
        unclear: { projects: texts.filter(({ found }) => found.length !== 1).map(({ text }) => text), people: persons.filter(({ found }) => found.length !== 1).map(({ name }) => name) },
      };
    };
  }
}

const listed = (value: unknown): string[] => (Array.isArray(value) ? (value as string[]) : []);

/** The unit that owns an activity stays as it is. */
function existing(activity: ActivityRecord, row: RecordValues): Existing {
  const { id, version, projects, participants } = activity;
  return {
    id, version, code: activity.occurredOn, name: activity.subject ?? activity.companyName ?? '',
    values: { ...activity, projects: projects.map(projectText), participants: participants.map(({ name }) => name), organisationId: row['organisationId'] ?? null },
  };
}
