import { addDays } from '../../../shared/day.js';
import { FEN_PER_WAN } from '../../../shared/money.js';
import type { ReviewLevel } from '../../../shared/vocabulary.js';
import { at, dayOfMinute, nextWeekday } from './calendar.js';
import type { Diary } from './diary.js';
import { CITY_VERIFIERS, countyReviewer } from './people.js';
import { CORRECTIONS, REJECTIONS, REVIEW_NOTES } from './phrases.js';
import type { PlannedEvent, PlannedReview } from './plan-types.js';
import type { Random } from './random.js';

const NOT_REVIEWED: readonly PlannedEvent['type'][] = ['created', 'revised', 'void', 'withdrawn'];
const CITY_DAY = 5;

/** Counties review on Tuesdays and Thursdays, the city verifies on Fridays; some rows come back, some are corrected later. */
export class ReviewWriter {
  constructor(private readonly random: Random, private readonly diary: Diary, private readonly countyCode: string, private readonly until: string) {}

  write(): void {
    for (const event of [...this.diary.project.events]) if (!NOT_REVIEWED.includes(event.type)) this.review(event);
  }

  private review(event: PlannedEvent, again = false): void {
    const county = this.judge(event, 'county', event.recordedAt, again ? 0 : 0.018);
    if (county?.verdict !== 'verified') return;
    const city = this.judge(event, 'city', county.reviewedAt, again ? 0 : 0.007);
    if (city?.verdict === 'verified' && !again && this.random.chance(0.006)) this.correctLater(event, city.reviewedAt);
  }

  /** A review at its time; undefined when that has not come yet. A rejected row is recorded anew some days later. */
  private judge(event: PlannedEvent, level: ReviewLevel, since: string, rejected: number): PlannedReview | undefined {
    const weekday = level === 'city' ? CITY_DAY : this.random.pick([2, 4]);
    const wait = this.random.chance(0.04) ? this.random.whole(25, 70) : this.random.whole(1, level === 'city' ? 8 : 6);
    const day = nextWeekday(addDays(dayOfMinute(since), wait), weekday);
    if (day > this.until) return undefined;
    const rejects = this.random.chance(rejected) && event.type !== 'baseline' && event.code !== 'lead' && event.code !== 'negotiating';
    const review: PlannedReview = {
      event: event.key, project: event.project, reviewedAt: at(day, level === 'city' ? 'afternoon' : 'noon'), level, verdict: rejects ? 'rejected' : 'verified',
      note: rejects ? this.random.pick(REJECTIONS[level]) : this.random.chance(0.06) ? this.random.pick(REVIEW_NOTES) : null,
      reviewer: level === 'county' ? countyReviewer(this.countyCode) : this.random.weighted({ [CITY_VERIFIERS[0]]: 6, [CITY_VERIFIERS[1]]: 3, [CITY_VERIFIERS[2]]: 2 }),
    };
    this.diary.project.reviews.push(review);
    if (rejects) this.correct(event, addDays(day, this.random.whole(4, 40)));
    return review;
  }

  private correctLater(event: PlannedEvent, since: string): void {
    const day = addDays(dayOfMinute(since), this.random.whole(20, 110));
    if ((event.code === 'above-scale' || event.code === 'at-capacity' || event.type === 'funds-arrived') && this.random.chance(0.25)) {
      this.diary.record({ type: 'void', on: null, recordedAt: at(nextWeekday(day, 3), 'morning'), recorder: event.recorder, reason: this.random.pick(CORRECTIONS.void), corrects: event.key });
    } else this.correct(event, day);
  }

  /** A counter-entry: another day, or another amount. */
  private correct(event: PlannedEvent, after: string): void {
    const isAmount = event.amountFen !== null && this.random.chance(0.6);
    const moved = event.occurredOn === null ? null : event.precision === 'day' ? addDays(event.occurredOn, -this.random.whole(1, 3)) : event.occurredOn;
    const correction = this.diary.record({
      type: event.type, code: event.code, on: isAmount ? event.occurredOn : moved, precision: isAmount ? event.precision : 'day', recordedAt: at(nextWeekday(after, 3), 'morning'), recorder: event.recorder,
      amountFen: isAmount ? Math.max(10 * FEN_PER_WAN, Math.round((event.amountFen! * this.random.between(0.8, 0.97)) / FEN_PER_WAN) * FEN_PER_WAN) : event.amountFen, exchange: isAmount ? null : event.exchange, phase: event.phase, origin: event.origin,
      reason: this.random.pick(CORRECTIONS[isAmount ? 'amount' : 'date']), corrects: event.key, evidence: event.evidence,
    });
    if (correction) this.review(correction, true);
  }
}
