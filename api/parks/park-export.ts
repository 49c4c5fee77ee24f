import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { ParkRecord } from '../../shared/contracts/places.js';
import { PARK_INFRASTRUCTURES, PARK_LEVELS } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { sendList, type ExportColumn } from '../core/list-export.js';
import { ParksService } from './parks.service.js';

/** Headers are those the import reads, so that an export comes back as it went out. */
const COLUMNS: readonly ExportColumn<ParkRecord>[] = [
  { key: 'name', zh: '园区名称', en: 'Park', width: 30, value: (park) => park.name },
  { key: 'name', zh: '简称', en: 'Short name', width: 16, value: (park) => park.shortName },
  { key: 'name', zh: '别名', en: 'Aliases', width: 24, value: (park) => park.aliases.join('、') },
  { key: 'organisation', zh: '管理单位', en: 'Run by', width: 24, value: (park) => park.organisationName },
  { key: 'region', zh: '所在县区', en: 'County', width: 14, value: (park) => park.regionName },
  { key: 'level', zh: '级别', en: 'Level', width: 10, value: (park, locale) => park.level && PARK_LEVELS[park.level][locale] },
  { key: 'industries', zh: '主导产业代码', en: 'Leading industry codes', width: 16, value: (park) => park.leadingIndustryCodes.join('、') },
  { key: 'industries', zh: '主导产业', en: 'Leading industries', width: 30, value: (park) => park.leadingIndustries.join('、') },
  { key: 'regions', zh: '目标地区', en: 'Target regions', width: 24, value: (park) => park.targetRegions.join('、') },
  { key: 'directions', zh: '招商方向', en: 'Directions', width: 30, value: (park) => park.directions.join('、') },
  { key: 'restricted', zh: '限制产业代码', en: 'Restricted industry codes', width: 16, value: (park) => park.restrictedIndustryCodes.join('、') },
  { key: 'restricted', zh: '限制产业', en: 'Restricted industries', width: 30, value: (park) => park.restrictedIndustries.join('、') },
  { key: 'land', zh: '规划面积（亩）', en: 'Land (mu)', width: 14, value: (park) => park.totalLandMu, format: 'decimal' },
  { key: 'land', zh: '剩余面积（亩）', en: 'Land left (mu)', width: 14, value: (park) => park.remainingLandMu, format: 'decimal' },
  { key: 'infrastructure', zh: '基础设施', en: 'Infrastructure', width: 14, value: (park, locale) => park.infrastructure && PARK_INFRASTRUCTURES[park.infrastructure][locale] },
  { key: 'projects', zh: '项目数', en: 'Projects', width: 10, value: (park) => park.projectCount, format: 'integer' },
];

/** The list of parks as a workbook: exactly the rows that its filter and sort show. */
@Injectable()
export class ParkExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly parks: ParksService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '园区', en: 'Parks' }, day: this.clock.today(), columns: COLUMNS, rows: this.parks.records(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'park:export', entity: 'park', details: { filter: query.filter ?? null } })),
    });
  }
}
