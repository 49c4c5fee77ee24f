import { addDays, daysBetween } from '../../../shared/day.js';
import type { ActivityKind } from '../../../shared/vocabulary.js';
import { at, workday } from './calendar.js';
import type { Life } from './life.js';
import { NEXT_STEPS, NOTES, type NoteStage } from './phrases.js';
import type { PlannedActivity, PlannedProject } from './plan-types.js';
import type { Random } from './random.js';

/** Days between two activities, by how far the project is. */
const RHYTHM: Record<NoteStage, readonly [number, number]> = { lead: [8, 26], negotiating: [10, 32], signed: [18, 45], started: [40, 100], producing: [120, 300] };
/** Activities older than this are thinned out: nobody reads them, and the demonstration loads sooner. */
const FULL_DAYS = 540;

function stageOn(life: Life, day: string): NoteStage {
  if (life.producing && life.producing <= day) return 'producing';
  if ((life.started && life.started <= day) || (life.built && life.built <= day)) return 'started';
  if (life.signed && life.signed <= day) return 'signed';
  return life.negotiating && life.negotiating <= day ? 'negotiating' : 'lead';
}

/** Activities and next steps from the lead on; the last next step of a live project is still to be done. */
export function writeActivities(random: Random, project: PlannedProject, life: Life, from: string, until: string): void {
  const end = [until, life.terminated, life.quietAfter, life.producing && addDays(life.producing, 700)].filter((day) => day !== undefined).sort()[0]!;
  const author = project.attributes.officer!;
  let last: { note: PlannedActivity; stage: NoteStage } | undefined;
  // Most leads are called within days of being entered; some are left lying.
  const contact = workday(addDays(from, random.whole(1, random.chance(0.75) ? 3 : 9)));
  if (contact <= end && stageOn(life, contact) === 'lead') project.activities.push({ ...written(random, project, author, 'lead', contact, 10, until), kind: 'call', place: null, note: NOTES.lead[0]![1], nextStep: null, nextStepOn: null, doneAt: null });
  for (let day = workday(addDays(life.lead, random.whole(1, 6))); day <= end; ) {
    const stage = stageOn(life, day);
    const [least, most] = RHYTHM[stage];
    const pause = random.whole(least, most);
    if (day > from && (daysBetween(day, until) < FULL_DAYS || random.chance(0.3))) {
      const note = written(random, project, author, stage, day, pause, until);
      project.activities.push(note);
      last = { note, stage };
    }
    day = workday(addDays(day, pause));
  }
  if (last && last.note.nextStep !== null && end === until && last.stage !== 'producing') Object.assign(last.note, { nextStepOn: addDays(until, random.whole(-4, 24)), doneAt: null });
}

function written(random: Random, project: PlannedProject, author: string, stage: NoteStage, day: string, pause: number, until: string): PlannedActivity {
  const hasStep = random.chance(0.75);
  const sitting = random.pick(['morning', 'afternoon', 'evening'] as const);
  const [kind, note] = random.pick(NOTES[stage]);
  const due = workday(addDays(day, Math.min(pause, random.whole(4, 15))));
  const done = workday(addDays(due, random.whole(-1, 2)));
  return {
    project: project.number, writtenAt: at(day, sitting), author, kind, note, ...meetingOf(random, kind, day),
    nextStep: hasStep ? random.pick(NEXT_STEPS[stage]) : null, nextStepOn: hasStep ? due : null,
    doneAt: hasStep && done <= until ? at(done < day ? day : done, 'evening') : null,
  };
}

const SURNAMES = '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨';
const TITLES = ['董事长', '总经理', '副总经理', '投资总监', '工厂负责人'] as const;

/** When and with whom; a note meets nobody. */
function meetingOf(random: Random, kind: ActivityKind, day: string): Pick<PlannedActivity, 'occurredOn' | 'startsAt' | 'place' | 'people'> {
  if (kind === 'note') return { occurredOn: day, startsAt: null, place: null, people: null };
  const place = kind === 'visit-out' ? '企业总部' : kind === 'visit-in' ? '园区管委会' : kind === 'return-visit' ? '项目现场' : null;
  return { occurredOn: day, startsAt: random.pick(['09:00', '09:30', '10:00', '14:30', '15:00', '16:00']), place, people: `${random.pick([...SURNAMES])}${random.pick(TITLES)}` };
}
