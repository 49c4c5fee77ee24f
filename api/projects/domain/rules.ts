import type { ProjectAttributes } from '../../../shared/contracts/projects.js';
import type { FieldProblem } from '../../../shared/errors.js';
import { STAGE_CODES, type EvidenceKind, type LandMode, type PhaseRule, type ProjectStatus, type Stage } from '../../../shared/vocabulary.js';

/**
 * What a baseline certainly passed on its way, by land mode: one that leases a factory was never "built". Folding a ledger rests on this and not on
 * a policy pack, for a projection must come out the same on every day; how a project may advance is the pack's (`ProjectRules`).
 */
export const PATHS: Record<LandMode, readonly Stage[]> = {
  'new-land': ['lead', 'negotiating', 'signed', 'started', 'built', 'producing'],
  'leased-factory': ['lead', 'negotiating', 'signed', 'started', 'producing'],
  expansion: ['lead', 'negotiating', 'signed', 'started', 'built', 'producing'],
};

/** From each stage, the stages that may follow: any later one; leaving some out needs a reason. */
export const TRANSITIONS: Record<Stage, readonly Stage[]> = {
  lead: ['negotiating', 'signed', 'started', 'built', 'producing'],
  negotiating: ['signed', 'started', 'built', 'producing'],
  signed: ['started', 'built', 'producing'],
  started: ['built', 'producing'],
  built: ['producing'],
  producing: [],
};

export interface GateField { code: string; label: { zh: string; en: string }; present(project: ProjectAttributes): boolean }
export interface Gate {
  /** Codes of `GATE_FIELDS`. */
  fields: readonly string[];
  /** Each entry is satisfied by any one of its kinds. */
  evidence: readonly (readonly EvidenceKind[])[];
}

const investors: GateField = { code: 'investors', label: { zh: '投资方', en: 'Investor' }, present: (project) => project.investors.length > 0 };
const amount: GateField = { code: 'agreedInvestmentFen', label: { zh: '协议投资额', en: 'Agreed investment' }, present: (project) => project.agreedInvestmentFen !== null || project.foreignAmountMinor !== null };
const industry: GateField = { code: 'industryCode', label: { zh: '所属行业', en: 'Industry' }, present: (project) => Boolean(project.industryCode ?? project.industryText) };
const place: GateField = { code: 'parkId', label: { zh: '落地园区或县区', en: 'Park or county' }, present: (project) => project.parkId !== null || project.regionCode !== null };
const content: GateField = { code: 'contentAndScale', label: { zh: '建设内容及规模', en: 'Content and scale' }, present: (project) => Boolean(project.contentAndScale) };

/** What a gate can ask for, by the code that packs use. */
export const GATE_FIELDS: ReadonlyMap<string, GateField> = new Map([investors, amount, industry, place, content].map((field) => [field.code, field]));

/** The items of the policy packs that state paths and gates. */
export const PATHS_POLICY = 'projects.paths';
export const GATES_POLICY = 'projects.gates';

/** How projects advance on a day: the stages of each land mode, and what each stage needs (domain §3). */
export interface ProjectRules { paths: Record<LandMode, readonly Stage[]>; gates: Record<Stage, Gate> }

/**
 * The item of the policy packs that says which phase moves a project, and what it chooses between. A project keeps the rule of the day on
 * which its phases were set, so that its ledger folds alike on every day; one from before there was a choice goes by its first phase.
 */
export const PHASE_RULE_POLICY = 'projects.phase-rule';
export const PHASE_RULE_SETTING = 'phase-rule';
export const PHASE_RULE_OTHERWISE: PhaseRule = 'first';

export const stageOrder = (stage: Stage): number => STAGE_CODES.indexOf(stage);

export const isStage = (code: string): code is Stage => (STAGE_CODES as readonly string[]).includes(code);

/** From each status, those that may follow; a termination is undone only by correcting it. */
export const STATUS_TRANSITIONS: Record<ProjectStatus, readonly ProjectStatus[]> = {
  active: ['suspended', 'terminated'],
  suspended: ['active', 'terminated'],
  terminated: [],
};

export function problemsOfStatus(from: ProjectStatus, to: ProjectStatus): FieldProblem[] {
  if (from === to) return [{ path: 'status', code: 'status-unchanged' }];
  return STATUS_TRANSITIONS[from].includes(to) ? [] : [{ path: 'status', code: 'project-terminated' }];
}
