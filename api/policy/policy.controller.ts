import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { PackUpdates, PolicyAdoption, PolicyChange, PolicyItemInForce, PolicyPackDetail, PolicyPackRecord, PolicyValidation } from '../../shared/contracts/policy.js';
import { isDay } from '../../shared/day.js';
import { Clock } from '../core/clock.js';
import { badRequest } from '../core/errors.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, WorkbookAnswer, type ListQuery, type Page } from '../core/http/list.js';
import type { ExportQuery } from '../core/list-export.js';
import { IdPipe } from '../core/http/validation.js';
import { AdoptionsService } from './adoptions.service.js';
import { ComposingService } from './composing.service.js';
import { PackExport } from './pack-export.js';
import { PacksService } from './packs.service.js';
import { PackUpdatesService } from './updates.service.js';
import { AdoptionAnswer, AdoptPack, ChangeAnswer, ComposePack, ItemInForceAnswer, PackAnswer, PackDetailAnswer, UpdatePack, ValidationAnswer, WritePack, NextVersion, PackUpdatesAnswer } from './policy.dto.js';

@ApiTags('policy')
@Controller()
export class PolicyController {
  constructor(private readonly packs: PacksService, private readonly composing: ComposingService, private readonly adoptions: AdoptionsService, private readonly clock: Clock, private readonly exporter: PackExport, private readonly news: PackUpdatesService) {}

  @Get('policy-packs')
  @Allow('policy:read')
  @ApiOperation({ summary: 'Policy packs: every published version, and drafts' })
  @ListAnswer(PackAnswer)
  list(@Query() query: ListQuery): Promise<Page<PolicyPackRecord>> {
    return this.packs.list(query);
  }

  @Post('policy-packs')
  @Allow('policy:manage')
  @ApiOperation({ summary: 'Begin a draft from YAML; it may still have mistakes' })
  @ApiCreatedResponse({ type: PackDetailAnswer })
  create(@Body() { yaml }: WritePack): Promise<PolicyPackDetail> {
    return this.packs.create(yaml);
  }

  @Post('policy-packs/validate')
  @HttpCode(200)
  @Allow('policy:manage')
  @RunsOutsideTransaction()
  @ApiOperation({ summary: 'Everything wrong with a pack, by line; nothing is kept' })
  @ApiOkResponse({ type: ValidationAnswer })
  validate(@Body() { yaml }: WritePack): PolicyValidation {
    return this.packs.validate(yaml);
  }

  @Post('policy-packs/compose')
  @Allow('policy:manage')
  @ApiOperation({ summary: 'Begin a draft of the city’s own pack from items of several documents, under its own decision' })
  @ApiCreatedResponse({ type: PackDetailAnswer })
  compose(@Body() request: ComposePack): Promise<PolicyPackDetail> {
    return this.composing.compose(request);
  }

  @Get('policy-packs/export')
  @Allow('policy:read')
  @ApiOperation({ summary: 'The list of packs as xlsx' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ExportQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(query, reply);
  }

  @Get('policy-packs/:id')
  @Allow('policy:read')
  @ApiOperation({ summary: 'One version with its text and, when published, its content' })
  @ApiOkResponse({ type: PackDetailAnswer })
  read(@Param('id', IdPipe) id: number): Promise<PolicyPackDetail> {
    return this.packs.read(id);
  }

  @Get('policy-packs/:id/yaml')
  @Allow('policy:read')
  @ApiOperation({ summary: 'One version as a YAML file, to the byte what was published; it can be posted to another installation' })
  @ApiProduces('application/yaml')
  @ApiOkResponse({ description: 'A YAML file', schema: { type: 'string' } })
  @RunsOutsideTransaction()
  yaml(@Param('id', IdPipe) id: number, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.yaml(id, reply);
  }

  @Put('policy-packs/:id')
  @Allow('policy:manage')
  @ApiOperation({ summary: 'Replace the text of a draft' })
  @ApiOkResponse({ type: PackDetailAnswer })
  update(@Param('id', IdPipe) id: number, @Body() { yaml, version }: UpdatePack): Promise<PolicyPackDetail> {
    return this.packs.update(id, yaml, version);
  }

  @Post('policy-packs/:id/publish')
  @HttpCode(200)
  @Allow('policy:manage')
  @ApiOperation({ summary: 'Make a draft the next version of its pack, for good; refused with every problem and its line' })
  @ApiOkResponse({ type: PackDetailAnswer })
  publish(@Param('id', IdPipe) id: number): Promise<PolicyPackDetail> {
    return this.packs.publish(id);
  }

  @Get('policy-packs/:id/diff')
  @Allow('policy:read')
  @ApiOperation({ summary: 'What a composed pack changed against the packs it draws on, item by item' })
  @ApiOkResponse({ type: [ChangeAnswer] })
  diff(@Param('id', IdPipe) id: number): Promise<PolicyChange[]> {
    return this.packs.diff(id);
  }

  @Get('policy-packs/:id/updates')
  @Allow('policy:read')
  @ApiOperation({ summary: 'What the newest versions of the packs that it draws on, and common practice, have that it lacks or took in an older wording' })
  @ApiOkResponse({ type: PackUpdatesAnswer })
  updatesOf(@Param('id', IdPipe) id: number): Promise<PackUpdates> {
    return this.news.updates(id);
  }

  @Post('policy-packs/:id/next-version')
  @Allow('policy:manage')
  @ApiOperation({ summary: 'Begin a draft of its next version with some of these items taken in' })
  @ApiCreatedResponse({ type: PackDetailAnswer })
  nextVersion(@Param('id', IdPipe) id: number, @Body() { keys }: NextVersion): Promise<PolicyPackDetail> {
    return this.news.nextVersion(id, keys);
  }

  @Post('policy-packs/:id/adopt')
  @Allow('policy:manage')
  @ApiOperation({ summary: 'The city goes by this version from a day on, by decision' })
  @ApiCreatedResponse({ type: AdoptionAnswer })
  adopt(@Param('id', IdPipe) id: number, @Body() request: AdoptPack): Promise<PolicyAdoption> {
    return this.adoptions.adopt(id, request);
  }

  @Get('policy-adoptions')
  @Allow('policy:read')
  @ApiOperation({ summary: 'Which pack was in force when, by which decision' })
  @ApiOkResponse({ type: [AdoptionAnswer] })
  adopted(): Promise<PolicyAdoption[]> {
    return this.adoptions.list();
  }

  @Get('policy/items')
  @Allow('policy:read')
  @ApiOperation({ summary: 'Every definition in force on a day, with its clause' })
  @ApiQuery({ name: 'on', required: false, example: '2026-06-30', description: 'Today when left out' })
  @ApiOkResponse({ type: [ItemInForceAnswer] })
  items(@Query('on') on: string | undefined): Promise<PolicyItemInForce[]> {
    if (on !== undefined && !isDay(on)) throw badRequest('not-day', {}, [{ path: 'on', code: 'not-day' }]);
    return this.adoptions.itemsOn(on ?? this.clock.today());
  }
}
