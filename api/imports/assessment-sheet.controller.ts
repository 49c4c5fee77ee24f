import { Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProperty, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { AssessmentSheetPreview, SheetChange, SheetProblem } from '../../shared/contracts/assessment.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { UploadErrors, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { AssessmentSheets } from './assessment-sheets.js';

class SheetChangeAnswer implements SheetChange {
  @ApiProperty() row!: number;
  @ApiProperty({ example: 'D' }) column!: string;
  @ApiProperty() unitId!: number;
  @ApiProperty() unitName!: string;
  @ApiProperty({ example: 'tax-growth' }) indicator!: string;
  @ApiProperty() indicatorName!: string;
  @ApiProperty({ example: 'value' }) input!: string;
  @ApiProperty({ type: String, nullable: true }) before!: string | null;
  @ApiProperty({ example: '0.85' }) raw!: string;
  @ApiProperty({ example: '85%' }) readAs!: string;
  @ApiProperty({ description: 'To be sent back with the value' }) version!: number;
}
class SheetProblemAnswer implements SheetProblem {
  @ApiProperty() row!: number;
  @ApiProperty({ example: 'D' }) column!: string;
  @ApiProperty() header!: string;
  @ApiProperty({ type: String, nullable: true }) unitName!: string | null;
  @ApiProperty() text!: string;
  @ApiProperty({ example: 'assessment-not-number' }) code!: string;
  @ApiProperty() message!: string;
}
class SheetPreviewAnswer implements AssessmentSheetPreview {
  @ApiProperty() filename!: string;
  @ApiProperty({ type: [SheetChangeAnswer] }) changes!: SheetChangeAnswer[];
  @ApiProperty({ description: 'Filled cells that say what is known already' }) unchanged!: number;
  @ApiProperty({ type: [SheetProblemAnswer] }) problems!: SheetProblemAnswer[];
}

const UPLOAD = { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary', description: 'xlsx or csv, at most 10 MB' } } };

@ApiTags('assessment')
@Controller('assessment-runs/:id/sheet')
@Allow('assessment:enter')
export class AssessmentSheetController {
  constructor(private readonly sheets: AssessmentSheets) {}

  @Get()
  @ApiOperation({ summary: 'The caller’s indicators by unit as a workbook to fill in, with what is entered' })
  @ApiQuery({ name: 'department', required: false })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  async send(@Param('id', IdPipe) id: number, @Query('department') department: string | undefined, @Res() reply: FastifyReply): Promise<void> {
    await this.sheets.send(id, department || undefined, reply);
  }

  @Post()
  @HttpCode(200)
  @RunsOutsideTransaction()
  @UploadErrors()
  @ApiOperation({ summary: 'Read a filled-in workbook: how each cell is read, and everything wrong by row and column. Nothing is kept; `PUT …/values` takes the changes' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: UPLOAD })
  @ApiOkResponse({ type: SheetPreviewAnswer })
  read(@Param('id', IdPipe) id: number, @Req() request: FastifyRequest): Promise<AssessmentSheetPreview> {
    return this.sheets.read(id, request);
  }
}
