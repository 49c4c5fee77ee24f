import type { MigrationInterface, QueryRunner } from 'typeorm';
import { code, createTable, day, dropTable, fen, instant, int, line, startIds, text, type TableDescription } from './tables.js';

const nullable = { nullable: true } as const;

const TABLES: Record<string, TableDescription> = {
  activity: {
    columns: {
      id: int(), kind: code(), occurredOn: day(), startsAt: code(5, nullable), place: line(200, nullable), subject: line(200, nullable), companyId: int(nullable), companyText: line(200, nullable), people: line(200, nullable),
      notes: text(nullable), result: text(nullable), organisationId: int(), createdById: int(), createdAt: instant(), updatedAt: instant(), version: int(),
    },
    primary: ['id'],
    indices: { occurred: ['occurredOn', 'id'], organisation: ['organisationId', 'occurredOn'], company: ['companyId', 'occurredOn'], creator: ['createdById', 'occurredOn'] },
    foreign: { companyId: 'company.id', organisationId: 'organisation.id', createdById: 'user_account.id' },
  },
  activity_project: {
    columns: { activityId: int(), projectId: int() },
    primary: ['activityId', 'projectId'],
    indices: { project: ['projectId', 'activityId'] },
    foreign: { activityId: 'activity.id', projectId: 'project.id' },
  },
  activity_participant: {
    columns: { activityId: int(), userId: int() },
    primary: ['activityId', 'userId'],
    indices: { user: ['userId', 'activityId'] },
    foreign: { activityId: 'activity.id', userId: 'user_account.id' },
  },
  next_step: {
    columns: {
      id: int(), what: line(200), dueOn: day(nullable), status: code(), closedAt: instant(nullable), ownerId: int(), organisationId: int(), projectId: int(nullable), activityId: int(nullable),
      createdById: int(), createdAt: instant(), version: int(),
    },
    primary: ['id'],
    indices: { owner: ['ownerId', 'status', 'dueOn'], organisation: ['organisationId', 'status', 'dueOn'], project: ['projectId', 'status', 'dueOn'], activity: ['activityId'], due: ['status', 'dueOn'] },
    foreign: { ownerId: 'user_account.id', organisationId: 'organisation.id', projectId: 'project.id', activityId: 'activity.id', createdById: 'user_account.id' },
  },
  /** Everything that happened to a next step: where it stood afterwards, why, by whom. */
  next_step_change: {
    columns: { id: int(), nextStepId: int(), change: code(), dueOn: day(nullable), ownerId: int(), reason: text(nullable), changedById: int(), changedAt: instant() },
    primary: ['id'],
    indices: { step: ['nextStepId', 'id'] },
    foreign: { nextStepId: 'next_step.id', ownerId: 'user_account.id', changedById: 'user_account.id' },
    appendOnly: true,
  },
  promotion_event: {
    columns: {
      id: int(), name: line(200), nameKey: line(220), kind: code(), startsOn: day(), dayAfterStart: day(), endsOn: day(), place: line(200, nullable), regionCode: code(12, nullable), organiser: line(200, nullable),
      cooperators: text(), companies: text(), peopleCount: int(nullable), costFen: fen(nullable), outcome: text(nullable), cancelledReason: line(200, nullable), organisationId: int(),
      createdById: int(), createdAt: instant(), updatedAt: instant(), version: int(),
    },
    primary: ['id'],
    indices: { starts: ['startsOn', 'id'], organisation: ['organisationId', 'startsOn'] },
    foreign: { organisationId: 'organisation.id', createdById: 'user_account.id' },
    checks: { promotionCost: 'costFen IS NULL OR costFen >= 0' },
  },
  /** The projects that came of an event. */
  promotion_event_project: {
    columns: { promotionEventId: int(), projectId: int() },
    primary: ['promotionEventId', 'projectId'],
    indices: { project: ['projectId'] },
    foreign: { promotionEventId: 'promotion_event.id', projectId: 'project.id' },
  },
  /** One secret address a user under which calendar programs read; only its hash is kept. */
  calendar_feed: {
    columns: { userId: int(), tokenHash: code(64), createdAt: instant() },
    primary: ['userId'],
    unique: { token: ['tokenHash'] },
    foreign: { userId: 'user_account.id' },
  },
};

const FOLLOW_UP: TableDescription = {
  columns: { id: int(), projectId: int(), note: text(), nextStep: line(200, nullable), nextStepOn: day(nullable), doneAt: instant(nullable), createdById: int(), createdAt: instant(), version: int() },
  primary: ['id'],
  indices: { project: ['projectId', 'id'], due: ['createdById', 'doneAt', 'nextStepOn'] },
  foreign: { projectId: 'project.id', createdById: 'user_account.id' },
};

