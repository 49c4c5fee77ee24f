import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RegionRecord } from '../../shared/contracts/identity.js';
import { nameKey } from '../../shared/text.js';
import { Database } from '../core/database/database.js';
import { notFound } from '../core/errors.js';
import { SignedIn } from '../core/http/allow.js';
import { likeText, ListAnswer, listRows, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { RegionAnswer } from './answers.js';
import { flagFilter } from './filters.js';

const HOME = '(SELECT i.`homeRegion` FROM `installation` i WHERE i.`id` = 1)';

const REGIONS: ListSpec = {
  name: 'regions',
  select: 'r.`code` AS id, r.`code`, r.`name`, r.`fullName`, r.`parentCode`, r.`level`',
  from: '`region` r',
  fields: {
    id: { sql: 'r.`code`', type: 'text' },
    code: { sql: 'r.`code`', type: 'text' },
    name: { sql: 'r.`name`', type: 'text' },
    fullName: { sql: 'r.`fullName`', type: 'text' },
    parentCode: { sql: 'r.`parentCode`', type: 'text' },
    level: { sql: 'r.`level`', type: 'text' },
  },
  filters: {
    /** The home city and everything in it; a municipality's districts are its children, a province's counties its grandchildren. */
    home: flagFilter('home', ...homeConditions()),
  },
  keyword: (text) => ({ sql: "r.`nameKey` LIKE ? ESCAPE '!' OR r.`code` LIKE ? ESCAPE '!'", params: [likeText(nameKey(text) || text), likeText(text).slice(1)] }),
  defaultSort: ['code', 'ASC'],
  tieBreak: 'r.`code`',
};

function homeConditions(): [string, string] {
  const inside = `r.\`code\` = ${HOME} OR r.\`parentCode\` = ${HOME} OR r.\`parentCode\` IN (SELECT c.\`code\` FROM \`region\` c WHERE c.\`parentCode\` = ${HOME})`;
  return [inside, `NOT COALESCE(${inside}, 0)`];
}

/** Administrative divisions: a national standard, the same for everybody. */
@ApiTags('reference')
@Controller()
export class ReferenceController {
  constructor(private readonly database: Database) {}

  @Get('regions')
  @SignedIn()
  @ApiOperation({ summary: 'Administrative divisions (GB/T 2260); `filter={"home":true}` for the home city' })
  @ListAnswer(RegionAnswer)
  regions(@Query() query: ListQuery): Promise<Page<RegionRecord>> {
    return listRows<RegionRecord>(this.database, REGIONS, query);
  }

  @Get('regions/:id')
  @SignedIn()
  @ApiOperation({ summary: 'One administrative division, by its code' })
  @ApiOkResponse({ type: RegionAnswer })
  async region(@Param('id') id: string): Promise<RegionRecord> {
    const row = await this.database.queryOne<RegionRecord>(`SELECT ${REGIONS.select} FROM ${REGIONS.from} WHERE r.\`code\` = ?`, [id]);
    if (!row) throw notFound('region', id);
    return row;
  }
}
