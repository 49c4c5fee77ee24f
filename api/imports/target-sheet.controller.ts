import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { TargetItem, TargetSheetPreview } from '../../shared/contracts/targets.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { UploadErrors } from '../core/http/list.js';
import { TargetItemBody } from '../targets/dto.js';
import { TargetSheets } from './target-sheets.js';

const nullable = { nullable: true } as const;

class TargetChangeAnswer {
  @ApiProperty({ example: '全年目标' }) header!: string;
  @ApiProperty({ type: String, ...nullable, example: '100' }) before!: string | null;
  @ApiProperty({ type: String, ...nullable, example: '120' }) after!: string | null;
}
class TargetProblemAnswer {
  @ApiProperty({ example: 'G', description: 'Empty where the sheet has no such column' }) column!: string;
  @ApiProperty() header!: string;
  @ApiProperty() text!: string;
  @ApiProperty() message!: string;
}
class TargetSheetRowAnswer {
  @ApiProperty({ example: 4 }) row!: number;
  @ApiProperty({ enum: ['new', 'changed', 'unchanged', 'refused'] }) change!: TargetSheetPreview['rows'][number]['change'];
  @ApiProperty() name!: string;
  @ApiProperty() scopeName!: string;
  @ApiProperty({ enum: ['count', 'fen', 'rate'], ...nullable }) unit!: TargetSheetPreview['rows'][number]['unit'];
  @ApiProperty({ type: [TargetChangeAnswer] }) changes!: TargetChangeAnswer[];
  @ApiProperty({ type: [TargetProblemAnswer] }) problems!: TargetProblemAnswer[];
  @ApiProperty({ type: TargetItemBody, ...nullable, description: 'To be sent to `POST /targets/batch`' }) item!: TargetItem | null;
}
class TargetSumAnswer {
  @ApiProperty() name!: string;
  @ApiProperty() scopeName!: string;
  @ApiProperty({ enum: ['count', 'fen', 'rate'] }) unit!: TargetSheetPreview['sums'][number]['unit'];
  @ApiProperty() value!: number;
  @ApiProperty() below!: number;
  @ApiProperty() because!: string;
}
class TargetSheetAnswer implements TargetSheetPreview {
  @ApiProperty() filename!: string;
  @ApiProperty({ type: [TargetSheetRowAnswer] }) rows!: TargetSheetRowAnswer[];
  @ApiProperty({ type: [TargetSumAnswer], description: 'Families that would not add up' }) sums!: TargetSumAnswer[];
}

const UPLOAD = { type: 'object', required: ['file'], properties: { year: { type: 'string', description: 'Of rows that do not say theirs' }, file: { type: 'string', format: 'binary', description: 'xlsx or csv, at most 10 MB' } } };

@ApiTags('targets')
@Controller('target-sheets')
@Allow('target:manage')
export class TargetSheetController {
  constructor(private readonly sheets: TargetSheets) {}

  @Post()
  @HttpCode(200)
  @RunsOutsideTransaction()
  @UploadErrors()
  @ApiOperation({ summary: 'Read the exported table of targets back: what each row would set or change, and everything wrong by row and column. Nothing is kept; `POST /targets/batch` takes the items' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: UPLOAD })
  @ApiOkResponse({ type: TargetSheetAnswer })
  read(@Req() request: FastifyRequest): Promise<TargetSheetPreview> {
    return this.sheets.read(request);
  }
}
