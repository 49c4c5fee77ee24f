import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, dropTable, fen, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  opportunity: {
    columns: {
      id: int(), code: code(20), name: line(200), nameKey: line(220), organisationId: int(), parkId: int(nullable), regionCode: code(12, nullable), industryCode: code(10, nullable), chain: line(100, nullable),
      expectedInvestmentFen: fen(nullable), expectedOutputFen: fen(nullable), landMuCenti: fen(nullable), factorySquareMetresCenti: fen(nullable), cooperation: code(40, nullable),
      content: text(nullable), brief: text(nullable), contactUnit: line(100, nullable), contactName: line(60, nullable), contactPhone: line(40, nullable),
      state: code(), publishedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { code: ['code'] },
    indices: { state: ['state', 'updatedAt'], organisation: ['organisationId'], park: ['parkId'] },
    foreign: { organisationId: 'organisation.id', parkId: 'park.id' },
  },
  opportunity_carrier: {
    columns: { opportunityId: int(), carrierId: int() },
    primary: ['opportunityId', 'carrierId'],
    indices: { carrier: ['carrierId'] },
    foreign: { opportunityId: 'opportunity.id', carrierId: 'carrier.id' },
  },
  opportunity_event: {
    columns: { id: int(), opportunityId: int(), fromState: code(40, nullable), toState: code(), reason: text(nullable), projectId: int(nullable), recordedAt: instant(), recordedById: int(nullable) },
    primary: ['id'],
    indices: { opportunity: ['opportunityId', 'id'], project: ['projectId'] },
    foreign: { opportunityId: 'opportunity.id', projectId: 'project.id' },
    appendOnly: true,
  },
};

export class CreateOpportunities1795400310000 implements MigrationInterface {
  name = 'CreateOpportunities1795400310000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, ['opportunity', 'opportunity_event']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await runner.query("DELETE FROM `id_block` WHERE `kind` IN ('opportunity', 'opportunity_event')");
  }
}
