import type { INestApplicationContext } from '@nestjs/common';
import { readOfficialPeriod } from '../../shared/official-period.js';
import { Clock } from '../core/clock.js';
import { currentContext, runInContext, type CurrentUser } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import { questionKey, StatisticsService } from '../statistics/statistics.service.js';
import type { Minute } from './domain/plan-types.js';
import { planStatistics, type PlannedStatistic, type Publication } from './domain/statistics.js';
import type { Places } from './load-places.js';

/** The statistics bureau records what it publishes on the day, among the sittings of the ledger. */
export class StatisticsLoader {
  private readonly publications: Publication[];
  private next = 0;
  private user: CurrentUser | undefined;

  constructor(private readonly app: INestApplicationContext, seed: number, from: string, until: string, private readonly places: Places, private readonly instantOf: (minute: Minute) => number) {
    this.publications = planStatistics(seed, from, until);
  }

  /** Everything published before a minute, the clock at each publication's own. */
  async writeUntil(minute: Minute): Promise<void> {
    for (let each = this.publications[this.next]; each && each.at < minute; each = this.publications[this.next]) {
      const publication = each;
      this.next += 1;
      this.app.get(Clock).set(new Date(this.instantOf(publication.at)));
      this.user ??= (await this.app.get(Authenticator).userById(this.places.users.get('department')!.id))!;
      await runInContext({ ...currentContext()!, user: this.user, permission: 'official-value:record' }, () => (publication.reason === null ? this.record(publication) : this.correct(publication, publication.reason)));
    }
  }

  private async record({ document, documentNumber, publishedOn, values }: Publication): Promise<void> {
    await this.app.get(StatisticsService).recordMany(values.map(({ series, place, period, value }) => ({ series, scopeKey: this.keyOf(place), period, value, document, documentNumber, publishedOn })));
  }

  /** A yearbook corrects a few figures of the year before. */
  private async correct({ document, documentNumber, publishedOn, values }: Publication, reason: string): Promise<void> {
    const service = this.app.get(StatisticsService);
    const questions = values.map(({ series, place, period }) => ({ series, scopeKey: this.keyOf(place), periodFrom: readOfficialPeriod(period)!.from, periodUntil: readOfficialPeriod(period)!.until }));
    const standing = await service.latestOf(questions);
    for (const [index, { value }] of values.entries()) await service.correct(standing.get(questionKey(questions[index]!))!.id, { value, document, documentNumber, publishedOn, reason });
  }

  private keyOf(place: PlannedStatistic['place']): string {
    return 'city' in place ? 'city' : 'county' in place ? `county:${place.county}` : `park:${this.places.parks.get(place.park)!}`;
  }
}
