import type { CertificationCandidate, CertificationRecord } from '../../shared/contracts/certifications.js';
import { yearPeriod } from '../../shared/period.js';
import { CERTIFICATION_KINDS, type CertificationKind, type CertificationVerdict, type DatePrecision, type Origin, type Stage, type Verification } from '../../shared/vocabulary.js';
import { FOREVER } from '../core/database/columns.js';
import type { Row } from '../core/database/database.js';
import { badRequest } from '../core/errors.js';
import type { Fragment, ListQuery, ListSpec } from '../core/http/list.js';
import { confidentialName } from '../projects/project-list.js';
import { systemName } from '../core/system-words.js';
import { CANDIDATE_STAGE } from './domain/decisions.js';

const text = (row: Row, name: string) => (row[name] as string | null) ?? null;
const nameOf = (row: Row, seesConfidential: boolean) => (Number(row['confidential']) === 1 && !seesConfidential ? confidentialName() : String(row['projectName']));

const FACT = `\`certification_fact\` f ON f.\`projectId\` = c.\`projectId\` AND f.\`year\` = c.\`year\` AND f.\`kind\` = c.\`kind\` AND f.\`knownTo\` = '${FOREVER}'`;

/** The decisions themselves, earlier ones included. */
export const CERTIFICATION_LIST: ListSpec = {
  name: 'certifications',
  select: 'c.*, p.`name` AS projectName, p.`code` AS projectCode, p.`confidential`, u.`displayName` AS recordedByName, f.`certificationId` AS rulingId',
  from: `\`certification\` c JOIN \`project\` p ON p.\`id\` = c.\`projectId\` LEFT JOIN ${FACT} LEFT JOIN \`user_account\` u ON u.\`id\` = c.\`recordedById\``,
  countFrom: `\`certification\` c JOIN \`project\` p ON p.\`id\` = c.\`projectId\` LEFT JOIN ${FACT}`,
  fields: {
    id: { sql: 'c.`id`', type: 'number' }, projectId: { sql: 'c.`projectId`', type: 'number' }, year: { sql: 'c.`year`', type: 'number' }, kind: { sql: 'c.`kind`', type: 'text' }, verdict: { sql: 'c.`verdict`', type: 'text' },
    decidedOn: { sql: 'c.`decidedOn`', type: 'day' }, recordedAt: { sql: 'c.`recordedAt`', type: 'instant' }, parkId: { sql: 'p.`parkId`', type: 'number' }, organisationId: { sql: 'p.`organisationId`', type: 'number' },
  },
  filters: {
    current: (value) => {
      if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'current' });
      return { sql: value ? 'f.`certificationId` = c.`id`' : '(f.`certificationId` IS NULL OR f.`certificationId` <> c.`id`)', params: [] };
    },
  },
  defaultSort: ['id', 'DESC'],
  tieBreak: 'c.`id`',
};

export function certificationOf(row: Row, seesConfidential: boolean): CertificationRecord {
  return {
    id: Number(row['id']), projectId: Number(row['projectId']), projectName: nameOf(row, seesConfidential), projectCode: String(row['projectCode']), year: Number(row['year']),
    kind: row['kind'] as CertificationKind, verdict: row['verdict'] as CertificationVerdict, origin: row['origin'] as Origin | null, reason: String(row['reason']), decisionNumber: text(row, 'decisionNumber'),
    decidedOn: String(row['decidedOn']), recordedByName: text(row, 'recordedByName') ?? systemName(), recordedAt: String(row['recordedAt']), current: Number(row['rulingId']) === Number(row['id']),
  };
}

const VERDICT = 'f.`verdict`';

