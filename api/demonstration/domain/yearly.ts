import type { Batch, CertificationKind, CertificationVerdict, Origin } from '../../../shared/vocabulary.js';
import type { CityPlan, Minute, PlannedProject } from './plan-types.js';

export interface PlannedBatch { project: number; batch: Batch; owner: string | null }
export interface PlannedDecision { project: number; kind: CertificationKind; verdict: CertificationVerdict; origin: Origin | null; reason: string }

const MILESTONE_OF: Record<Batch, string> = { sign: 'signed', build: 'started', produce: 'producing' };
/** How many of a kind a city plans in a year. */
const MOST = { sign: 36, build: 60, produce: 32 } as const;
const LEADER_FEN = 2_000_000_000_00;

/** What a project had reached by a minute, as recorded by then. */
function standing(project: PlannedProject, before: Minute) {
  const events = project.events.filter((event) => event.recordedAt < before);
  return { reached: new Set(events.flatMap((event) => (event.code && (event.type === 'stage' || event.type === 'baseline') ? [event.code] : []))), ended: events.some((event) => event.code === 'terminated'), known: events.length > 0 };
}

/** The plan a city makes at the turn of the year from what it knows: who is to sign, to build, to produce. */
export function batchesOf(plan: CityPlan, before: Minute): PlannedBatch[] {
  const known = plan.projects.map((project) => ({ project, ...standing(project, before) })).filter((one) => one.known && !one.ended);
  const pick = (batch: Batch, wanted: (reached: ReadonlySet<string>) => boolean): PlannedBatch[] =>
    known.filter(({ reached }) => wanted(reached)).sort((a, b) => (b.project.attributes.agreedInvestmentFen ?? 0) - (a.project.attributes.agreedInvestmentFen ?? 0) || a.project.number - b.project.number).slice(0, MOST[batch])
      .map(({ project }) => ({ project: project.number, batch, owner: project.attributes.officer }));
  return [
    ...pick('sign', (reached) => reached.has('negotiating') && !reached.has('signed')),
    ...pick('build', (reached) => reached.has('signed') && !reached.has('built') && !reached.has('producing')),
    ...pick('produce', (reached) => (reached.has('started') || reached.has('built')) && !reached.has('producing')),
  ];
}

/** Whether a planned project has reached its batch's milestone, as recorded by a minute. */
export function wasReached(project: PlannedProject, batch: Batch, before: Minute): boolean {
  const { reached, ended } = standing(project, before);
  return ended || reached.has(MILESTONE_OF[batch]);
}

/** What the bureau decides on the projects signed in a year, early in the next. */
export function decisionsOf(plan: CityPlan, year: string, before: Minute): PlannedDecision[] {
  return plan.projects.flatMap((project) => {
    const signing = project.events.find((event) => event.type === 'stage' && event.code === 'signed' && event.recordedAt < before);
    if (signing?.occurredOn?.slice(0, 4) !== year || standing(project, before).ended) return [];
    const { number, attributes } = project;
    const refused = number % 11 === 0;
    const decisions: PlannedDecision[] = [{ project: number, kind: 'attraction-project', verdict: refused ? 'refused' : 'certified', origin: null, reason: refused ? '属原项目技术改造，未新增引进资金' : '协议、立项及资金到位材料齐全，符合认定条件' }];
    if (!refused && number % 4 === 0) decisions.push({ project: number, kind: 'chain-extending', verdict: 'certified', origin: null, reason: '属园区主导产业上下游延伸环节' });
    if (!refused && (attributes.agreedInvestmentFen ?? 0) >= LEADER_FEN) decisions.push({ project: number, kind: 'leader-company', verdict: 'certified', origin: null, reason: '投资方为行业龙头企业' });
    if (!refused && attributes.origin) decisions.push({ project: number, kind: 'capital-origin', verdict: 'certified', origin: attributes.origin, reason: '按投资方注册地及出资凭证认定' });
    return decisions;
  });
}
