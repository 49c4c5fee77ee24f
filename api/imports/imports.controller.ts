import { createReadStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { IMPORT_KIND_CODES, IMPORT_KINDS } from '../../shared/vocabulary.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, UploadErrors, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook } from '../core/xlsx.js';
import { DecidedAnswer, ImportAnswer, ImportFieldAnswer, ImportProblemGroupAnswer, ImportRowAnswer } from './answers.js';
import { ImportApplyService } from './apply.service.js';
import { IGNORED } from './domain/header-words.js';
import { DecideMany, DecideRow, SetMapping } from './dto.js';
import { FailedRowsService } from './failed-rows.service.js';
import { ImportsService } from './imports.service.js';
import { ImportKinds } from './kinds/kinds.js';
import { ImportRowsService } from './rows.service.js';

@ApiTags('imports')
@Controller('imports')
@Allow('import:run')
export class ImportsController {
  constructor(private readonly imports: ImportsService, private readonly rows: ImportRowsService, private readonly applying: ImportApplyService, private readonly failedRows: FailedRowsService, private readonly kinds: ImportKinds) {}

  @Get()
  @ApiOperation({ summary: 'Imports of the caller’s scope' })
  @ListAnswer(ImportAnswer)
  list(@Query() query: ListQuery) {
    return this.imports.list(query);
  }

  @Get('fields')
  @ApiOperation({ summary: 'What a column can be mapped to' })
  @ApiQuery({ name: 'kind', required: false, enum: IMPORT_KIND_CODES, description: 'The first that the caller may bring in when left out' })
  @ApiOkResponse({ type: [ImportFieldAnswer], description: 'Fields' })
  fields(@Query('kind') kind?: string) {
    return this.kinds.allowed(kind).fields;
  }

  @Get('template')
  @ApiOperation({ summary: 'An empty workbook of one kind: the headers that an import reads' })
  @ApiQuery({ name: 'kind', required: false, enum: IMPORT_KIND_CODES, description: 'The first that the caller may bring in when left out' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  async template(@Query('kind') kind: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    const { code, fields } = this.kinds.allowed(kind);
    const locale = currentLocale();
    const headers = fields.filter((field) => field.code !== IGNORED.code).map((field) => field[locale]);
    const sheet = IMPORT_KINDS[code][locale];
    await streamWorkbook(reply, { filename: `${sheet}.xlsx`, sheet, columns: headers.map((header) => ({ width: Math.max(14, header.length * 2 + 2) })), headRows: 1 }, (workbook) => workbook.row(headers, 'head'));
  }

  @Post()
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Upload a file of one kind (xlsx or csv); its columns are guessed' })
  @ApiCreatedResponse({ type: ImportAnswer, description: 'The upload' })
  @UploadErrors()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' }, kind: { type: 'string', enum: IMPORT_KIND_CODES } } } })
  upload(@Req() request: FastifyRequest) {
    return this.imports.upload(request);
  }

  @Get(':id')
  @ApiOperation({ summary: 'An import with its counts and progress' })
  @ApiOkResponse({ type: ImportAnswer, description: 'The import' })
  one(@Param('id', IdPipe) id: number) {
    return this.imports.one(id);
  }

  @Put(':id/mapping')
  @ApiOperation({ summary: 'Say what the columns hold; the rows must be previewed again' })
  @ApiOkResponse({ type: ImportAnswer, description: 'The import' })
  remap(@Param('id', IdPipe) id: number, @Body() body: SetMapping) {
    return this.imports.remap(id, body.mapping);
  }

  @Post(':id/preview')
  @HttpCode(200)
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Read every row; answers when done or after some seconds with status "previewing"' })
  @ApiOkResponse({ type: ImportAnswer, description: 'The import' })
  preview(@Param('id', IdPipe) id: number) {
    return this.rows.preview(id);
  }

  @Get(':id/rows')
  @ApiOperation({ summary: 'Rows with their values, problems and duplicates' })
  @ListAnswer(ImportRowAnswer)
  listRows(@Param('id', IdPipe) id: number, @Query() query: ListQuery) {
    return this.rows.list(id, query);
  }

  @Get(':id/problems')
  @ApiOperation({ summary: 'Problems grouped by column and kind' })
  @ApiOkResponse({ type: [ImportProblemGroupAnswer], description: 'Groups, most open first' })
  problems(@Param('id', IdPipe) id: number) {
    return this.rows.problems(id);
  }

  @Patch(':id/rows/:rowNumber')
  @ApiOperation({ summary: 'Fix cells of a row or decide what becomes of it' })
  @ApiOkResponse({ type: ImportRowAnswer, description: 'The row as now read' })
  decide(@Param('id', IdPipe) id: number, @Param('rowNumber', IdPipe) rowNumber: number, @Body() body: DecideRow) {
    return this.rows.decide(id, rowNumber, body);
  }

  @Post(':id/decisions')
  @HttpCode(200)
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Decide every row that has this problem in this column' })
  @ApiOkResponse({ type: DecidedAnswer, description: 'How many rows were decided' })
  decideMany(@Param('id', IdPipe) id: number, @Body() body: DecideMany) {
    return this.rows.decideMany(id, body);
  }

  @Post(':id/apply')
  @HttpCode(200)
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Import the ready rows, all or nothing; answers when done or after some seconds with status "applying"' })
  @ApiOkResponse({ type: ImportAnswer, description: 'The import' })
  apply(@Param('id', IdPipe) id: number) {
    return this.applying.apply(id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Undo the whole import; refused when one of its records was changed since' })
  @ApiOkResponse({ type: ImportAnswer, description: 'The import' })
  undo(@Param('id', IdPipe) id: number) {
    return this.applying.undo(id);
  }

  @Get(':id/failed-rows')
  @ApiOperation({ summary: 'The rows that were not imported, as the user’s own workbook with a reason column' })
  @WorkbookAnswer()
  async failed(@Param('id', IdPipe) id: number, @Res() reply: FastifyReply) {
    const directory = await mkdtemp(join(tmpdir(), 'luodi-rows-'));
    try {
      const path = join(directory, 'rows.xlsx');
      const filename = await this.failedRows.write(id, path);
      const stream = createReadStream(path);
      stream.once('close', () => void rm(directory, { recursive: true, force: true }));
      return await reply
        .header('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(filename)}`)
        .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
        .send(stream);
    } catch (error) {
      await rm(directory, { recursive: true, force: true });
      throw error;
    }
  }
}
