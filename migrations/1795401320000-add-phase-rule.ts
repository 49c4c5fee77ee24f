import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, code, dropColumns } from './tables.js';

const COLUMNS = { phaseRule: code(40, { nullable: true }) };

/** Which phase moves a project: the rule that was in force when its phases were set. */
export class AddPhaseRule1795401320000 implements MigrationInterface {
  name = 'AddPhaseRule1795401320000';

  up(runner: QueryRunner): Promise<void> {
    return addColumns(runner, 'project', COLUMNS);
  }

  down(runner: QueryRunner): Promise<void> {
    return dropColumns(runner, 'project', COLUMNS);
  }
}
