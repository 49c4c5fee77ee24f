import type { ProjectAttributes } from '../../../shared/contracts/projects.js';
import type { FieldProblem } from '../../../shared/errors.js';
import { intervalOf } from '../../../shared/period.js';
import { EVIDENCE_KINDS, STAGES, type DatePrecision, type EvidenceKind, type ProjectStatus, type Stage } from '../../../shared/vocabulary.js';
import { GATE_FIELDS, TRANSITIONS, stageOrder, type ProjectRules } from './rules.js';

export interface ReachedStage { stage: Stage; occurredFrom: string; occurredUntil: string; inferred: boolean }

export interface Standing {
  project: ProjectAttributes;
  stage: Stage;
  status: ProjectStatus;
  reached: readonly ReachedStage[];
}

/** Where one phase of a project stands: it shares the project's way to the signing and goes on by itself. */
export function standingOfPhase(project: Standing, own: readonly Omit<ReachedStage, 'inferred'>[]): Standing {
  const reached = [...project.reached.filter((fact) => stageOrder(fact.stage) <= stageOrder('signed')), ...own.map((fact) => ({ ...fact, inferred: false }))];
  const stage = reached.reduce<Stage>((furthest, fact) => (stageOrder(fact.stage) > stageOrder(furthest) ? fact.stage : furthest), 'lead');
  return { ...project, stage, reached };
}

export interface Advance {
  to: Stage;
  occurredOn: string;
  precision: Exclude<DatePrecision, 'unknown'>;
  evidenceKinds: readonly EvidenceKind[];
  reason: string | null;
  bypassGate: boolean;
}

type Locale = 'zh' | 'en';

/** What a stage's gate still misses: fields of the project and kinds of evidence (domain §3, gates). */
export function missingForGate({ gates }: ProjectRules, project: ProjectAttributes, to: Stage, evidenceKinds: readonly EvidenceKind[], locale: Locale): { kind: 'field' | 'evidence'; code: string; label: string }[] {
  const gate = gates[to];
  const fields = gate.fields.map((code) => GATE_FIELDS.get(code)!).filter((field) => !field.present(project)).map((field) => ({ kind: 'field' as const, code: field.code, label: field.label[locale] }));
  const evidence = gate.evidence
    .filter((kinds) => !kinds.some((kind) => evidenceKinds.includes(kind)))
    .map((kinds) => ({ kind: 'evidence' as const, code: kinds.join('|'), label: kinds.map((kind) => EVIDENCE_KINDS[kind][locale]).join(locale === 'zh' ? '或' : ' or ') }));
  return [...fields, ...evidence];
}

/** The next stage on the project's path; undefined at its end. */
export function nextStage({ paths }: ProjectRules, standing: Pick<Standing, 'project' | 'stage'>): Stage | undefined {
  const path = paths[standing.project.landMode];
  return path.find((stage) => stageOrder(stage) > stageOrder(standing.stage));
}

/**
 * Every reason why a project may not be advanced as asked, all at once; empty when it may.
 * A skipped stage or a date out of order is allowed with a reason; a gate can be bypassed (the caller checks who may).
 */
export function problemsOfAdvance(rules: ProjectRules, standing: Standing, advance: Advance, today: string, locale: Locale): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const path = rules.paths[standing.project.landMode];
  const { to } = advance;
  const name = (stage: Stage) => STAGES[stage][locale];
  if (standing.status === 'terminated') problems.push({ path: 'to', code: 'project-terminated' });
  // Known only by inference (a baseline passed it): its date may be filled in.
  const already = standing.reached.find((fact) => fact.stage === to && !fact.inferred);
  const forward = TRANSITIONS[standing.stage].includes(to);
  if (already) problems.push({ path: 'to', code: 'stage-already-reached' });
  else if (!path.includes(to)) problems.push({ path: 'to', code: 'unknown-transition', params: { from: name(standing.stage), to: name(to) } });
  if (advance.occurredOn > today) problems.push({ path: 'occurredOn', code: 'future-date', params: { today } });
  if (advance.occurredOn < '1978-01-01') problems.push({ path: 'occurredOn', code: 'implausible-date' });

  const skipped = path.filter((stage) => stageOrder(stage) > stageOrder(standing.stage) && stageOrder(stage) < stageOrder(to));
  if (forward && skipped.length && !advance.reason) problems.push({ path: 'reason', code: 'stage-skipped', params: { stages: skipped.map(name) } });
  if (outOfOrder(standing.reached, advance) && !advance.reason) problems.push({ path: 'reason', code: 'out-of-order' });

  if (advance.bypassGate) {
    if (!advance.reason) problems.push({ path: 'reason', code: 'reason-required' });
  } else {
    for (const missing of missingForGate(rules, standing.project, to, advance.evidenceKinds, locale)) {
      problems.push(missing.kind === 'field'
        ? { path: missing.code, code: 'gate-field-missing', params: { label: missing.label } }
        : { path: 'evidenceIds', code: 'gate-evidence-missing', params: { label: missing.label, kinds: missing.code } });
    }
  }
  return problems;
}

/** True when the date certainly lies before an earlier stage's or after a later stage's; a lead is dated when it was logged, which may be late. */
function outOfOrder(reached: readonly ReachedStage[], advance: Advance): boolean {
  const { from, until } = intervalOf(advance.occurredOn, advance.precision);
  return reached.some((fact) => !fact.inferred && fact.stage !== 'lead' && (stageOrder(fact.stage) < stageOrder(advance.to) ? until <= fact.occurredFrom : stageOrder(fact.stage) > stageOrder(advance.to) && from >= fact.occurredUntil));
}