/** Projects whose stage was reached within the year for certain, with the ruling decision of the kind. */
export function candidateList(year: number, kind: CertificationKind): { spec: ListSpec; where: Fragment[] } {
  const { from, until } = yearPeriod(year);
  const base = `\`milestone_fact\` m JOIN \`project\` p ON p.\`id\` = m.\`projectId\` LEFT JOIN \`certification_fact\` f ON f.\`projectId\` = p.\`id\` AND f.\`year\` = ${Number(year)} AND f.\`kind\` = '${kind}' AND f.\`knownTo\` = '${FOREVER}'`;
  return {
    spec: {
      name: 'certification-candidates',
      select: 'p.`id` AS projectId, p.`name` AS projectName, p.`code` AS projectCode, p.`confidential`, p.`stage`, p.`agreedInvestmentFen`, p.`industryText`, p.`industryCode`, p.`investors`, p.`origin` AS projectOrigin, m.`occurredFrom`, m.`precision`, m.`verification`, m.`eventId`, f.`verdict`, f.`origin`, f.`certificationId`, d.`decisionNumber`, d.`decidedOn`, d.`reason`, e.`recordedById`, k.`name` AS parkName, r.`fullName` AS regionName, o.`name` AS organisationName',
      from: `${base} LEFT JOIN \`certification\` d ON d.\`id\` = f.\`certificationId\` LEFT JOIN \`project_event\` e ON e.\`projectId\` = p.\`id\` AND e.\`type\` = 'created' LEFT JOIN \`organisation\` o ON o.\`id\` = p.\`organisationId\` LEFT JOIN \`park\` k ON k.\`id\` = p.\`parkId\` LEFT JOIN \`region\` r ON r.\`code\` = p.\`regionCode\``,
      countFrom: base,
      fields: {
        id: { sql: 'p.`id`', type: 'number' }, projectId: { sql: 'p.`id`', type: 'number' }, projectName: { sql: 'p.`nameKey`', type: 'text', filter: false }, agreedInvestmentFen: { sql: 'p.`agreedInvestmentFen`', type: 'number' }, reachedOn: { sql: 'm.`occurredFrom`', type: 'day' },
        verification: { sql: 'm.`verification`', type: 'text' }, verdict: { sql: VERDICT, type: 'text' }, parkId: { sql: 'p.`parkId`', type: 'number' }, regionCode: { sql: 'p.`regionCode`', type: 'text' }, organisationId: { sql: 'p.`organisationId`', type: 'number' }, stage: { sql: 'p.`stage`', type: 'text' },
      },
      filters: {
        decided: (value) => {
          if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'decided' });
          return { sql: `${VERDICT} IS ${value ? 'NOT ' : ''}NULL`, params: [] };
        },
      },
      defaultSort: ['reachedOn', 'ASC'],
      tieBreak: 'p.`id`',
    },
    where: [{ sql: 'm.`milestone` = ? AND m.`occurredFrom` >= ? AND m.`occurredUntil` <= ? AND m.`knownTo` = ?', params: [CANDIDATE_STAGE[kind], from, until, FOREVER] }],
  };
}

/** The year and kind that a list of candidates is about, and the rest of its filter. */
export function candidateQuestion(query: ListQuery): { year: number; kind: CertificationKind; rest: ListQuery } {
  let filter: Record<string, unknown>;
  try {
    filter = JSON.parse(query.filter ?? '{}') as Record<string, unknown>;
  } catch {
    throw badRequest('malformed-request', { parameter: 'filter' });
  }
  const { year, kind, ...others } = filter ?? {};
  if (!Number.isInteger(year) || (year as number) < 1978 || (year as number) > 2200) throw badRequest('bad-filter', { field: 'year' });
  if (typeof kind !== 'string' || !Object.hasOwn(CERTIFICATION_KINDS, kind)) throw badRequest('bad-filter', { field: 'kind' });
  return { year: year as number, kind: kind as CertificationKind, rest: { ...query, filter: JSON.stringify(others) } };
}

export function candidateOf(row: Row, userId: number, seesConfidential: boolean): CertificationCandidate {
  const hidden = Number(row['confidential']) === 1 && !seesConfidential;
  return {
    id: Number(row['projectId']), projectId: Number(row['projectId']), projectName: nameOf(row, seesConfidential), projectCode: String(row['projectCode']), stage: row['stage'] as Stage,
    reachedOn: String(row['occurredFrom']), reachedOnPrecision: row['precision'] as DatePrecision, verification: row['verification'] as Verification, reachedEventId: row['eventId'] === null ? null : Number(row['eventId']),
    agreedInvestmentFen: row['agreedInvestmentFen'] === null ? null : Number(row['agreedInvestmentFen']), industryText: text(row, 'industryText') ?? text(row, 'industryCode'), investors: hidden ? [] : (JSON.parse(String(row['investors'])) as string[]),
    parkName: text(row, 'parkName'), regionName: text(row, 'regionName'), organisationName: String(row['organisationName']), projectOrigin: row['projectOrigin'] as Origin | null,
    verdict: row['verdict'] as CertificationVerdict | null, origin: row['origin'] as Origin | null, certificationId: row['certificationId'] === null ? null : Number(row['certificationId']),
    decisionNumber: text(row, 'decisionNumber'), decidedOn: text(row, 'decidedOn'), reason: text(row, 'reason'), ownRecord: row['recordedById'] === userId,
  };
}
