import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTable, fen, flag, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true } as const;

const TABLES: Record<string, TableDescription> = {
  /** Figures as published, with the question that they answer. */
  published_figure: {
    columns: {
      id: int(), metric: code(60), title: line(200), note: text(nullable), question: text(), unit: code(10), period: text(nullable), onDay: day(nullable), scopeName: line(200), amount: fen(), denominator: fen(nullable), partUnit: code(10, nullable),
      lineCount: int(), undetermined: int(), sha256: code(64), publishedAt: instant(), publishedById: int(), organisationId: int(),
    },
    primary: ['id'],
    indices: { metric: ['metric', 'id'], organisation: ['organisationId', 'id'] },
    foreign: { publishedById: 'user_account.id', organisationId: 'organisation.id' },
    appendOnly: true,
  },
  /** The lines that a published figure is made of. */
  published_figure_line: {
    columns: {
      figureId: int(), position: int(), part: code(12), identity: code(60), projectId: int(nullable), companyId: int(nullable), promotionEventId: int(nullable), eventId: int(nullable), name: line(200), code: line(40, nullable), place: line(200, nullable),
      contribution: fen(), occurredOn: day(nullable), confidential: flag(),
    },
    primary: ['figureId', 'position'],
    foreign: { figureId: 'published_figure.id' },
    appendOnly: true,
  },
};

export class CreateFigures1795401000000 implements MigrationInterface {
  name = 'CreateFigures1795401000000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, ['published-figure']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query("DELETE FROM `id_block` WHERE `kind` = 'published-figure'");
  }
}
