import { Injectable } from '@nestjs/common';
import type { Period } from '../../shared/period.js';
import { Database } from '../core/database/database.js';
import { selectRows } from '../core/database/rows.js';
import { CarrierStays } from './carrier-stays.service.js';
import { builtWithin, reusedWithin, type FactoryLine } from './domain/factory-area.js';
import { Carrier } from './entities.js';

/** Standard factories newly built, and idle ones put to use, as the register of carriers has them (003 附件1 二). */
@Injectable()
export class FactoryAreas {
  constructor(private readonly database: Database, private readonly stays: CarrierStays) {}

  /** The factories completed in the period, by park. */
  async built({ from, until }: Period): Promise<Map<number, FactoryLine[]>> {
    const ids = await this.database.query<{ id: number }>("SELECT c.`id` FROM `carrier` c WHERE c.`kind` = 'factory' AND c.`archivedAt` IS NULL AND c.`completedOn` >= ? AND c.`completedOn` < ?", [from, until]);
    const factories = await selectRows(this.database, Carrier, { id: ids.map(({ id }) => id) }, 'ORDER BY `completedOn`, `id`');
    return byPark(factories, (factory) => builtWithin([factory], from, until));
  }

  /** The idle area put to use in the period, by park. */
  async reused({ from, until }: Period, idleMonths: number): Promise<Map<number, FactoryLine[]>> {
    const ids = await this.database.query<{ id: number }>("SELECT DISTINCT e.`carrierId` AS id FROM `carrier_event` e JOIN `carrier` c ON c.`id` = e.`carrierId` WHERE c.`kind` = 'factory' AND c.`archivedAt` IS NULL AND e.`type` = 'occupy' AND e.`occurredOn` >= ? AND e.`occurredOn` < ?", [from, until]);
    const factories = await selectRows(this.database, Carrier, { id: ids.map(({ id }) => id) }, 'ORDER BY `id`');
    const stays = await this.stays.of(factories.map(({ id }) => id));
    return byPark(factories, ({ id }) => reusedWithin(id, stays.get(id) ?? [], from, until, idleMonths));
  }
}

function byPark(factories: readonly Carrier[], linesOf: (factory: Carrier) => FactoryLine[]): Map<number, FactoryLine[]> {
  const parks = new Map<number, FactoryLine[]>();
  for (const factory of factories) {
    const lines = linesOf(factory);
    if (lines.length) parks.set(factory.parkId, [...(parks.get(factory.parkId) ?? []), ...lines]);
  }
  return parks;
}
