import type { LedgerEventRecord } from '../../shared/contracts/projects.js';
import type { Verification } from '../../shared/vocabulary.js';
import type { Database, Row } from '../core/database/database.js';
import { decodeRow, placeholders } from '../core/database/rows.js';
import { badRequest } from '../core/errors.js';
import type { Fragment, ListSpec } from '../core/http/list.js';
import { seesConfidential } from '../core/request-context.js';
import type { EvidenceService } from '../evidence/evidence.service.js';
import { isReviewable } from './domain/ledger.js';
import { ProjectEvent } from './entities.js';
import { confidentialName } from './project-list.js';
import { reasonWords, systemName } from '../core/system-words.js';

/** Under which evidence is linked to ledger rows. */
export const LEDGER_ENTITY = 'project-event';

const SELECT = 'e.*, p.`name` AS projectName, p.`code` AS projectCode, p.`confidential`, o.`name` AS organisationName, k.`name` AS parkName, u.`displayName` AS recordedByName, s.`verification`, s.`effective`, x.`id` AS correctedById';
const FROM = '`project_event` e JOIN `project` p ON p.`id` = e.`projectId` JOIN `organisation` o ON o.`id` = p.`organisationId` LEFT JOIN `park` k ON k.`id` = p.`parkId` LEFT JOIN `user_account` u ON u.`id` = e.`recordedById` LEFT JOIN `project_event_state` s ON s.`eventId` = e.`id` LEFT JOIN `project_event` x ON x.`correctsId` = e.`id`';

/** Whose turn it is: the county's first review, the city's verification, or the recorder's after a rejection. */
function awaiting(value: unknown): Fragment {
  const verification: Record<string, string> = { county: 'pending', city: 'reviewed', recorder: 'rejected' };
  if (typeof value !== 'string' || !(value in verification)) throw badRequest('bad-filter', { field: 'awaiting' });
  return { sql: 's.`effective` = 1 AND s.`verification` = ?', params: [verification[value]] };
}

export const LEDGER_LIST: ListSpec = {
  name: 'ledger-events',
  select: SELECT,
  from: FROM,
  countFrom: '`project_event` e JOIN `project` p ON p.`id` = e.`projectId` LEFT JOIN `project_event_state` s ON s.`eventId` = e.`id`',
  fields: {
    id: { sql: 'e.`id`', type: 'number' }, projectId: { sql: 'e.`projectId`', type: 'number' }, type: { sql: 'e.`type`', type: 'text' }, code: { sql: 'e.`code`', type: 'text' },
    occurredOn: { sql: 'e.`occurredOn`', type: 'day' }, recordedAt: { sql: 'e.`recordedAt`', type: 'instant' }, recordedById: { sql: 'e.`recordedById`', type: 'number' },
    verification: { sql: 's.`verification`', type: 'text' }, effective: { sql: 's.`effective`', type: 'flag' },
    organisationId: { sql: 'p.`organisationId`', type: 'number' }, parkId: { sql: 'p.`parkId`', type: 'number' }, batchId: { sql: 'e.`batchId`', type: 'number' },
  },
  filters: { awaiting },
  defaultSort: ['id', 'DESC'],
  tieBreak: 'e.`id`',
};

/** Ledger rows with their reviews and evidence, by a tail that begins with WHERE. */
export async function ledgerRecords(database: Database, evidence: EvidenceService, tail: string, params: readonly unknown[]): Promise<LedgerEventRecord[]> {
  return shapeLedger(database, evidence, await database.query(`SELECT ${SELECT} FROM ${FROM} ${tail}`, params));
}

/** Shapes rows of LEDGER_LIST, fetching their reviews and evidence in one query each. */
export async function shapeLedger(database: Database, evidence: EvidenceService, rows: readonly Row[]): Promise<LedgerEventRecord[]> {
  const ids = rows.map((row) => row['id'] as number);
  if (!ids.length) return [];
  const [reviews, files] = await Promise.all([
    database.query<{ eventId: number; level: 'county' | 'city'; verdict: 'verified' | 'rejected'; note: string | null; reviewedByName: string; reviewedAt: string }>(
      `SELECT r.\`eventId\`, r.\`level\`, r.\`verdict\`, r.\`note\`, r.\`reviewedAt\`, u.\`displayName\` AS reviewedByName FROM \`project_event_review\` r JOIN \`user_account\` u ON u.\`id\` = r.\`reviewedById\` WHERE r.\`eventId\` IN (${placeholders(ids)}) ORDER BY r.\`id\``, ids),
    evidence.evidenceOf(LEDGER_ENTITY, ids),
  ]);
  return rows.map((row) => {
    const event = decodeRow(database, ProjectEvent, row);
    const hidden = Number(row['confidential']) === 1 && !seesConfidential();
    return {
      id: event.id, projectId: event.projectId, projectName: hidden ? confidentialName() : String(row['projectName']), projectCode: String(row['projectCode']),
      type: event.type, code: event.code, occurredOn: event.occurredOn, occurredOnPrecision: event.precision, amountFen: event.amountFen, origin: event.origin, exchange: event.exchange, phase: event.phase,
      reason: hidden ? null : reasonWords(event.reason), bypassedGate: event.bypassedGate, changes: hidden ? null : event.payload, correctsId: event.correctsId, correctedById: (row['correctedById'] as number | null) ?? null,
      effective: row['effective'] === null ? row['correctedById'] === null : Number(row['effective']) === 1,
      verification: isReviewable(event.type) ? ((row['verification'] as Verification | null) ?? 'pending') : null,
      reviews: reviews.filter((review) => review.eventId === event.id).map(({ eventId: _eventId, ...review }) => (hidden ? { ...review, note: null } : review)),
      evidence: hidden ? [] : (files.get(event.id) ?? []),
      recordedAt: event.recordedAt, recordedById: event.recordedById, recordedByName: String(row['recordedByName'] ?? systemName()),
      parkName: (row['parkName'] as string | null) ?? null, organisationName: String(row['organisationName']),
    };
  });
}
