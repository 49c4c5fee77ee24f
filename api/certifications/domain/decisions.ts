import type { FieldProblem } from '../../../shared/errors.js';
import type { CertificationKind, CertificationVerdict, Origin, Stage } from '../../../shared/vocabulary.js';

/** Kept equal to the far-future sentinel of the database columns. */
const FOREVER = '9999-12-31T23:59:59.999Z';

export interface Decision { id: number; projectId: number; year: number; kind: CertificationKind; verdict: CertificationVerdict; origin: Origin | null; recordedAt: string }

export interface CertificationFact { projectId: number; year: number; kind: CertificationKind; knownFrom: string; knownTo: string; verdict: CertificationVerdict; origin: Origin | null; certificationId: number }

/** The stage whose year makes a project a candidate: 003 附件1 三.3 leaves it to the bureau's own measures; a pack will say. */
export const CANDIDATE_STAGE: Record<CertificationKind, Stage> = { 'attraction-project': 'signed', 'chain-extending': 'signed', 'leader-company': 'signed', 'capital-origin': 'signed' };

/** Which decision ruled when: the latest one of a project, year and kind, each known from its record to the next. */
export function foldDecisions(decisions: readonly Decision[]): CertificationFact[] {
  const open = new Map<string, CertificationFact>();
  const facts: CertificationFact[] = [];
  for (const decision of [...decisions].sort((a, b) => a.id - b.id)) {
    const key = `${decision.projectId} ${decision.year} ${decision.kind}`;
    const before = open.get(key);
    if (before) {
      // Two in one unit of work: the earlier one was never known by itself.
      if (before.knownFrom === decision.recordedAt) facts.splice(facts.indexOf(before), 1);
      else before.knownTo = decision.recordedAt;
    }
    const { projectId, year, kind, verdict, origin } = decision;
    const fact = { projectId, year, kind, knownFrom: decision.recordedAt, knownTo: FOREVER, verdict, origin, certificationId: decision.id };
    facts.push(fact);
    open.set(key, fact);
  }
  return facts;
}

/** Why a decision on one project may not be taken; empty when it may. Nobody decides on a project that they entered†. */
export function problemsOfDecision(
  decision: Pick<Decision, 'kind' | 'verdict' | 'origin'>, current: Pick<Decision, 'verdict' | 'origin'> | null, project: { recordedById: number | null } | undefined, userId: number, path: string,
): FieldProblem[] {
  if (!project) return [{ path, code: 'unknown-reference' }];
  if (project.recordedById === userId) return [{ path, code: 'own-project' }];
  if (decision.kind === 'capital-origin' && decision.verdict === 'certified' && !decision.origin) return [{ path, code: 'origin-required' }];
  if (decision.verdict === 'withdrawn' && current?.verdict !== 'certified') return [{ path, code: 'nothing-to-withdraw' }];
  if (current && current.verdict === decision.verdict && current.origin === decision.origin) return [{ path, code: 'already-decided' }];
  return [];
}
