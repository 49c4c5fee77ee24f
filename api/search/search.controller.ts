import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { SearchAnswer, SearchResource } from '../../shared/contracts/search.js';
import { badRequest } from '../core/errors.js';
import { SignedIn } from '../core/http/allow.js';
import { currentUser } from '../core/request-context.js';
import { SearchAnswers } from './search.dto.js';
import { SearchIndex } from './search-index.js';

const LONGEST_QUERY = 100;
const HITS = 6;
/** What people look for most comes first. */
const ORDER: readonly SearchResource[] = ['projects', 'companies', 'parks', 'opportunities', 'users'];

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly index: SearchIndex) {}

  @Get()
  @SignedIn()
  @ApiOperation({ summary: 'The best few projects, companies, parks and people for a keyword: Chinese, pinyin, initials or a code; only what the caller may read' })
  @ApiQuery({ name: 'q', example: 'yibin', description: 'At most 100 characters' })
  @ApiOkResponse({ type: SearchAnswers })
  async search(@Query('q') q: unknown): Promise<SearchAnswer> {
    if (typeof q !== 'string' || q.length > LONGEST_QUERY) throw badRequest('bad-filter', { field: 'q' });
    const { permissions } = currentUser();
    const kinds = this.index.registered().filter(({ permission }) => permissions.has(permission)).sort((a, b) => ORDER.indexOf(a.resource) - ORDER.indexOf(b.resource));
    const groups = await Promise.all(kinds.map(async ({ resource, hits }) => ({ resource, hits: await hits(q, HITS) })));
    return { groups: groups.filter(({ hits }) => hits.length > 0) };
  }
}
