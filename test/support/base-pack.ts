import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { StageWords } from '../../api/imports/domain/stage-words.js';
import type { YearOfDaysOff } from '../../shared/working-days.js';
import type { ProjectRules } from '../../api/projects/domain/rules.js';

const { items } = parse(readFileSync('api/policy/packs/base.yaml', 'utf8')) as { items: { key: string; value: unknown }[] };
const valueOf = <T>(key: string) => items.find((item) => item.key === key)!.value as T;

/** What the built-in pack states, for tests of rules that go by it. */
export const STAGE_WORDS = valueOf<readonly StageWords[]>('imports.stage-words');
export const DAYS_OFF = valueOf<readonly YearOfDaysOff[]>('calendar.days-off');
export const PROJECT_RULES: ProjectRules = { paths: valueOf('projects.paths'), gates: valueOf('projects.gates') };
