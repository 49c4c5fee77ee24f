import type { ProjectRecord } from '../../shared/contracts/projects.js';
import type { Database, Row } from '../core/database/database.js';
import { decodeRow } from '../core/database/rows.js';
import { badRequest } from '../core/errors.js';
import { type Fragment, type ListField, type ListSpec } from '../core/http/list.js';
import { currentLocale, seesConfidential, type DataScope } from '../core/request-context.js';
import { scopeFragment } from '../identity/data-scope.js';
import { industrialFilter, industryFilter } from '../identity/filters.js';
import { Project } from './entities.js';
import { ofLeadingIndustry } from '../parks/leading-industry.js';
import { tierExpression, type InvestmentTiers } from './investment-tiers.js';
import { projectKeyword } from './project-keyword.js';
import { wholes } from './project-row.js';

const field = (name: string, type: ListField['type'] = 'text', extra: Partial<ListField> = {}): [string, ListField] => [name, { sql: `p.\`${name}\``, type, ...extra }];

function outsidePark(value: unknown): Fragment {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'outsidePark' });
  return { sql: value ? 'p.`parkId` IS NULL' : 'p.`parkId` IS NOT NULL', params: [] };
}

function archived(value: unknown): Fragment {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'archived' });
  return { sql: value ? 'p.`archivedAt` IS NOT NULL' : 'p.`archivedAt` IS NULL', params: [] };
}

/** Projects in which one of these companies invests, or whose company it is; confidential ones only for who may know their investors. */
const ofCompany = (companies: string) => (value: unknown): Fragment => {
  if (typeof value !== 'number' && !(typeof value === 'string' && /^\d{1,10}$/.test(value))) throw badRequest('bad-filter', { field: 'companyId' });
  const open = seesConfidential() ? '' : ' AND p.`confidential` = 0';
  return { sql: `(p.\`projectCompanyId\` IN (${companies}) OR p.\`id\` IN (SELECT v.\`projectId\` FROM \`project_investor\` v WHERE v.\`companyId\` IN (${companies})))${open}`, params: [Number(value), Number(value)] };
};

/** The projects that came of a promotion event. */
function promotionEventId(value: unknown): Fragment {
  if (!Number.isSafeInteger(value)) throw badRequest('bad-filter', { field: 'promotionEventId' });
  return { sql: 'p.`id` IN (SELECT l.`projectId` FROM `promotion_event_project` l WHERE l.`promotionEventId` = ?)', params: [value] };
}

export const PROJECT_LIST: ListSpec = {
  name: 'projects',
  select: 'p.*, o.`name` AS organisationName, io.`name` AS introducingOrganisationName, k.`name` AS parkName, r.`fullName` AS regionName, u.`displayName` AS officerName, c.`name` AS projectCompanyName',
  // LEFT, though every project has an organisation: else MariaDB may begin with the organisations and sort all their projects to find one page.
  from: '`project` p LEFT JOIN `organisation` o ON o.`id` = p.`organisationId` LEFT JOIN `organisation` io ON io.`id` = p.`introducingOrganisationId` LEFT JOIN `park` k ON k.`id` = p.`parkId` LEFT JOIN `region` r ON r.`code` = p.`regionCode` LEFT JOIN `user_account` u ON u.`id` = p.`officerId` LEFT JOIN `company` c ON c.`id` = p.`projectCompanyId`',
  countFrom: '`project` p',
  fields: Object.fromEntries([
    field('id', 'number'), field('code'), field('name', 'text', { sort: 'p.`nameKey`' }), field('stage'), field('status'), field('stageVerification'),
    field('parkId', 'number'), field('organisationId', 'number'), field('introducingOrganisationId', 'number'), field('regionCode'), field('officerId', 'number'), field('projectCompanyId', 'number'),
    field('industryCode'), field('kind'), field('landMode'), field('attractionMode'), field('origin'), field('source'), field('confidential', 'flag'),
    field('agreedInvestmentFen', 'number'), field('fundsArrivedFen', 'number'), field('completedInvestmentFen', 'number'),
    field('leadOn', 'day'), field('negotiatingOn', 'day'), field('signedOn', 'day'), field('startedOn', 'day'), field('builtOn', 'day'), field('producedOn', 'day'),
    field('plannedStartOn', 'day'), field('plannedBuiltOn', 'day'), field('plannedProducingOn', 'day'), field('nextStepOn', 'day'),
    field('importBatchId', 'number'), field('createdAt', 'instant'), field('updatedAt', 'instant'),
  ]),
  filters: { outsidePark, archived, promotionEventId, companyId: ofCompany('SELECT ?'), companyGroupId: ofCompany('SELECT `id` FROM `company` WHERE `groupId` = ?'), industryCode: industryFilter('p.`industryCode`'), industrial: industrialFilter('p.`industryCode`') },
  keyword: projectKeyword,
  countUpTo: 1_000,
  defaultSort: ['updatedAt', 'DESC'],
  tieBreak: 'p.`id`',
};

