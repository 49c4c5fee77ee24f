import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, WorkbookAnswer } from '../core/http/list.js';
import { CandidateAnswer, CertificationAnswer, CertificationPreviewAnswer } from './answers.js';
import { CertificationExport } from './certification-export.js';
import { CertificationsService } from './certifications.service.js';
import { PreviewDecisions, TakeDecisions } from './dto.js';

@ApiTags('certifications')
@Controller()
export class CertificationsController {
  constructor(private readonly certifications: CertificationsService, private readonly exporter: CertificationExport) {}

  @Get('certifications')
  @Allow('project:read')
  @ApiOperation({ summary: 'Decisions of the bureau, latest first; filter current=true for those that rule' })
  @ListAnswer(CertificationAnswer)
  list(@Query() query: ListQuery) {
    return this.certifications.list(query);
  }

  @Get('certification-candidates')
  @Allow('project:read')
  @ApiOperation({ summary: 'Projects that reached the stage in a year, with the decision that rules; the filter names year and kind' })
  @ListAnswer(CandidateAnswer)
  candidates(@Query() query: ListQuery) {
    return this.certifications.candidates(query);
  }

  @Get('certification-candidates/export')
  @Allow('project:export')
  @ApiOperation({ summary: 'The same list as xlsx' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply) {
    return this.exporter.send(query, reply);
  }

  @Post('certifications/preview')
  @HttpCode(200)
  @Allow('project:certify')
  @ApiOperation({ summary: 'What deciding on these projects would change' })
  @ApiOkResponse({ type: CertificationPreviewAnswer, description: 'One row a project' })
  preview(@Body() body: PreviewDecisions) {
    return this.certifications.preview(body);
  }

  @Post('certifications')
  @Allow('project:certify')
  @ApiOperation({ summary: 'Decide on one or many projects, all or nothing; the latest decision rules' })
  @ApiCreatedResponse({ type: CertificationPreviewAnswer, description: 'What was decided' })
  decide(@Body() body: TakeDecisions) {
    return this.certifications.decide(body);
  }
}
