import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { UserRecord } from '../../shared/contracts/identity.js';
import { ROLES } from '../../shared/permissions.js';
import { USER_STATUSES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { chosenColumns, sendList, type ExportColumn, type ExportQuery } from '../core/list-export.js';
import { UsersService } from './users.service.js';

/** Headers are those the import reads, so that an export comes back as it went out. Passwords are in neither. */
const columns = (dayOf: (instant: string) => string): readonly ExportColumn<UserRecord>[] => [
  { key: 'displayName', zh: '姓名', en: 'Name', width: 16, value: (user) => user.displayName },
  { key: 'username', zh: '用户名', en: 'Username', width: 18, value: (user) => user.username },
  { key: 'organisation', zh: '单位', en: 'Organisation', width: 26, value: (user) => user.organisationName },
  { key: 'roles', zh: '角色', en: 'Roles', width: 30, value: (user, locale) => user.roles.map((role) => ROLES[role][locale]).join('；') },
  { key: 'phone', zh: '电话', en: 'Phone', width: 16, value: (user) => user.phone },
  { key: 'phone', zh: '邮箱', en: 'E-mail', width: 26, value: (user) => user.email },
  { key: 'status', zh: '状态', en: 'Status', width: 10, value: (user, locale) => USER_STATUSES[user.status][locale] },
  { key: 'lastLoginAt', zh: '最近登录', en: 'Last sign-in', width: 14, value: (user) => user.lastLoginAt && dayOf(user.lastLoginAt), format: 'day' },
];

/** The list of users as a workbook: exactly the rows and columns that the list shows. */
@Injectable()
export class UserExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly users: UsersService) {}

  async send({ columns: names, ...query }: ExportQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '用户', en: 'Users' }, day: this.clock.today(), columns: chosenColumns(columns((instant) => this.clock.dayOf(instant)), names), rows: this.users.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'user:export', entity: 'user', details: { filter: query.filter ?? null } })),
    });
  }
}
