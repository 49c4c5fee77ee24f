import { Body, Controller, Get, Param, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CarrierEventRecord, CarrierOffers, CarrierRecord } from '../../shared/contracts/places.js';
import { Allow } from '../core/http/allow.js';
import { RunsOutsideTransaction } from '../core/http/idempotency.interceptor.js';
import { ListAnswer, pageOf, type ListQuery, type Page, WorkbookAnswer } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { CarrierActsService } from './carrier-acts.service.js';
import { CarrierExport } from './carrier-export.js';
import { CarrierOfferService, type OfferQuestion } from './carrier-offers.js';
import { CarrierStays } from './carrier-stays.service.js';
import { ActOnCarrier, CarrierAnswer, CarrierEventAnswer, CarrierOffersAnswer, CreateCarrier, UpdateCarrier, VoidCarrierEvent } from './carrier.dto.js';
import { CarriersService } from './carriers.service.js';

@ApiTags('carriers')
@Controller('carriers')
export class CarriersController {
  constructor(private readonly carriers: CarriersService, private readonly acts: CarrierActsService, private readonly offered: CarrierOfferService, private readonly exporter: CarrierExport, private readonly stays: CarrierStays) {}

  @Get()
  @Allow('park:read')
  @ApiOperation({ summary: 'Land parcels and standard factories, in the order in which they are offered; filters `projectId`, `minimumFree`, `stillHeld`' })
  @ListAnswer(CarrierAnswer)
  list(@Query() query: ListQuery): Promise<Page<CarrierRecord>> {
    return this.carriers.list(query);
  }

  @Get('offers')
  @Allow('park:read')
  @ApiOperation({ summary: 'Carriers for a need, idle factories before new land (003 §三(八)), each with its reasons; at most 50' })
  @ApiQuery({ name: 'squareMetres', required: false, example: '3000' })
  @ApiQuery({ name: 'mu', required: false, example: '50' })
  @ApiQuery({ name: 'industryCode', required: false, example: '36' })
  @ApiQuery({ name: 'parkId', required: false, example: '12' })
  @ApiOkResponse({ type: CarrierOffersAnswer })
  offers(@Query() question: OfferQuestion): Promise<CarrierOffers> {
    return this.offered.offers(question);
  }

  @Get('export')
  @Allow('park:read')
  @ApiOperation({ summary: 'The same list as xlsx, streamed' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  export(@Query() query: ListQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.exporter.send(query, reply);
  }

  @Get('stays/export')
  @Allow('park:read')
  @ApiOperation({ summary: 'Who used the carriers of the same list from when to when, as xlsx, streamed; comes back in by an import of occupancies' })
  @WorkbookAnswer()
  @RunsOutsideTransaction()
  exportStays(@Query() query: ListQuery, @Res() reply: FastifyReply): Promise<void> {
    return this.stays.send(query, reply);
  }

  @Get(':id')
  @Allow('park:read')
  @ApiOperation({ summary: 'One carrier and who holds it' })
  @ApiOkResponse({ type: CarrierAnswer })
  read(@Param('id', IdPipe) id: number): Promise<CarrierRecord> {
    return this.carriers.read(id);
  }

  @Get(':id/events')
  @Allow('park:read')
  @ApiOperation({ summary: 'The acts on a carrier, latest first' })
  @ListAnswer(CarrierEventAnswer)
  async events(@Param('id', IdPipe) id: number, @Query() query: ListQuery): Promise<Page<CarrierEventRecord>> {
    return pageOf('carrier-events', await this.acts.events(id), { range: query.range ?? '[0,199]' });
  }

  @Post()
  @Allow('carrier:manage')
  @ApiOperation({ summary: 'Add a carrier to a park within the caller’s scope' })
  @ApiCreatedResponse({ type: CarrierAnswer })
  create(@Body() values: CreateCarrier): Promise<CarrierRecord> {
    return this.carriers.create(values);
  }

  @Put(':id')
  @Allow('carrier:manage')
  @ApiOperation({ summary: 'Change a carrier, or archive it (`archived`)' })
  @ApiOkResponse({ type: CarrierAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdateCarrier): Promise<CarrierRecord> {
    return this.carriers.update(id, values);
  }

  @Post(':id/reservations')
  @Allow('carrier:manage')
  @ApiOperation({ summary: 'Reserve free area for a project; 422 with what is left' })
  @ApiCreatedResponse({ type: CarrierAnswer })
  reserve(@Param('id', IdPipe) id: number, @Body() body: ActOnCarrier): Promise<CarrierRecord> {
    return this.acts.act(id, 'reserve', body);
  }

  @Post(':id/occupations')
  @Allow('carrier:manage')
  @ApiOperation({ summary: 'Occupy area, the project’s own reservation first; 422 with what is left' })
  @ApiCreatedResponse({ type: CarrierAnswer })
  occupy(@Param('id', IdPipe) id: number, @Body() body: ActOnCarrier): Promise<CarrierRecord> {
    return this.acts.act(id, 'occupy', body);
  }

  @Post(':id/releases')
  @Allow('carrier:manage')
  @ApiOperation({ summary: 'Give back what a project holds, with the reason' })
  @ApiCreatedResponse({ type: CarrierAnswer })
  release(@Param('id', IdPipe) id: number, @Body() body: ActOnCarrier): Promise<CarrierRecord> {
    return this.acts.act(id, 'release', body);
  }
}

@ApiTags('carriers')
@Controller('carrier-events')
export class CarrierEventsController {
  constructor(private readonly acts: CarrierActsService) {}

  @Post(':id/correction')
  @Allow('carrier:manage')
  @ApiOperation({ summary: 'Void an act that was a mistake; the row stays and the correction names it' })
  @ApiCreatedResponse({ type: CarrierAnswer })
  correct(@Param('id', IdPipe) id: number, @Body() { reason }: VoidCarrierEvent): Promise<CarrierRecord> {
    return this.acts.void(id, reason);
  }
}
