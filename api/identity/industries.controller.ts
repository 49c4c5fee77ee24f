import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Controller, Get, HttpCode, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { IndustryRecord, IndustryTableResult } from '../../shared/contracts/identity.js';
import { CONFIG, type Config } from '../core/config.js';
import { Allow, SignedIn } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page, UploadErrors } from '../core/http/list.js';
import type { ExportQuery } from '../core/list-export.js';
import { receiveFile } from '../core/http/upload.js';
import { IndustryAnswer, IndustryTableAnswer } from './answers.js';
import { csvRecords } from './csv-records.js';
import { IndustriesService } from './industries.service.js';
import { ReferenceExports } from './reference-exports.js';

const MAX_BYTES = 2 * 1024 * 1024;

/** Industries (GB/T 4754): the same for everybody. */
@ApiTags('reference')
@Controller('industries')
export class IndustriesController {
  constructor(private readonly industries: IndustriesService, @Inject(CONFIG) private readonly config: Config, private readonly exporter: ReferenceExports) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'Industries (GB/T 4754-2017), found by name, code, pinyin or initials; `filter={"parentCode":"36"}` for what lies below one' })
  @ListAnswer(IndustryAnswer)
  list(@Query() query: ListQuery): Promise<Page<IndustryRecord>> {
    return this.industries.list(query);
  }

  @Get('export')
  @SignedIn()
  @ApiOperation({ summary: 'The same list as xlsx' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.industries(query, reply);
  }

  @Get(':id')
  @SignedIn()
  @ApiOperation({ summary: 'One industry, by its code' })
  @ApiOkResponse({ type: IndustryAnswer })
  read(@Param('id') code: string): Promise<IndustryRecord> {
    return this.industries.read(code);
  }

  @Post('table')
  @HttpCode(200)
  @Allow('reference:manage')
  @RunsOutsideTransaction()
  @UploadErrors()
  @ApiOperation({ summary: 'Load a table of industries (csv with the columns code and name): adds and renames, removes nothing; the same table again changes nothing' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary', description: 'UTF-8 or GB 18030, at most 2 MB' } } } })
  @ApiOkResponse({ type: IndustryTableAnswer })
  async load(@Req() request: FastifyRequest): Promise<IndustryTableResult> {
    const file = await receiveFile(request, join(this.config.dataDir, 'incoming'), { maxBytes: MAX_BYTES });
    try {
      return await this.industries.load(csvRecords(await readFile(file.path)));
    } finally {
      await rm(file.path, { force: true });
    }
  }
}
