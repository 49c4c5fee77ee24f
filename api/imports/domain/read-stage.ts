import type { Milestone, ProjectStatus, Stage } from '../../../shared/vocabulary.js';
import { read, refused, type Reading } from './finding.js';
import type { StageMeaning, StageWords } from './stage-words.js';
import { LONGEST_VALUE, isBlank, squeeze } from './text.js';

export interface ReadStage {
  stage: Stage | null;
  milestones: Milestone[];
  status: Exclude<ProjectStatus, 'active'> | null;
}

export type StageTable = ReadonlyMap<string, StageMeaning>;

/** Prepares a table of stage words for look-up. */
export function stageTable(words: readonly StageWords[]): StageTable {
  return new Map(words.flatMap((row) => row.words.map((word) => [plain(word), row] as const)));
}

/** Reads a progress cell by whole words only; a word with an unlisted remark is left to a person with the word's stage as the suggestion. */
export function readStage(raw: string, table: StageTable): Reading<ReadStage> {
  if (isBlank(raw)) return { ...refused<ReadStage>('stage-missing'), leftover: false };
  if (raw.length > LONGEST_VALUE) return refused('stage-unreadable');
  const text = plain(raw);
  const known = find(text, table);
  if (known) {
    if (known.stage === null) return { value: meaning(known), findings: [{ code: 'stage-missing', severity: 'decision' }], leftover: false };
    return read(meaning(known));
  }
  const base = text.replace(/\([^()]*\)/g, '');
  const candidates = base.split(/[、,;/]|并|及|和/).map((part) => find(part, table));
  const first = candidates[0];
  if (first && candidates.every((c) => c !== undefined)) return refused('stage-ambiguous', candidates.length === 1 && first.stage !== null ? { suggestion: meaning(first) } : {});
  return refused('stage-unreadable');
}

const GOING_ON = new Set(['正常', '正常推进', '推进中', '否', 'active']);

/** Reads a cell that says only whether a project goes on, is suspended or terminated. */
export function readStatus(raw: string, table: StageTable): Reading<Pick<ReadStage, 'status'>> {
  const text = plain(raw.slice(0, LONGEST_VALUE));
  if (GOING_ON.has(text)) return read({ status: null });
  const known = find(text, table);
  return known?.status ? read({ status: known.status }) : refused('status-unreadable');
}

const plain = (text: string): string => squeeze(text).toLowerCase();

function find(text: string, table: StageTable): StageMeaning | undefined {
  return table.get(text) ?? table.get(text.replace(/^(已经|已|正式)/, '').replace(/(项目|阶段|状态)$/, ''));
}

function meaning(row: StageMeaning): ReadStage {
  return { stage: row.stage, milestones: [...(row.milestones ?? [])], status: row.status ?? null };
}
