import { STAGE_CODES, type Stage } from '../../../shared/vocabulary.js';
import type { ReadDate } from './calendar.js';
import { readDateText } from './read-date.js';
import { LONGEST_VALUE, squeeze } from './text.js';

export type ReachedField = 'startedOn' | 'builtOn' | 'producedOn';

export interface Timeline {
  dates: Partial<Record<ReachedField, ReadDate>>;
  /** A dated phrase that looks like something reached was left out. */
  passedOver: boolean;
}

const PLANNED = /预计|计划|拟|力争|将|目标|保证|确保|争取|预定|有望|即将|要求|承诺|前|起|陆续|后|未/;
const PHASE = /[一二三四五六七八九十\d]+期|首期|前期|部分|首批|首条|子项目|其中|第[一二三四五六七八九十\d]+/;
const DATE = /\d{4}[年.\-/](?:\d{1,2}[月.\-/]?(?:\d{1,2}[日号]?)?)?/;
const FILLER = /^(正式|集中|全部|全面|顺利|举行|项目|整体|实现|已|完成|月)*$/;
const VERBS: readonly { words: readonly string[]; field: ReachedField; stage: Stage }[] = [
  { words: ['开工', '动工', '奠基'], field: 'startedOn', stage: 'started' },
  { words: ['竣工', '完工', '建成'], field: 'builtOn', stage: 'built' },
  { words: ['试生产', '试投产', '投产', '投运', '达产'], field: 'producedOn', stage: 'producing' },
];
const ANY_VERB = new RegExp(VERBS.flatMap((v) => v.words).join('|'), 'g');
const LOOKS_REACHED = /\d{1,4}[年月日号]/;

/**
 * Finds reached dates in free text, such as 2017年12月开工,2019年投产.
 * Takes only phrases with a printed year, not planned, of no single phase, not after `today`, whose milestone the project's stage has reached.
 */
export function readTimeline(raw: string, stage: Stage | null, today: string): Timeline {
  const found = new Map<ReachedField, ReadDate | 'several'>();
  let passedOver = false;
  for (const sentence of squeeze(raw).split(/[;。\n]/)) {
    // A phase named once holds for the rest of its sentence: 一期2016年开工、2018年投产.
    let ofPhase = false;
    for (const clause of sentence.split(/[,、]/).filter((c) => c.length <= LONGEST_VALUE)) {
      ofPhase ||= PHASE.test(clause);
      const verbs = clause.match(ANY_VERB);
      if (!verbs || PLANNED.test(clause)) continue;
      const date = ofPhase ? null : reachedDate(clause, today);
      const fields = date ? VERBS.filter((v) => verbs.some((verb) => v.words.includes(verb))) : [];
      if (!date || fields.some((f) => !hasReached(stage, f.stage))) {
        passedOver ||= LOOKS_REACHED.test(clause);
        continue;
      }
      for (const { field } of fields) {
        const before = found.get(field);
        found.set(field, before === undefined ? date : 'several');
      }
    }
  }
  const dates: Timeline['dates'] = {};
  for (const [field, date] of found) {
    if (date === 'several') passedOver = true;
    else dates[field] = date;
  }
  return { dates, passedOver };
}

/** The date of a clause that says nothing but when a milestone was reached. */
function reachedDate(clause: string, today: string): ReadDate | null {
  const match = DATE.exec(clause);
  if (!match) return null;
  const before = clause.slice(0, match.index).replace(/^(该?项目)?(已)?(于|在)?/, '');
  const after = clause.slice(match.index + match[0].length).replace(ANY_VERB, '').replace(/(建设|运营|运行|仪式|生产|使用|了)$/, '');
  if (before !== '' || !FILLER.test(after)) return null;
  return readDateText(match[0], { today }).value;
}

function hasReached(stage: Stage | null, milestone: Stage): boolean {
  return stage !== null && STAGE_CODES.indexOf(stage) >= STAGE_CODES.indexOf(milestone);
}
