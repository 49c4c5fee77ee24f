import { setImmediate } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { addDays } from '../../shared/day.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Outbox } from '../core/events.js';
import { findRow, insertRows } from '../core/database/rows.js';
import { DataScopes } from '../identity/data-scope.js';
import { Installation } from '../identity/entities.js';
import { hashPassword } from '../identity/passwords.js';
import { LedgerService } from '../projects/ledger.service.js';
import { planCity } from './domain/plan.js';
import { CITY, INSTALLATION_NAME } from './domain/places.js';
import { AssessmentLoader } from './load-assessment.js';
import { loadCompanies } from './load-companies.js';
import { EvidenceLoader } from './load-evidence.js';
import { loadFigures } from './load-figures.js';
import { LedgerLoader } from './load-ledger.js';
import { OffersLoader } from './load-offers.js';
import { loadPlaces } from './load-places.js';
import { loadPolicy } from './load-policy.js';
import { StatisticsLoader } from './load-statistics.js';
import { SupervisionLoader } from './load-supervision.js';
import { loadViews } from './load-views.js';
import { YearlyLoader } from './load-yearly.js';
import { DEMONSTRATION_PASSWORD } from '../../shared/demonstration.js';
import { timelineOf } from './timeline.js';

const SEED = 20_260_101;
const PROJECTS = 2_000;

export interface DemonstrationOptions {
  /** How many projects; 2,000 unless told otherwise. */
  projects?: number;
  /** Told once for each year that is written. */
  progress?: (year: string, projects: number) => void;
}

/**
 * Loads the demonstration city into a migrated database with reference data and no installation yet: six years of work
 * up to yesterday, written under a clock that moves along (and runs again afterwards). One transaction: all or nothing.
 * Answers false when an installation is already there.
 */
export async function loadDemonstration(app: INestApplicationContext, options: DemonstrationOptions = {}): Promise<boolean> {
  const database = app.get(Database);
  const clock = app.get(Clock);
  const today = clock.today();
  const plan = planCity(SEED, today, options.projects ?? PROJECTS);
  const passwordHash = await hashPassword(DEMONSTRATION_PASSWORD);
  const evidence = new EvidenceLoader(app);
  await evidence.store();
  try {
    const loaded = await database.write(async () => {
      if (await findRow(database, Installation, { id: 1 })) return false;
      clock.set(new Date(Date.parse(clock.endOfDay(addDays(plan.from, -1))) + 1));
      // First, so that of two processes one waits here for the other.
      await insertRows(database, Installation, [{ id: 1, name: INSTALLATION_NAME, homeRegion: CITY.code, demonstration: true, createdAt: clock.instant() }]);
      const places = await loadPlaces(app, passwordHash);
      await loadPolicy(app, places.users.get('city')!.id, { first: Number(plan.from.slice(0, 4)), last: Number(today.slice(0, 4)) + 1 });
      const loader = new LedgerLoader(app, plan, places, evidence);
      const yearly = new YearlyLoader(app, plan, places, loader.idOf);
      const offers = new OffersLoader(app, SEED, plan, places, (number) => loader.projectId(number), (minute) => loader.instantOf(minute));
      const statistics = new StatisticsLoader(app, SEED, plan.from, plan.until, places, (minute) => loader.instantOf(minute));
      await app.get(LedgerService).deferring(async () => {
        let year = '';
        let created = 0;
        for (const sitting of timelineOf(plan)) {
          if (sitting.at.slice(0, 4) !== year) {
            year = sitting.at.slice(0, 4);
            await loader.flush();
            loader.turnTo(sitting.at);
            await yearly.turn(sitting.at);
            options.progress?.(year, created);
          }
          created += sitting.created.length;
          await offers.writeUntil(sitting.at, false);
          await statistics.writeUntil(sitting.at);
          await loader.write(sitting);
          await offers.writeUntil(sitting.at, true);
          // The database answers without waiting; this lets the process hear that it is to stop.
          await setImmediate();
        }
        await offers.writeUntil(`${addDays(plan.until, 1)}T00:00`, false);
        await statistics.writeUntil(`${addDays(plan.until, 1)}T00:00`);
      });
      await loader.flush();
      await loader.finish();
      await loadCompanies(app, places, SEED);
      await loadViews(app, places);
      // Departments and parks act from here on, each within its own scope.
      await app.get(DataScopes).settingUp(async () => {
        await new SupervisionLoader(app, SEED, plan, places, loader.idOf).load(plan.until);
        await loadFigures(app, places, plan.from, plan.until);
        await new AssessmentLoader(app, SEED, plan, places, evidence, loader.idOf).load(plan.until);
      });
      await evidence.flush();
      return true;
    }, { unaudited: true });
    // The search's index among others: what follows a commit is there before the first visitor.
    await app.get(Outbox).deliver();
    return loaded;
  } finally {
    clock.set(undefined);
  }
}
