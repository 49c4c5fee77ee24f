import { z } from 'zod';
import { daysBetween } from '../../../shared/day.js';
import { LAND_MODES, STAGE_CODES, type EvidenceKind, type LandMode, type Milestone, type ProjectStatus, type Stage } from '../../../shared/vocabulary.js';
import { isWeekend, WorkingDays, type YearOfDaysOff } from '../../../shared/working-days.js';
import { kind, repeated, type Kind } from './kind.js';
import { code, day, evidenceKind, interruption, milestone, names, stage, text } from './pieces.js';

/** Days between the first and last day of the longest stretch that a notice gives. */
const LONGEST_HOLIDAY = 15;

export interface TierTable { leadingIndustryOnly: boolean; tiers: { code: string; name: string; minimum: number }[] }
export type GateTable = Record<Stage, { fields: string[]; evidence: EvidenceKind[][] }>;
export type PathTable = Record<LandMode, Stage[]>;
export interface StageWordRow { stage: Stage | null; milestones?: Milestone[]; status?: Exclude<ProjectStatus, 'active'>; words: string[] }

const tierTable = kind<TierTable>({
  measures: ['money'], bounded: false,
  shape: z.strictObject({ leadingIndustryOnly: z.boolean(), tiers: z.array(z.strictObject({ code, name: text(60), minimum: z.number().min(0).max(1_000_000) })).min(1).max(20) }),
  given: ['investment', 'leadingIndustry'],
  check: ({ tiers }, report) => {
    tiers.forEach((tier, index) => { if (index && tier.minimum >= tiers[index - 1]!.minimum) report(['tiers', index, 'minimum'], 'policy-not-descending'); });
    for (const name of repeated(tiers.map((tier) => tier.code))) report(['tiers'], 'policy-repeated', { name });
  },
  answer: ({ value: { tiers, leadingIndustryOnly } }, { investment, leadingIndustry }) => {
    if (typeof investment !== 'number') return { tiers: tiers.length };
    const eligible = !leadingIndustryOnly || leadingIndustry === true;
    return { tier: (eligible && tiers.find((tier) => investment >= tier.minimum)?.code) || null };
  },
});

const stages = z.array(stage).min(2).max(STAGE_CODES.length);
const rising = (path: readonly Stage[]) => path.every((each, index) => index === 0 || STAGE_CODES.indexOf(each) > STAGE_CODES.indexOf(path[index - 1]!));

const pathTable = kind<PathTable>({
  measures: [], bounded: false, shape: z.strictObject(Object.fromEntries(Object.keys(LAND_MODES).map((mode) => [mode, stages]))) as unknown as z.ZodType<PathTable>, given: ['landMode'],
  check: (paths, report) => {
    for (const [mode, path] of Object.entries(paths)) {
      if (!rising(path) || path[0] !== 'lead' || path.at(-1) !== 'producing') report([mode], 'policy-path');
    }
  },
  answer: ({ value }, given) => ({ path: value[given['landMode'] as LandMode] ?? null }),
});

const gate = z.strictObject({ fields: z.array(text(60)).max(30), evidence: z.array(z.array(evidenceKind).min(1).max(10)).max(10) });

const gateTable = kind<GateTable>({
  measures: [], bounded: false, shape: z.strictObject(Object.fromEntries(STAGE_CODES.map((each) => [each, gate]))) as unknown as z.ZodType<GateTable>, given: ['stage'],
  check: (gates, report, { gateFields }) => {
    for (const [name, { fields }] of Object.entries(gates)) {
      fields.forEach((field, index) => { if (!gateFields.has(field)) report([name, 'fields', index], 'policy-unknown-field', { name: field, known: [...gateFields] }); });
    }
  },
  answer: ({ value }, given) => ({ ...value[given['stage'] as Stage] }),
});

const wordTable = kind<StageWordRow[]>({
  measures: [], bounded: false, given: ['word'],
  shape: z.array(z.strictObject({ stage: stage.nullable(), milestones: z.array(milestone).max(6).optional(), status: interruption.optional(), words: z.array(text(40)).min(1).max(60) })).min(1).max(40) as z.ZodType<StageWordRow[]>,
  check: (rows, report) => {
    for (const name of repeated(rows.flatMap((row) => row.words))) report([], 'policy-repeated', { name });
    rows.forEach((row, index) => { if (row.stage === null && !row.status) report([index, 'stage'], 'required'); });
  },
  answer: ({ value }, { word }) => {
    const row = value.find(({ words }) => words.includes(String(word)));
    return { stage: row?.stage ?? null, ...(row?.milestones ? { milestones: row.milestones } : {}), ...(row?.status ? { status: row.status } : {}) };
  },
});

interface Designation { entries: { name: string; entries?: string[]; note?: string }[] }

const designation = kind<Designation>({
  measures: [], bounded: false, given: ['name'],
  shape: z.strictObject({ entries: z.array(z.strictObject({ name: text(60), entries: names.optional(), note: text(200).optional() })).min(1).max(100) }) as z.ZodType<Designation>,
  check: ({ entries }, report) => { for (const name of repeated(entries.map((entry) => entry.name))) report(['entries'], 'policy-repeated', { name }); },
  answer: ({ value }, { name }) => (name === undefined ? { count: value.entries.length } : { listed: value.entries.some((entry) => entry.name === name), entries: value.entries.find((entry) => entry.name === name)?.entries ?? [] }),
});

const daysOff = kind<YearOfDaysOff[]>({
  measures: [], bounded: false, given: ['from', 'until'],
  shape: z.array(z.strictObject({ year: z.int().min(1978).max(2100), notice: text(200), off: z.array(z.strictObject({ name: text(40), from: day, until: day })).max(40), worked: z.array(day).max(40) })).max(60),
  check: (years, report) => {
    for (const name of repeated(years.map(({ year }) => String(year)))) report([], 'policy-repeated', { name });
    years.forEach(({ off, worked }, index) => {
      off.forEach(({ from, until }, at) => { if (until < from || daysBetween(from, until) > LONGEST_HOLIDAY) report([index, 'off', at, 'until'], 'bad-period'); });
      worked.forEach((on, at) => { if (!isWeekend(on)) report([index, 'worked', at], 'policy-not-weekend'); });
    });
  },
  answer: ({ value }, { from, until }) => (typeof from === 'string' && typeof until === 'string' ? { workingDays: new WorkingDays(value).between(from, until) } : { years: value.length }),
});

/** Items that are tables. */
export const TABLE_KINDS = { 'tier-table': tierTable, 'path-table': pathTable, 'gate-table': gateTable, 'word-table': wordTable, designation, 'days-off': daysOff } satisfies Record<string, Kind>;
