import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, day, dropColumns, int } from './tables.js';

const nullable = { nullable: true };
const CARRIER = { completedOn: day(nullable) };
const EVENT = { endsId: int(nullable) };

/** When a carrier was completed; and of an act that gives back, which stay it ends. */
export class ExtendCarriers1795402100000 implements MigrationInterface {
  name = 'ExtendCarriers1795402100000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'carrier', CARRIER);
    await addColumns(runner, 'carrier_event', EVENT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropColumns(runner, 'carrier_event', EVENT);
    await dropColumns(runner, 'carrier', CARRIER);
  }
}
