import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { LargeProjectAnswer, LargeProjectsOverviewAnswer, ProjectReturnsAnswer } from './answers.js';
import { ReportQuarter } from './dto.js';
import { LargeProjectExport } from './large-project-export.js';
import { LargeProjectsService } from './large-projects.service.js';
import { ReturnsService } from './returns.service.js';

@ApiTags('supervision')
@Controller()
export class LargeProjectsController {
  constructor(private readonly projects: LargeProjectsService, private readonly returns: ReturnsService, private readonly exporter: LargeProjectExport) {}

  @Get('large-projects')
  @Allow('supervision:read')
  @ApiOperation({ summary: 'The large signed projects of a quarter with what was reported on each; the filter names year and quarter (the last one that is over when left out), regionCode, parkId, missing' })
  @ListAnswer(LargeProjectAnswer)
  list(@Query() query: ListQuery) {
    return this.projects.list(query);
  }

  @Get('large-projects/overview')
  @Allow('supervision:read')
  @ApiOperation({ summary: 'By which rules a quarter’s roster is made up, and how many reported, late, due and missing; takes the filter of the list' })
  @ApiOkResponse({ type: LargeProjectsOverviewAnswer })
  overview(@Query() query: ListQuery) {
    return this.projects.overview(query);
  }

  @Get('large-projects/export')
  @Allow('report:export')
  @ApiOperation({ summary: 'The same list as xlsx, county by county with sums' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply) {
    return this.exporter.send(query, reply);
  }

  @Get('projects/:id/quarterly-returns')
  @Allow('supervision:read')
  @ApiOperation({ summary: 'The quarters in which a project was among the large ones, each with its line, and lines that were superseded' })
  @ApiOkResponse({ type: ProjectReturnsAnswer })
  ofProject(@Param('id', IdPipe) id: number) {
    return this.projects.ofProject(id);
  }

  @Post('projects/:id/quarterly-returns')
  @Allow('supervision:report')
  @ApiOperation({ summary: 'Report a quarter’s progress, or correct what was reported; nothing is edited, the latest line rules' })
  @ApiCreatedResponse({ type: ProjectReturnsAnswer })
  report(@Param('id', IdPipe) id: number, @Body() body: ReportQuarter) {
    return this.returns.report(id, body);
  }
}
