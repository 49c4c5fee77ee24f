import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import { Allow } from '../core/http/allow.js';
import type { ListQuery } from '../core/http/list.js';
import { BoardSummaryAnswer } from './answers.js';
import { ApplyAssignment, AssignedAnswer, AssignmentPreviewAnswer, PreviewAssignment } from './bulk-assignment.dto.js';
import { BulkAssignmentsService } from './bulk-assignments.service.js';
import { ProjectBoard } from './project-board.js';

@ApiTags('projects')
@Controller('projects')
export class ProjectBoardController {
  constructor(private readonly board: ProjectBoard, private readonly assignments: BulkAssignmentsService) {}

  @Get('board-summary')
  @Allow('project:read')
  @ApiOperation({ summary: 'Counts and agreed investment by stage, and counts by status, of all projects that a list’s filter finds' })
  @ApiQuery({ name: 'filter', required: false, example: '{"parkId":1}', description: 'JSON, as for GET /projects' })
  @ApiOkResponse({ type: BoardSummaryAnswer, description: 'The board’s figures' })
  summary(@Query() query: ListQuery) {
    return this.board.summary(query);
  }

  @Post('bulk-assignments/preview')
  @HttpCode(200)
  @Allow('project:update')
  @ApiOperation({ summary: 'What assigning these projects would change, and which are refused and why; writes nothing' })
  @ApiOkResponse({ type: AssignmentPreviewAnswer, description: 'Each project before and after' })
  preview(@Body() body: PreviewAssignment) {
    return this.assignments.preview(body);
  }

  @Post('bulk-assignments')
  @Allow('project:update')
  @ApiOperation({ summary: 'Assign officer, park, industry, team or unit to up to 1,000 projects, all or nothing; 409 when one was changed since' })
  @ApiCreatedResponse({ type: AssignedAnswer, description: 'How many were changed' })
  apply(@Body() body: ApplyAssignment) {
    return this.assignments.apply(body);
  }
}
