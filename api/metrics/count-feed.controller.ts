import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { CountFeed } from '../../shared/contracts/metrics.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../core/database/database.js';
import { Allow } from '../core/http/allow.js';
import { WorkbookAnswer } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook } from '../core/xlsx.js';
import { HomeCity } from '../parks/home-city.js';
import { CountFeedAnswer } from './answers.js';
import { CountFeedService } from './count-feed.service.js';
import { feedWorkbook, writeFeed } from './count-feed-workbook.js';
import { FeedQuery, PeriodQuery, ScopeQuery } from './question-docs.js';
import type { RawQuery } from './question-reader.js';

@ApiTags('metrics')
@Controller('count-feed')
export class CountFeedController {
  constructor(
    private readonly feeds: CountFeedService,
    private readonly audit: AuditService,
    private readonly database: Database,
    private readonly home: HomeCity,
  ) {}

  @Get()
  @Allow('metric:read')
  @ApiOperation({ summary: 'Every count that feeds the park assessment, by park, by county outside parks and for the city' })
  @PeriodQuery()
  @ScopeQuery()
  @FeedQuery()
  @ApiOkResponse({ type: CountFeedAnswer })
  feed(@Query() query: RawQuery): Promise<CountFeed> {
    return this.feeds.feed(query);
  }

  @Get('export')
  @Allow('report:export')
  @ApiOperation({ summary: 'The same table as a workbook' })
  @PeriodQuery()
  @ScopeQuery()
  @FeedQuery()
  @WorkbookAnswer()
  async export(@Query() query: RawQuery, @Res() reply: FastifyReply): Promise<void> {
    const [feed, city] = await Promise.all([this.feeds.feed(query), this.home.city()]);
    await this.database.write(() => this.audit.record({ action: 'report:exported', entity: 'report', entityId: 'count-feed', details: { ...query, rows: feed.rows.length } }));
    const locale = currentLocale();
    await streamWorkbook(reply, feedWorkbook(feed, locale), (sheet) => writeFeed(sheet, feed, locale, city.demonstration));
  }
}
