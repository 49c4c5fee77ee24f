import { Injectable } from '@nestjs/common';
import type { MetricLine } from '../../shared/contracts/metrics.js';
import { Database } from '../core/database/database.js';
import { listRows, type Fragment, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentLocale, currentUser } from '../core/request-context.js';
import { because, occurredOn } from './domain/because.js';
import { AMOUNT, type Measure, type Relation } from './relations.js';

interface LineRow {
  projectId: number; companyId: number | null; companyName: string | null; eventId: number | null; code: string; name: string; contribution: number;
  occurredFrom: string; occurredUntil: string; precision: string | null; verification: string; confidential: number; confidentialThen: number;
  parkName: string | null; regionName: string | null; organisationName: string | null;
}

const CONFIDENTIAL = { zh: '〔保密项目〕', en: '[confidential project]' } as const;
const IDENTITY: Record<Relation['entity'], string> = { project: 'f.`projectId`', company: 'f.`companyId`', event: 'f.`eventId`' };

function specOf({ relation, value }: Measure): ListSpec {
  const ofCompany = relation.entity === 'company';
  const identity = IDENTITY[relation.entity];
  return {
    name: 'metric-lines',
    select: `f.\`projectId\`, f.\`eventId\`, f.\`occurredFrom\`, f.\`occurredUntil\`, f.\`precision\`, f.\`verification\`, ${value} AS \`contribution\`,
      ${ofCompany ? 'f.`companyId`, m.`name`' : 'NULL AS `companyId`, NULL'} AS \`companyName\`, p.\`code\`, p.\`name\`, p.\`confidential\`, r.\`confidential\` AS \`confidentialThen\`,
      k.\`name\` AS \`parkName\`, z.\`name\` AS \`regionName\`, o.\`name\` AS \`organisationName\``,
    from: `${relation.from.sql} JOIN \`project\` p ON p.\`id\` = f.\`projectId\` LEFT JOIN \`park\` k ON k.\`id\` = r.\`parkId\` LEFT JOIN \`region\` z ON z.\`code\` = r.\`regionCode\`
      LEFT JOIN \`organisation\` o ON o.\`id\` = r.\`organisationId\`${ofCompany ? ' LEFT JOIN `company` m ON m.`id` = f.`companyId`' : ''}`,
    countFrom: relation.from.sql,
    // Names are neither sorted nor searched by: either would tell a masked one.
    fields: {
      id: { sql: identity, type: 'number', filter: false },
      occurredOn: { sql: 'f.`occurredFrom`', type: 'day', filter: false },
      contribution: { sql: value, type: 'number', filter: false },
    },
    defaultSort: ['occurredOn', 'DESC'],
    tieBreak: identity,
  };
}

/** Opens a number to the lines it is made of. */
@Injectable()
export class MetricLines {
  constructor(private readonly database: Database) {}

  /** One page of the lines counted, whose contributions sum to the value, or of the undetermined ones. */
  async page(measure: Measure, narrow: readonly Fragment[], undetermined: boolean, query: ListQuery): Promise<Page<MetricLine>> {
    const { relation } = measure;
    const certain: Fragment = undetermined ? { sql: `NOT (${relation.certain.sql})`, params: relation.certain.params } : relation.certain;
    // The parameters of FROM stand before those of WHERE; this condition, the first, brings them along.
    const ofFrom: Fragment = { sql: '1 = 1', params: relation.from.params };
    const page = await listRows<LineRow>(this.database, specOf(measure), query, [ofFrom, ...relation.where, ...narrow, certain]);
    const mask = !currentUser().permissions.has('project:read-confidential');
    return page.map((row) => lineOf(row, measure, undetermined, mask));
  }
}

function lineOf(row: LineRow, { relation, value }: Measure, undetermined: boolean, mask: boolean): MetricLine {
  const locale = currentLocale();
  const masked = mask && Boolean(Number(row.confidential) || Number(row.confidentialThen));
  const ofCompany = relation.entity === 'company';
  const id = masked ? `masked:${row.projectId}:${row.eventId ?? 0}` : ofCompany ? `company:${row.companyId}` : relation.entity === 'event' ? `event:${row.eventId}` : `project:${row.projectId}`;
  return {
    id,
    projectId: masked ? null : row.projectId, companyId: masked ? null : row.companyId, eventId: masked ? null : row.eventId, code: masked ? null : row.code,
    name: masked ? CONFIDENTIAL[locale] : ofCompany ? (row.companyName ?? row.name) : row.name,
    contribution: row.contribution,
    because: because({ ...row, what: relation.what[locale], standingOn: relation.standingOn, amountFen: value === AMOUNT ? row.contribution : null, undetermined }, locale),
    occurredOn: occurredOn(row), precision: row.precision, parkName: row.parkName, regionName: row.regionName, organisationName: row.organisationName,
    verification: row.verification, undetermined,
  };
}
