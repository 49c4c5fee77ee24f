import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, type ListQuery } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { PromotionEventAnswer, PromotionEventDetailAnswer } from './answers.js';
import { CreatePromotionEvent, UpdatePromotionEvent } from './dto.js';
import { PromotionEventsService } from './promotion-events.service.js';

@ApiTags('activities')
@Controller('promotion-events')
export class PromotionEventsController {
  constructor(private readonly events: PromotionEventsService) {}

  @Get()
  @Allow('activity:read')
  @ApiOperation({ summary: 'Promotion and matchmaking events; filter state, outOfProvince' })
  @ListAnswer(PromotionEventAnswer)
  list(@Query() query: ListQuery) {
    return this.events.list(query);
  }

  @Get(':id')
  @Allow('activity:read')
  @ApiOperation({ summary: 'One event with the projects that came of it' })
  @ApiOkResponse({ type: PromotionEventDetailAnswer, description: 'The event' })
  one(@Param('id', IdPipe) id: number) {
    return this.events.detail(id);
  }

  @Post()
  @Allow('promotion-event:manage')
  @ApiOperation({ summary: 'Enter an event' })
  @ApiCreatedResponse({ type: PromotionEventDetailAnswer, description: 'The new event' })
  create(@Body() body: CreatePromotionEvent) {
    return this.events.create(body);
  }

  @Put(':id')
  @Allow('promotion-event:manage')
  @ApiOperation({ summary: 'Change an event, add evidence, link projects, call it off' })
  @ApiOkResponse({ type: PromotionEventDetailAnswer, description: 'The event' })
  update(@Param('id', IdPipe) id: number, @Body() body: UpdatePromotionEvent) {
    return this.events.update(id, body);
  }
}