const AMOUNT = 'COALESCE(p.`agreedInvestmentFen`, 0) - COALESCE(p.`countedBeforeFen`, 0)';

const lists = new WeakMap<InvestmentTiers, ListSpec>();

/** The list with what the tiers in force say: each project's tier, and a filter by one (`none` = below them all). Asked for by every request, made once. */
export function listWithTiers(tiers: InvestmentTiers | undefined): ListSpec {
  if (!tiers) return PROJECT_LIST;
  let list = lists.get(tiers);
  if (!list) lists.set(tiers, (list = withTiers(tiers)));
  return list;
}

function withTiers(tiers: InvestmentTiers): ListSpec {
  const tier = tierExpression(tiers, AMOUNT, ofLeadingIndustry('p', '`park` k WHERE k.`id` = p.`parkId`'));
  const filter = (value: unknown): Fragment => {
    if (value === 'none') return { sql: `(${tier}) IS NULL`, params: [] };
    const found = tiers.tiers.find(({ code }) => code === value);
    if (!found) throw badRequest('bad-filter', { field: 'tier' });
    // The bare amount, which is never less, lets an index find the few.
    return { sql: `p.\`agreedInvestmentFen\` >= ? AND (${tier}) = ?`, params: [found.minimumFen, found.code] };
  };
  return { ...PROJECT_LIST, select: `${PROJECT_LIST.select}, ${tier} AS \`tier\``, filters: { ...PROJECT_LIST.filters, tier: filter } };
}

const CURRENT: Fragment = { sql: 'p.`archivedAt` IS NULL', params: [] };

/** A filter by one of these, or an order by name, would tell what `masked` hides: those it hides it from do not meet the project there. */
const TELLING = ['"projectCompanyId"', '"officerId"'];
const MASKED_FIELDS: ListSpec['fields'] = { ...PROJECT_LIST.fields, name: { ...PROJECT_LIST.fields['name']!, sort: "CASE WHEN p.`confidential` = 1 THEN '' ELSE p.`nameKey` END" } };
export const projectListFor = (query: { filter?: string }, list = PROJECT_LIST): { spec: ListSpec; open: Fragment[] } =>
  seesConfidential() ? { spec: list, open: [] } : { spec: { ...list, fields: MASKED_FIELDS }, open: TELLING.some((name) => query.filter?.includes(name)) ? openProjects() : [] };

/** What is told of projects beside their figures (notes, files, likenesses) leaves the confidential ones out for those who may not read them. */
export const openProjects = (): Fragment[] => (seesConfidential() ? [] : [{ sql: 'p.`confidential` = 0', params: [] }]);

/** The conditions every project query carries: the caller's scope and, unless asked otherwise, no withdrawn ones. */
export function projectScope(scope: DataScope, options: { filter?: string } = {}): Fragment[] {
  const own = scopeFragment(scope, { organisation: 'p.`organisationId`', introducing: 'p.`introducingOrganisationId`', park: 'p.`parkId`' });
  return options.filter?.includes('"archived"') ? own : [...own, CURRENT];
}

/** Columns that are no field of the record. */
const INTERNAL = new Set(['nameKey', 'identityKey', 'landMuCenti', 'factorySquareMetresCenti']);

/** A stored row with its names as the API's record, whole: see `masked`. */
export function projectRecord(database: Database, row: Row): ProjectRecord {
  const project = decodeRow(database, Project, row);
  const record: Row = {};
  for (const name in project) if (!INTERNAL.has(name)) record[name] = project[name as keyof Project];
  return Object.assign(record, { landMu: wholes(project.landMuCenti), factorySquareMetres: wholes(project.factorySquareMetresCenti) }) as unknown as ProjectRecord;
}

const CONFIDENTIAL = { zh: '〔保密项目〕', en: '[confidential project]' } as const;
/** Stands for the name of a project that the reader may not see. */
export const confidentialName = (): string => CONFIDENTIAL[currentLocale()];

/** A confidential project shows its figures, not what it is, to those who may not see its name. */
export function masked(record: ProjectRecord, seesConfidential: boolean): ProjectRecord {
  if (!record.confidential || seesConfidential) return record;
  return {
    ...record, name: confidentialName(), investors: [], projectCompanyId: null, projectCompanyName: null, contentAndScale: null, progressNote: null, problems: null, remarks: null,
    leaderInCharge: null, officerId: null, officerName: null, extra: {},
  };
}
