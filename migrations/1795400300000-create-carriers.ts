import type { MigrationInterface, QueryRunner } from 'typeorm';
import { addColumns, code, createTable, day, dropColumns, dropTable, fen, flag, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };
const FOREVER = '9999-12-31T23:59:59.999Z';

const TABLES: Record<string, TableDescription> = {
  /** The attributes of a park that counts depend on, as known between two instants. */
  park_revision: {
    columns: {
      parkId: int(), knownFrom: instant(), knownTo: instant(), organisationId: int(), regionCode: code(12), level: code(40, nullable), leadingIndustryCodes: text(nullable), restrictedIndustryCodes: text(nullable),
      infrastructure: code(40, nullable), totalLandMuCenti: fen(nullable), remainingLandMuCenti: fen(nullable), archived: flag(),
    },
    primary: ['parkId', 'knownFrom'],
    indices: { known: ['knownTo'] },
    foreign: { parkId: 'park.id' },
  },
  /** A land parcel (hundredths of a mu) or a standard factory (hundredths of a square metre); the sums and the status follow from its events. */
  carrier: {
    columns: {
      id: int(), parkId: int(), kind: code(), code: line(40), codeKey: line(60), name: line(100), areaCenti: fen(), reservedCenti: fen(), occupiedCenti: fen(), status: code(), idleSince: day(nullable),
      vacantSince: day(nullable), floor: line(40, nullable), clearHeightCentimetres: int(nullable), loadKgPerSquareMetre: int(nullable), priceFen: fen(nullable), remarks: text(nullable),
      archivedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { code: ['parkId', 'codeKey'] },
    indices: { status: ['archivedAt', 'status'] },
    foreign: { parkId: 'park.id' },
    checks: { area: 'reservedCenti >= 0 AND occupiedCenti >= 0 AND reservedCenti + occupiedCenti <= areaCenti' },
  },
  carrier_event: {
    columns: {
      id: int(), carrierId: int(), projectId: int(), type: code(), reservedCenti: fen(), occupiedCenti: fen(), occurredOn: day(), reason: text(nullable), correctsId: int(nullable), recordedAt: instant(), recordedById: int(nullable),
    },
    primary: ['id'],
    unique: { corrects: ['correctsId'] },
    indices: { carrier: ['carrierId', 'id'], project: ['projectId'] },
    foreign: { carrierId: 'carrier.id', projectId: 'project.id', correctsId: 'carrier_event.id' },
    appendOnly: true,
  },
  /** Projection: what each project holds of a carrier today. */
  carrier_holding: {
    columns: { carrierId: int(), projectId: int(), reservedCenti: fen(), occupiedCenti: fen(), since: day() },
    primary: ['carrierId', 'projectId'],
    indices: { project: ['projectId'] },
    foreign: { carrierId: 'carrier.id', projectId: 'project.id' },
  },
};
const PARK = { level: code(40, nullable), leadingIndustryCodes: text(nullable), restrictedIndustryCodes: text(nullable) };
const INDUSTRY = { pinyin: line(400, nullable), initials: line(120, nullable) };

export class CreateCarriers1795400300000 implements MigrationInterface {
  name = 'CreateCarriers1795400300000';

  async up(runner: QueryRunner): Promise<void> {
    await addColumns(runner, 'park', PARK);
    await addColumns(runner, 'industry', INDUSTRY);
    await runner.query("UPDATE `park` SET `leadingIndustryCodes` = '[]', `restrictedIndustryCodes` = '[]'");
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await runner.query(
      `INSERT INTO \`park_revision\` (\`parkId\`, \`knownFrom\`, \`knownTo\`, \`organisationId\`, \`regionCode\`, \`level\`, \`leadingIndustryCodes\`, \`restrictedIndustryCodes\`, \`infrastructure\`, \`totalLandMuCenti\`, \`remainingLandMuCenti\`, \`archived\`)
       SELECT \`id\`, \`createdAt\`, '${FOREVER}', \`organisationId\`, \`regionCode\`, NULL, '[]', '[]', \`infrastructure\`, \`totalLandMuCenti\`, \`remainingLandMuCenti\`, CASE WHEN \`archivedAt\` IS NULL THEN 0 ELSE 1 END FROM \`park\``,
    );
    await startIds(runner, ['carrier', 'carrier_event']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
    await dropColumns(runner, 'industry', INDUSTRY);
    await dropColumns(runner, 'park', PARK);
    await runner.query("DELETE FROM `id_block` WHERE `kind` IN ('carrier', 'carrier_event')");
  }
}