/** Activities, one list of next steps, promotion events. Follow-up notes become activities and their next steps go to the list. */
export class CreateActivities1795400400000 implements MigrationInterface {
  name = 'CreateActivities1795400400000';

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, table] of Object.entries(TABLES)) await createTable(runner, name, table);
    await startIds(runner, ['activity', 'next_step', 'next_step_change', 'promotion_event']);
    // The day of an instant is taken as written, in UTC: notes were dated by the instant alone.
    await runner.query(`INSERT INTO \`activity\` (\`id\`, \`kind\`, \`occurredOn\`, \`notes\`, \`organisationId\`, \`createdById\`, \`createdAt\`, \`updatedAt\`, \`version\`)
      SELECT f.\`id\`, 'note', SUBSTR(f.\`createdAt\`, 1, 10), f.\`note\`, p.\`organisationId\`, f.\`createdById\`, f.\`createdAt\`, f.\`createdAt\`, 1 FROM \`follow_up\` f JOIN \`project\` p ON p.\`id\` = f.\`projectId\``);
    await runner.query('INSERT INTO `activity_project` (`activityId`, `projectId`) SELECT `id`, `projectId` FROM `follow_up`');
    await runner.query(`INSERT INTO \`next_step\` (\`id\`, \`what\`, \`dueOn\`, \`status\`, \`closedAt\`, \`ownerId\`, \`organisationId\`, \`projectId\`, \`activityId\`, \`createdById\`, \`createdAt\`, \`version\`)
      SELECT f.\`id\`, COALESCE(f.\`nextStep\`, '跟进'), f.\`nextStepOn\`, CASE WHEN f.\`doneAt\` IS NULL THEN 'open' ELSE 'done' END, f.\`doneAt\`, f.\`createdById\`, u.\`organisationId\`, f.\`projectId\`, f.\`id\`, f.\`createdById\`, f.\`createdAt\`, f.\`version\`
      FROM \`follow_up\` f JOIN \`user_account\` u ON u.\`id\` = f.\`createdById\` WHERE f.\`nextStep\` IS NOT NULL OR f.\`nextStepOn\` IS NOT NULL`);
    const changed = (id: string, change: string, at: string, where: string) => runner.query(`INSERT INTO \`next_step_change\` (\`id\`, \`nextStepId\`, \`change\`, \`dueOn\`, \`ownerId\`, \`changedById\`, \`changedAt\`)
      SELECT ${id}, \`id\`, '${change}', \`dueOn\`, \`ownerId\`, \`createdById\`, ${at} FROM \`next_step\` WHERE ${where}`);
    await changed('`id` * 2 - 1', 'created', '`createdAt`', '1 = 1');
    await changed('`id` * 2', 'done', '`closedAt`', '`closedAt` IS NOT NULL');
    const [block] = (await runner.query("SELECT `next` FROM `id_block` WHERE `kind` = 'follow_up'")) as { next: number }[];
    const next = Number(block?.next ?? 1);
    await runner.query("UPDATE `id_block` SET `next` = ? WHERE `kind` IN ('activity', 'next_step')", [next]);
    await runner.query("UPDATE `id_block` SET `next` = ? WHERE `kind` = 'next_step_change'", [next * 2]);
    await runner.query("DELETE FROM `id_block` WHERE `kind` = 'follow_up'");
    await dropTable(runner, 'follow_up');
  }

  async down(runner: QueryRunner): Promise<void> {
    await createTable(runner, 'follow_up', FOLLOW_UP);
    await runner.query(`INSERT INTO \`follow_up\` (\`id\`, \`projectId\`, \`note\`, \`createdById\`, \`createdAt\`, \`version\`)
      SELECT a.\`id\`, MIN(l.\`projectId\`), COALESCE(a.\`notes\`, ''), a.\`createdById\`, a.\`createdAt\`, 1 FROM \`activity\` a JOIN \`activity_project\` l ON l.\`activityId\` = a.\`id\` GROUP BY a.\`id\`, a.\`notes\`, a.\`createdById\`, a.\`createdAt\``);
    await runner.query("UPDATE `id_block` SET `kind` = 'follow_up' WHERE `kind` = 'activity'");
    await runner.query("DELETE FROM `id_block` WHERE `kind` IN ('next_step', 'next_step_change', 'promotion_event')");
    for (const name of Object.keys(TABLES).reverse()) await dropTable(runner, name);
  }
}
