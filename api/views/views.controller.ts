import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ViewRecord } from '../../shared/contracts/views.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { IdPipe } from '../core/http/validation.js';
import { CreateView, DefaultViewAnswer, SetDefaultView, UpdateView, ViewAnswer } from './view.dto.js';
import { ViewsService } from './views.service.js';

@ApiTags('views')
@Controller('views')
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  @Get()
  @Allow('project:read')
  @ApiOperation({ summary: 'One’s own views and those shared with one; a view carries a question, never data' })
  @ListAnswer(ViewAnswer)
  list(@Query() query: ListQuery): Promise<Page<ViewRecord>> {
    return this.views.list(query);
  }

  @Put('default')
  @Allow('project:read')
  @ApiOperation({ summary: 'Choose the view that opens first for the caller' })
  @ApiOkResponse({ type: DefaultViewAnswer })
  setDefault(@Body() { resource, viewId }: SetDefaultView): Promise<{ viewId: number | null }> {
    return this.views.setDefault(resource ?? 'projects', viewId ?? null);
  }

  @Get(':id')
  @Allow('project:read')
  @ApiOperation({ summary: 'One view' })
  @ApiOkResponse({ type: ViewAnswer })
  read(@Param('id', IdPipe) id: number): Promise<ViewRecord> {
    return this.views.read(id);
  }

  @Post()
  @Allow('project:read')
  @ApiOperation({ summary: 'Keep a filter, order, columns and kind of display under a name' })
  @ApiCreatedResponse({ type: ViewAnswer })
  create(@Body() values: CreateView): Promise<ViewRecord> {
    return this.views.create(values);
  }

  @Put(':id')
  @Allow('project:read')
  @ApiOperation({ summary: 'Rename, change, share or archive (`archived`) one of one’s own views' })
  @ApiOkResponse({ type: ViewAnswer })
  update(@Param('id', IdPipe) id: number, @Body() values: UpdateView): Promise<ViewRecord> {
    return this.views.update(id, values);
  }
}
