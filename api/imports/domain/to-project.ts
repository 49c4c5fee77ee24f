import type { ProjectAttributes } from '../../../shared/contracts/projects.js';
import { STAGE_CODES, type DatePrecision, type EventType, type Origin, type Stage } from '../../../shared/vocabulary.js';
import { MILESTONE_FIELDS } from './check-row.js';
import type { RowValues } from './row-values.js';

/** A ledger row to be appended for an imported project. */
export interface ImportedEvent { type: EventType; code: string | null; occurredOn: string | null; precision: DatePrecision; amountFen?: number; origin?: Origin | null; reason?: string }

const order = (stage: Stage) => STAGE_CODES.indexOf(stage);

/** The stage a row stands at: as read, else that of its last dated milestone, else a lead. */
export function stageOfRow(values: RowValues): Stage {
  const dated = [...MILESTONE_FIELDS].reverse().find(({ field }) => values[field] !== null);
  return values.stage ?? dated?.stage ?? 'lead';
}

/**
 * The baseline of an imported project (domain §3): the stage reached, its date possibly unknown, and every earlier stage that
 * carries a date; gates are waived and verification is pending. The signing date of a project not yet signed is that of its letter of
 * intent or framework agreement.
 */
export function baselineEvents(values: RowValues): ImportedEvent[] {
  const stage = stageOfRow(values);
  const events: ImportedEvent[] = MILESTONE_FIELDS
    .filter((entry) => values[entry.field] !== null && order(entry.stage) <= order(stage))
    .map((entry) => ({ type: 'baseline', code: entry.stage, occurredOn: values[entry.field], precision: values[`${entry.field}Precision`] ?? 'day' }));
  const intent: Pick<ImportedEvent, 'occurredOn' | 'precision'> = order(stage) < order('signed') && values.signedOn !== null ? { occurredOn: values.signedOn, precision: values.signedOnPrecision ?? 'day' } : { occurredOn: null, precision: 'unknown' };
  const unknown = { occurredOn: null, precision: 'unknown' } as const;
  if (!events.some((event) => event.code === stage)) events.push({ type: 'baseline', code: stage, ...(stage === 'negotiating' ? intent : unknown) });
  for (const milestone of values.milestones) events.push({ type: 'baseline', code: milestone, ...(milestone === 'framework' ? intent : unknown) });
  if (values.status) events.push({ type: 'status', code: values.status, occurredOn: null, precision: 'unknown', reason: 'ledger-import' });
  return [...events, ...amountEvents(values, 0, 0)];
}

/** Amounts that bring the recorded totals to those of the row; the dates of a ledger's totals are not known. */
export function amountEvents(values: RowValues, fundsSoFar: number, completedSoFar: number): ImportedEvent[] {
  const entries = [['funds-arrived', values.fundsArrivedFen, fundsSoFar], ['completed-investment', values.completedInvestmentFen, completedSoFar]] as const;
  return entries.flatMap(([type, total, before]) =>
    total === null || total === before ? [] : [{ type, code: null, occurredOn: null, precision: 'unknown' as const, amountFen: total - before, origin: null, reason: 'ledger-import' }]);
}

/** Stages, milestones and status of the row that the project has not reached yet. */
export function newBaselineEvents(values: RowValues, reached: ReadonlySet<string>, status: string): ImportedEvent[] {
  return baselineEvents(values).filter((event) => (event.type === 'baseline' && !reached.has(event.code ?? '')) || (event.type === 'status' && event.code !== status));
}

/** The attributes a row states; what it leaves empty is not among them. */
export function statedAttributes(values: RowValues): Partial<ProjectAttributes> {
  const stated: { [name in keyof ProjectAttributes]?: ProjectAttributes[name] | null } = {
    investors: values.investors, regionCode: values.regionCode, parkId: values.parkId, parkText: values.parkId === null ? values.parkName : null,
    industryCode: values.industryCode, industryText: values.industryText, agreedInvestmentFen: values.agreedInvestmentFen, agreedInvestmentQualifier: values.agreedInvestmentQualifier,
    foreignAmountMinor: values.foreignAmountMinor, currency: values.currency, leaderInCharge: values.leaderInCharge, kind: values.kind, landMode: values.landMode, attractionMode: values.attractionMode, origin: values.origin, contentAndScale: values.contentAndScale, remarks: values.remarks, extra: values.extra,
    ...(values.name === null ? {} : { name: values.name }),
  };
  return Object.fromEntries(Object.entries(stated).filter(([, value]) => value !== null && !(Array.isArray(value) && !value.length))) as Partial<ProjectAttributes>;
}
