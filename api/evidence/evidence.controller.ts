import { Controller, Get, Param, Post, Query, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { EvidenceRecord } from '../../shared/contracts/projects.js';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../shared/vocabulary.js';
import { Allow } from '../core/http/allow.js';
import { contentDisposition } from '../core/http/download.js';
import { ChoiceField, IdField, IntegerField, TextField } from '../core/http/fields.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, type Page, UploadErrors } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { isInline } from './domain/file-types.js';
import { EvidenceList } from './evidence-list.js';
import { EvidenceService } from './evidence.service.js';

class EvidenceAnswer implements EvidenceRecord {
  @IdField() id!: number;
  @TextField({ example: '投资协议.pdf' }) filename!: string;
  @TextField({ example: 'application/pdf' }) mimeType!: string;
  @IntegerField({ example: 182_044, description: 'Bytes' }) size!: number;
  @TextField() sha256!: string;
  @ChoiceField(EVIDENCE_KINDS) kind!: EvidenceKind;
  @TextField({ example: '张三' }) uploadedByName!: string;
  @TextField({ example: '2026-03-31T02:15:00.000Z' }) uploadedAt!: string;
}

const UPLOAD = { type: 'object', required: ['file', 'kind'], properties: { kind: { type: 'string', enum: Object.keys(EVIDENCE_KINDS) }, file: { type: 'string', format: 'binary', description: 'At most 50 MB' } } };

@ApiTags('evidence')
@Controller('evidence')
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService, private readonly evidenceList: EvidenceList) {}

  @Get()
  @Allow('evidence:read')
  @ApiOperation({ summary: 'Files uploaded by organisations within the caller’s scope, or (with filters `entity` and `entityId`) those of one record' })
  @ListAnswer(EvidenceAnswer)
  list(@Query() query: ListQuery): Promise<Page<EvidenceRecord>> {
    return this.evidenceList.list(query);
  }

  @Get(':id')
  @Allow('evidence:read', 'evidence:read-reported')
  @ApiOperation({ summary: 'One file’s record' })
  @ApiOkResponse({ type: EvidenceAnswer })
  read(@Param('id', IdPipe) id: number): Promise<EvidenceRecord> {
    return this.evidence.read(id);
  }

  @Get(':id/content')
  @Allow('evidence:read', 'evidence:read-reported')
  @ApiOperation({ summary: 'The file itself: images and PDF to look at, everything else to save' })
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ description: 'The content', schema: { type: 'string', format: 'binary' } })
  async content(@Param('id', IdPipe) id: number, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { record, stream } = await this.evidence.content(id);
    // Whatever a file holds, it runs nothing and reaches nothing of this site.
    reply.header('X-Content-Type-Options', 'nosniff').header('Content-Security-Policy', 'sandbox').header('Cache-Control', 'private, max-age=300');
    return new StreamableFile(stream, { type: record.mimeType, length: record.size, disposition: contentDisposition(isInline(record.mimeType) ? 'inline' : 'attachment', record.filename) });
  }

  @Post()
  @Allow('evidence:create')
  @RunsOutsideTransaction()
  @UploadErrors()
  @ApiOperation({ summary: 'Upload a file; the same file by the same person again answers the same record' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: UPLOAD })
  @ApiCreatedResponse({ type: EvidenceAnswer })
  upload(@Req() request: FastifyRequest): Promise<EvidenceRecord> {
    return this.evidence.upload(request);
  }
}
