import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTable, fen, flag, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true };

const TABLES: Record<string, TableDescription> = {
  company: {
    columns: {
      id: int(), name: line(200), nameKey: line(220), creditCode: code(18, nullable), aliases: text(), regionCode: code(12, nullable), industryCode: code(10, nullable),
      remarks: text(nullable), organisationId: int(), archivedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { name: ['nameKey'] },
    indices: { creditCode: ['creditCode'] },
    foreign: { organisationId: 'organisation.id' },
  },
  park: {
    columns: {
      id: int(), name: line(100), nameKey: line(120), shortName: line(60, nullable), aliases: text(), organisationId: int(), regionCode: code(12),
      leadingIndustries: text(), targetRegions: text(), directions: text(), restrictedIndustries: text(),
      totalLandMuCenti: fen(nullable), remainingLandMuCenti: fen(nullable), infrastructure: code(40, nullable),
      archivedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { name: ['nameKey'] },
    indices: { organisation: ['organisationId'], region: ['regionCode'] },
    foreign: { organisationId: 'organisation.id', regionCode: 'region.code' },
  },
  project: {
    columns: {
      id: int(), code: code(20), name: line(200), nameKey: line(220), identityKey: code(64, nullable),
      investors: text(), projectCompanyId: int(nullable), organisationId: int(), introducingOrganisationId: int(nullable), parkId: int(nullable), regionCode: code(12, nullable), parkText: line(200, nullable),
      officerId: int(nullable), leaderInCharge: line(60, nullable), team: line(100, nullable), industryCode: code(10, nullable), industryText: line(100, nullable),
      kind: code(), landMode: code(), attractionMode: code(40, nullable), origin: code(40, nullable), source: code(40, nullable),
      agreedInvestmentFen: fen(nullable), agreedInvestmentQualifier: line(20, nullable), foreignAmountMinor: fen(nullable), currency: code(3, nullable),
      fixedAssetInvestmentFen: fen(nullable), plannedThisYearFen: fen(nullable), landMuCenti: fen(nullable), factorySquareMetresCenti: fen(nullable),
      expectedOutputFen: fen(nullable), expectedTaxFen: fen(nullable), jobs: int(nullable),
      plannedStartOn: day(nullable), plannedBuiltOn: day(nullable), plannedProducingOn: day(nullable),
      contentAndScale: text(nullable), progressNote: text(nullable), problems: text(nullable), remarks: text(nullable), confidential: flag(), extra: text(),
      stage: code(), status: code(), stageVerification: code(),
      leadOn: day(nullable), negotiatingOn: day(nullable),
      signedOn: day(nullable), signedOnPrecision: code(10, nullable), startedOn: day(nullable), startedOnPrecision: code(10, nullable),
      builtOn: day(nullable), builtOnPrecision: code(10, nullable), producedOn: day(nullable), producedOnPrecision: code(10, nullable),
      fundsArrivedFen: fen(), completedInvestmentFen: fen(), nextStepOn: day(nullable),
      importBatchId: int(nullable), archivedAt: instant(nullable), version: int(), createdAt: instant(), updatedAt: instant(),
    },
    primary: ['id'],
    unique: { code: ['code'] },
    indices: {
      identity: ['identityKey'], name: ['nameKey'], stage: ['archivedAt', 'stage', 'updatedAt'], updated: ['archivedAt', 'updatedAt'], signed: ['archivedAt', 'signedOn'],
      organisation: ['organisationId', 'updatedAt'], introducing: ['introducingOrganisationId'], park: ['parkId', 'updatedAt'], officer: ['officerId', 'updatedAt'],
      company: ['projectCompanyId'], batch: ['importBatchId'],
    },
    foreign: { organisationId: 'organisation.id', introducingOrganisationId: 'organisation.id', parkId: 'park.id', projectCompanyId: 'company.id', officerId: 'user_account.id' },
    checks: { agreedInvestment: 'agreedInvestmentFen IS NULL OR agreedInvestmentFen >= 0' },
  },
  project_investor: {
    columns: { projectId: int(), companyId: int(), position: int() },
    primary: ['projectId', 'companyId'],
    indices: { company: ['companyId'] },
    foreign: { projectId: 'project.id', companyId: 'company.id' },
  },
  project_event: {
    columns: {
      id: int(), projectId: int(), type: code(), code: code(40, nullable), occurredOn: day(nullable), precision: code(10), amountFen: fen(nullable), origin: code(40, nullable),
      payload: text(nullable), reason: text(nullable), bypassedGate: flag(), correctsId: int(nullable), batchId: int(nullable), recordedAt: instant(), recordedById: int(nullable),
    },
    primary: ['id'],
    unique: { corrects: ['correctsId'] },
    indices: { project: ['projectId', 'id'], batch: ['batchId'] },
    foreign: { projectId: 'project.id', correctsId: 'project_event.id' },
    appendOnly: true,
  },
  project_event_review: {
    columns: { id: int(), eventId: int(), level: code(), verdict: code(), note: text(nullable), reviewedById: int(), reviewedAt: instant() },
    primary: ['id'],
    indices: { event: ['eventId', 'id'] },
    foreign: { eventId: 'project_event.id', reviewedById: 'user_account.id' },
    appendOnly: true,
  },
  /** Projection: where each reviewable ledger row stands today. */
  project_event_state: {
    columns: { eventId: int(), projectId: int(), verification: code(), effective: flag() },
    primary: ['eventId'],
    indices: { verification: ['effective', 'verification', 'eventId'], project: ['projectId'] },
  },
  /** Projection: each stage, milestone and ending reached, as it was known between two instants. */
  milestone_fact: {
    columns: {
      projectId: int(), milestone: code(), knownFrom: instant(), knownTo: instant(), eventId: int(nullable), occurredFrom: day(), occurredUntil: day(), precision: code(10),
      leftFrom: day(), leftUntil: day(), inferred: flag(), verification: code(),
    },
    primary: ['projectId', 'milestone', 'knownFrom'],
    indices: { reached: ['milestone', 'occurredFrom', 'occurredUntil', 'knownTo'], event: ['eventId'] },
  },
  /** Projection: receipts of funds and completed investment, as known between two instants. */
  amount_fact: {
    columns: {
      eventId: int(), knownFrom: instant(), knownTo: instant(), projectId: int(), series: code(), amountFen: fen(), origin: code(40, nullable),
      occurredFrom: day(), occurredUntil: day(), precision: code(10), verification: code(),
    },
    primary: ['eventId', 'knownFrom'],
    indices: { series: ['series', 'occurredFrom', 'occurredUntil', 'knownTo'], project: ['projectId', 'series'] },
  },
  /** Projection: the attributes that counts depend on, as known between two instants. */
  project_revision: {
    columns: {
      projectId: int(), knownFrom: instant(), knownTo: instant(), organisationId: int(), introducingOrganisationId: int(nullable), parkId: int(nullable), regionCode: code(12, nullable),
      industryCode: code(10, nullable), kind: code(), landMode: code(), origin: code(40, nullable), agreedInvestmentFen: fen(nullable), projectCompanyId: int(nullable), confidential: flag(), withdrawn: flag(),
    },
    primary: ['projectId', 'knownFrom'],
    indices: { park: ['parkId', 'knownTo'], company: ['projectCompanyId', 'knownTo'] },
  },
  follow_up: {
    columns: {
      id: int(), projectId: int(), note: text(), nextStep: line(200, nullable), nextStepOn: day(nullable), doneAt: instant(nullable), createdById: int(), createdAt: instant(), version: int(),
    },
    primary: ['id'],
    indices: { project: ['projectId', 'id'], due: ['createdById', 'doneAt', 'nextStepOn'] },
    foreign: { projectId: 'project.id', createdById: 'user_account.id' },
  },
  import_batch: {
    columns: {
      id: int(), kind: code(), filename: line(200), sha256: code(64), size: int(), status: code(), columns: text(), mapping: text(), sheetNames: text(), fileProblems: text(), counts: text(),
      progressDone: int(), progressTotal: int(), failure: text(nullable), organisationId: int(), createdById: int(), createdAt: instant(), appliedAt: instant(nullable), undoneAt: instant(nullable), version: int(),
    },
    primary: ['id'],
    indices: { creator: ['createdById', 'createdAt'] },
    foreign: { organisationId: 'organisation.id', createdById: 'user_account.id' },
  },
  import_row: {
    columns: {
      batchId: int(), rowNumber: int(), verdict: code(10), raw: text(), values: text(), problems: text(), duplicates: text(), edits: text(), choices: text(),
      decision: code(10, nullable), useId: int(nullable), identityKey: code(64, nullable), projectId: int(nullable),
    },
    primary: ['batchId', 'rowNumber'],
    indices: { verdict: ['batchId', 'verdict', 'rowNumber'], identity: ['batchId', 'identityKey'] },
    foreign: { batchId: 'import_batch.id' },
  },
};

export class CreatePipeline1795305700000 implements MigrationInterface {
  name = 'CreatePipeline1795305700000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, ['company', 'park', 'project', 'project_event', 'project_event_review', 'follow_up', 'import_batch']);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
  }
}
