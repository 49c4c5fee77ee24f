import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RoleRecord } from '../../shared/contracts/identity.js';
import { ROLE_CODES, ROLES, type RoleCode } from '../../shared/permissions.js';
import { Database } from '../core/database/database.js';
import { badRequest, notFound } from '../core/errors.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, pageOf, type ListQuery, type Page } from '../core/http/list.js';
import { RoleAnswer } from './answers.js';

/** The codes that `filter={"id":…}` asks for; undefined for all of them. */
function wantedCodes(text: string | undefined): unknown[] | undefined {
  let filter: unknown;
  try {
    filter = JSON.parse(text || '{}');
  } catch {
    throw badRequest('malformed-request', { parameter: 'filter' });
  }
  const unknown = Object.keys(filter as object).filter((name) => name !== 'id');
  if (unknown.length) throw badRequest('unknown-filter', { field: unknown.join(', ') });
  const { id } = filter as { id?: unknown };
  return id === undefined ? undefined : [id].flat();
}

@ApiTags('roles')
@Controller('roles')
export class RolesController {
  constructor(private readonly database: Database) {}

  @Get()
  @Allow('user:read')
  @ApiOperation({ summary: 'Roles, with their permissions and how many users hold them' })
  @ListAnswer(RoleAnswer)
  async list(@Query() query: ListQuery): Promise<Page<RoleRecord>> {
    const wanted = wantedCodes(query.filter);
    const records = await this.records();
    return pageOf('roles', wanted ? records.filter((record) => wanted.includes(record.id)) : records, query);
  }

  @Get(':id')
  @Allow('user:read')
  @ApiOperation({ summary: 'One role' })
  @ApiOkResponse({ type: RoleAnswer })
  async read(@Param('id') id: string): Promise<RoleRecord> {
    const record = (await this.records()).find((role) => role.id === id);
    if (!record) throw notFound('role', id);
    return record;
  }

  private async records(): Promise<RoleRecord[]> {
    const counts = await this.database.query<{ role: RoleCode; users: number }>('SELECT `role`, COUNT(*) AS users FROM `user_role` GROUP BY `role`');
    return ROLE_CODES.map((id) => {
      const { zh, en, scope, permissions } = ROLES[id];
      return { id, name: zh, nameEn: en, scope, permissions: [...permissions], userCount: counts.find(({ role }) => role === id)?.users ?? 0 };
    });
  }
}
