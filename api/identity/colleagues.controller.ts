import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { ColleagueRecord } from '../../shared/contracts/identity.js';
import { Allow } from '../core/http/allow.js';
import { ListAnswer, type ListQuery, type Page } from '../core/http/list.js';
import { ColleagueAnswer } from './answers.js';
import { UsersService } from './users.service.js';

@ApiTags('users')
@Controller('colleagues')
export class ColleaguesController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Allow('project:read')
  @ApiOperation({ summary: 'The people of the organisations in scope, by name only: whom a project can be given to' })
  @ListAnswer(ColleagueAnswer)
  list(@Query() query: ListQuery): Promise<Page<ColleagueRecord>> {
    return this.users.colleagues(query);
  }
}
