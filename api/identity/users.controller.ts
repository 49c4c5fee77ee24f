import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiBody, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { UserRecord } from '../../shared/contracts/identity.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import type { ExportQuery } from '../core/list-export.js';
import { checkedBody, IdPipe } from '../core/http/validation.js';
import { UserAnswer } from './answers.js';
import { CreateUser, UpdateUser } from './requests.js';
import { UserExport } from './user-export.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService, private readonly exporter: UserExport) {}

  @Get()
  @Allow('user:read')
  @ApiOperation({ summary: 'Users within the caller’s scope' })
  @ListAnswer(UserAnswer)
  list(@Query() query: ListQuery): Promise<Page<UserRecord>> {
    return this.users.list(query);
  }

  @Get('export')
  @Allow('user:read')
  @ApiOperation({ summary: 'The same list as xlsx; comes back through an import unchanged' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(query, reply);
  }

  @Get(':id')
  @Allow('user:read')
  @ApiOperation({ summary: 'One user' })
  @ApiOkResponse({ type: UserAnswer })
  read(@Param('id', IdPipe) id: number): Promise<UserRecord> {
    return this.users.read(id);
  }

  /** Outside a transaction, for hashing takes long; a repeat meets the taken username. */
  @Post()
  @Allow('user:manage')
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Add a user' })
  @ApiCreatedResponse({ type: UserAnswer })
  @ApiBody({ type: CreateUser })
  async create(@Body() body: unknown): Promise<UserRecord> {
    const { value, problems } = await checkedBody(CreateUser, body);
    return this.users.create(value, { found: problems });
  }

  @Put(':id')
  @Allow('user:manage')
  @ApiOperation({ summary: 'Change a user; a new password or `status: disabled` ends their sessions' })
  @ApiOkResponse({ type: UserAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdateUser): Promise<UserRecord> {
    return this.users.update(id, values);
  }
}
