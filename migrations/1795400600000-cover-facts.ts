import type { MigrationInterface, QueryRunner } from 'typeorm';
import { replaceIndex } from './tables.js';

/**
 * The indexes that counts go through hold all that counts ask of a fact: what is known today first, then when it was reached.
 * Before, every fact of a milestone was looked up in its table.
 */
const FACTS = [
  {
    table: 'milestone_fact', index: 'reached',
    before: ['milestone', 'occurredFrom', 'occurredUntil', 'knownTo'],
    after: ['milestone', 'knownTo', 'occurredFrom', 'occurredUntil', 'leftFrom', 'leftUntil', 'verification', 'knownFrom', 'projectId'],
  },
  {
    table: 'amount_fact', index: 'series',
    before: ['series', 'occurredFrom', 'occurredUntil', 'knownTo'],
    after: ['series', 'knownTo', 'occurredFrom', 'occurredUntil', 'verification', 'knownFrom', 'projectId', 'origin', 'amountFen'],
  },
] as const;

export class CoverFacts1795400600000 implements MigrationInterface {
  name = 'CoverFacts1795400600000';

  async up(runner: QueryRunner): Promise<void> {
    for (const { table, index, after } of FACTS) await replaceIndex(runner, table, index, after);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, index, before } of FACTS) await replaceIndex(runner, table, index, before);
  }
}
