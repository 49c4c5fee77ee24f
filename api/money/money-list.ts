import type { MoneyEntry } from '../../shared/contracts/money.js';
import type { Exchange } from '../../shared/contracts/projects.js';
import { MONEY_SERIES, type DatePrecision, type MoneySeries, type Origin, type Verification } from '../../shared/vocabulary.js';
import { FOREVER, UNKNOWN_DAY } from '../core/database/columns.js';
import type { Row } from '../core/database/database.js';
import { badRequest } from '../core/errors.js';
import type { Fragment, ListSpec } from '../core/http/list.js';
import { LEDGER_ENTITY } from '../projects/ledger-list.js';
import { confidentialName } from '../projects/project-list.js';
import { reasonWords, systemName } from '../core/system-words.js';

/** Amounts that lie in a year for certain. */
function year(value: unknown): Fragment {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1978 || number > 2200) throw badRequest('bad-filter', { field: 'year' });
  return { sql: 'f.`occurredFrom` >= ? AND f.`occurredUntil` <= ?', params: [`${number}-01-01`, `${number + 1}-01-01`] };
}

function undated(value: unknown): Fragment {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'undated' });
  return { sql: value ? 'f.`occurredFrom` = ?' : 'f.`occurredFrom` > ?', params: [UNKNOWN_DAY] };
}

const BEYOND = 'p.`agreedInvestmentFen` IS NOT NULL AND p.`fundsArrivedFen` > p.`agreedInvestmentFen`';
function beyondAgreed(value: unknown): Fragment {
  if (typeof value !== 'boolean') throw badRequest('bad-filter', { field: 'beyondAgreed' });
  return { sql: value ? BEYOND : `NOT (${BEYOND})`, params: [] };
}

export const MONEY_LIST: ListSpec = {
  name: 'money-entries',
  select: `f.\`eventId\` AS id, f.\`projectId\`, f.\`series\`, f.\`amountFen\`, f.\`origin\`, f.\`occurredFrom\`, f.\`precision\`, f.\`verification\`, e.\`exchange\`, e.\`bypassedGate\`, e.\`correctsId\`, e.\`reason\`, e.\`recordedAt\`,
    p.\`name\` AS projectName, p.\`code\` AS projectCode, p.\`confidential\`, p.\`agreedInvestmentFen\`, p.\`fundsArrivedFen\`, k.\`name\` AS parkName, r.\`fullName\` AS regionName, o.\`name\` AS organisationName, u.\`displayName\` AS recordedByName,
    (SELECT COUNT(*) FROM \`evidence_link\` l WHERE l.\`entity\` = '${LEDGER_ENTITY}' AND l.\`entityId\` = f.\`eventId\`) AS evidenceCount`,
  from: '`amount_fact` f JOIN `project` p ON p.`id` = f.`projectId` JOIN `project_event` e ON e.`id` = f.`eventId` LEFT JOIN `organisation` o ON o.`id` = p.`organisationId` LEFT JOIN `park` k ON k.`id` = p.`parkId` LEFT JOIN `region` r ON r.`code` = p.`regionCode` LEFT JOIN `user_account` u ON u.`id` = e.`recordedById`',
  countFrom: '`amount_fact` f JOIN `project` p ON p.`id` = f.`projectId`',
  fields: {
    id: { sql: 'f.`eventId`', type: 'number' }, projectId: { sql: 'f.`projectId`', type: 'number' }, series: { sql: 'f.`series`', type: 'text' }, origin: { sql: 'f.`origin`', type: 'text' },
    amountFen: { sql: 'f.`amountFen`', type: 'number' }, occurredOn: { sql: 'f.`occurredFrom`', type: 'day' }, verification: { sql: 'f.`verification`', type: 'text' },
    parkId: { sql: 'p.`parkId`', type: 'number' }, regionCode: { sql: 'p.`regionCode`', type: 'text' }, organisationId: { sql: 'p.`organisationId`', type: 'number' },
  },
  filters: { year, undated, beyondAgreed },
  defaultSort: ['occurredOn', 'DESC'],
  tieBreak: 'f.`eventId`',
};

/** The two series as they are known now; yearly plans are facts of another kind. */
export const STANDING: Fragment = { sql: `f.\`knownTo\` = ? AND f.\`series\` IN (${Object.keys(MONEY_SERIES).map((code) => `'${code}'`).join(', ')})`, params: [FOREVER] };

/** A row as the API answers it; a confidential project's name stays closed to those who may not see it. */
export function moneyEntry(row: Row, seesConfidential: boolean): MoneyEntry {
  const text = (name: string) => (row[name] as string | null) ?? null;
  const agreed = row['agreedInvestmentFen'] as number | null;
  return {
    id: Number(row['id']), projectId: Number(row['projectId']), projectCode: String(row['projectCode']),
    projectName: Number(row['confidential']) === 1 && !seesConfidential ? confidentialName() : String(row['projectName']),
    series: row['series'] as MoneySeries, amountFen: Number(row['amountFen']), exchange: row['exchange'] ? (JSON.parse(String(row['exchange'])) as Exchange) : null, origin: row['origin'] as Origin | null,
    occurredOn: row['occurredFrom'] === UNKNOWN_DAY ? null : String(row['occurredFrom']), occurredOnPrecision: row['precision'] as DatePrecision, verification: row['verification'] as Verification,
    bypassedGate: Number(row['bypassedGate']) === 1, correction: row['correctsId'] !== null, beyondAgreed: agreed !== null && Number(row['fundsArrivedFen']) > agreed, evidenceCount: Number(row['evidenceCount']), reason: reasonWords(text('reason')),
    parkName: text('parkName'), regionName: text('regionName'), organisationName: String(row['organisationName']), recordedByName: text('recordedByName') ?? systemName(), recordedAt: String(row['recordedAt']),
  };
}
