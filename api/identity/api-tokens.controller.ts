import { Body, Controller, Get, Header, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { ApiTokenRecord } from '../../shared/contracts/identity.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import type { ExportQuery } from '../core/list-export.js';
import { IdPipe } from '../core/http/validation.js';
import { currentUser } from '../core/request-context.js';
import { ApiTokenAnswer } from './answers.js';
import { ApiTokensService } from './api-tokens.service.js';
import { ReferenceExports } from './reference-exports.js';
import { CreateApiToken, UpdateApiToken } from './requests.js';

@ApiTags('api-tokens')
@Controller('api-tokens')
export class ApiTokensController {
  constructor(private readonly tokens: ApiTokensService, private readonly exporter: ReferenceExports) {}

  @Get()
  @Allow('api-token:manage')
  @ApiOperation({ summary: 'One’s own API tokens' })
  @ListAnswer(ApiTokenAnswer)
  list(@Query() query: ListQuery): Promise<Page<ApiTokenRecord>> {
    return this.tokens.list(query);
  }

  @Get('export')
  @Allow('api-token:manage')
  @ApiOperation({ summary: 'One’s own API tokens as xlsx, without the tokens themselves' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.tokens(query, reply);
  }

  @Get(':id')
  @Allow('api-token:manage')
  @ApiOperation({ summary: 'One of one’s own API tokens' })
  @ApiOkResponse({ type: ApiTokenAnswer })
  read(@Param('id', IdPipe) id: number): Promise<ApiTokenRecord> {
    return this.tokens.read(id);
  }

  /** Never replayed for an idempotency key: the stored answer would hold the token. */
  @Post()
  @Allow('api-token:manage')
  @RunsOutsideTransaction()
  @Header('Cache-Control', 'no-store')
  @ApiOperation({ summary: 'Create an API token; it is shown this once' })
  @ApiCreatedResponse({ type: ApiTokenAnswer })
  create(@Body() { name, expiresInDays }: CreateApiToken): Promise<ApiTokenRecord> {
    return this.tokens.create(currentUser().id, name, expiresInDays);
  }

  @Put(':id')
  @Allow('api-token:manage')
  @ApiOperation({ summary: 'Revoke an API token (`revoked: true`)' })
  @ApiOkResponse({ type: ApiTokenAnswer })
  update(@Param('id', IdPipe) id: number, @Body() { revoked }: UpdateApiToken): Promise<ApiTokenRecord> {
    return revoked ? this.tokens.revoke(id) : this.tokens.read(id);
  }
}
