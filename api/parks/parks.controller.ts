import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ParkRecord } from '../../shared/contracts/places.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { CreatePark, ParkAnswer, UpdatePark } from './park.dto.js';
import { ParksService } from './parks.service.js';

@ApiTags('parks')
@Controller('parks')
export class ParksController {
  constructor(private readonly parks: ParksService) {}

  @Get()
  @Allow('park:read')
  @ApiOperation({ summary: 'The industrial parks of the city' })
  @ListAnswer(ParkAnswer)
  list(@Query() query: ListQuery): Promise<Page<ParkRecord>> {
    return this.parks.list(query);
  }

  @Get(':id')
  @Allow('park:read')
  @ApiOperation({ summary: 'One park' })
  @ApiOkResponse({ type: ParkAnswer })
  read(@Param('id', IdPipe) id: number): Promise<ParkRecord> {
    return this.parks.read(id);
  }

  @Post()
  @Allow('park:manage')
  @ApiOperation({ summary: 'Add a park, run by an organisation within the caller’s scope' })
  @ApiCreatedResponse({ type: ParkAnswer })
  create(@Body() values: CreatePark): Promise<ParkRecord> {
    return this.parks.create(values);
  }

  @Put(':id')
  @Allow('park:manage')
  @ApiOperation({ summary: 'Change a park, or archive it (`archived`)' })
  @ApiOkResponse({ type: ParkAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdatePark): Promise<ParkRecord> {
    return this.parks.update(id, values);
  }
}
