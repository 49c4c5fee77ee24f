import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, type ListQuery, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { ActivitiesService } from './activities.service.js';
import { ActivityExport } from './activity-export.js';
import { ActivityReader } from './activity-reader.js';
import { ActivityAnswer, ActivityDetailAnswer, MyDayAnswer, NextStepAnswer, NextStepDetailAnswer, ResponseClockAnswer, ResponseTimesAnswer } from './answers.js';
import { ChangeNextStep, CreateActivity, CreateNextStep, UpdateActivity } from './dto.js';
import { MyDayService } from './my-day.service.js';
import { NextStepExport } from './next-step-export.js';
import { NextStepReader } from './next-step-reader.js';
import { NextStepsService } from './next-steps.service.js';
import { ResponseTimesService } from './response-times.service.js';

@ApiTags('activities')
@Controller()
export class ActivitiesController {
  constructor(
    private readonly activities: ActivitiesService,
    private readonly reader: ActivityReader,
    private readonly exporter: ActivityExport,
    private readonly steps: NextStepsService,
    private readonly stepReader: NextStepReader,
    private readonly stepExporter: NextStepExport,
    private readonly responses: ResponseTimesService,
    private readonly days: MyDayService,
   
  ) {}

  @Get('activities')
  @Allow('activity:read')
  @ApiOperation({ summary: 'Visits, calls, meetings and notes; filter projectId, mine' })
  @ListAnswer(ActivityAnswer)
  list(@Query() query: ListQuery) {
    return this.reader.list(query);
  }

  @Get('activities/export')
  @Allow('activity:export')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply) {
    return this.exporter.send(query, reply);
  }

  @Get('activities/:id')
  @Allow('activity:read')
  @ApiOperation({ summary: 'One activity with its files and the next steps it led to' })
  @ApiOkResponse({ type: ActivityDetailAnswer, description: 'The activity' })
  one(@Param('id', IdPipe) id: number) {
    return this.reader.detail(id);
  }

  @Post('activities')
  @Allow('activity:log')
  @ApiOperation({ summary: 'Log or plan an activity; with it, in one transaction, the lead that it brought, the step it carried out and the next one' })
  @ApiCreatedResponse({ type: ActivityDetailAnswer, description: 'The new activity' })
  create(@Body() body: CreateActivity) {
    return this.activities.create(body);
  }

  @Put('activities/:id')
  @Allow('activity:log')
  @ApiOperation({ summary: 'Change an activity of one’s own scope' })
  @ApiOkResponse({ type: ActivityDetailAnswer, description: 'The activity' })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdateActivity) {
    return this.activities.update(id, body);
  }

  @Get('next-steps')
  @Allow('activity:read')
  @ApiOperation({ summary: 'What is to be done next, by whom and by when; filter mine, status, dueOn' })
  @ListAnswer(NextStepAnswer)
  listSteps(@Query() query: ListQuery) {
    return this.stepReader.list(query);
  }

  @Get('next-steps/export')
  @Allow('activity:export')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  exportSteps(@Query() query: ListQuery, @Res() reply: FastifyReply) {
    return this.stepExporter.send(query, reply);
  }

  @Get('next-steps/:id')
  @Allow('activity:read')
  @ApiOperation({ summary: 'One next step with everything that happened to it' })
  @ApiOkResponse({ type: NextStepDetailAnswer, description: 'The step' })
  step(@Param('id', IdPipe) id: number) {
    return this.stepReader.detail(id);
  }

  @Post('next-steps')
  @Allow('activity:log')
  @ApiOperation({ summary: 'Set a next step, on a project or by itself' })
  @ApiCreatedResponse({ type: NextStepAnswer, description: 'The new step' })
  createStep(@Body() body: CreateNextStep) {
    return this.steps.create(body);
  }

  @Put('next-steps/:id')
  @Allow('activity:log')
  @ApiOperation({ summary: 'Finish, move, hand on, cancel or reopen a step, and set the following one' })
  @ApiOkResponse({ type: NextStepDetailAnswer, description: 'The step as it now stands' })
  changeStep(@Param('id', IdPipe) id: number, @Body() body: ChangeNextStep) {
    return this.steps.change(id, body);
  }

  @Get('projects/:id/response-clock')
  @Allow('activity:read')
  @ApiOperation({ summary: 'How long a lead waited, or waits, for its first contact' })
  @ApiOkResponse({ type: ResponseClockAnswer, description: 'The clock' })
  responseClock(@Param('id', IdPipe) id: number) {
    return this.reader.responseClock(id);
  }

  @Get('response-times')
  @Allow('activity:read')
  @ApiOperation({ summary: 'Response times by unit, of the leads entered between two days (the last ninety by default)' })
  @ApiQuery({ name: 'from', required: false, example: '2026-01-01' })
  @ApiQuery({ name: 'to', required: false, example: '2026-03-31' })
  @ApiOkResponse({ type: ResponseTimesAnswer, description: 'One row a unit' })
  responseTimes(@Query() query: { from?: string; to?: string }) {
    return this.responses.answer(query);
  }

  @Get('my-day')
  @Allow('activity:read')
  @ApiOperation({ summary: 'Next steps due, today’s activities, cold leads, missing gates; of=team for the whole scope' })
  @ApiQuery({ name: 'of', required: false, enum: ['me', 'team'] })
  @ApiOkResponse({ type: MyDayAnswer, description: 'The day' })
  myDay(@Query('of') of?: string) {
    return this.days.answer(of === 'team');
  }
}
