import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { CarrierRecord } from '../../shared/contracts/places.js';
import { CARRIER_KINDS, CARRIER_STATUSES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { sendList, type ExportColumn } from '../core/list-export.js';
import { CarriersService } from './carriers.service.js';

const COLUMNS: readonly ExportColumn<CarrierRecord>[] = [
  { key: 'park', zh: '园区', en: 'Park', width: 24, value: (carrier) => carrier.parkName },
  { key: 'name', zh: '类型', en: 'Kind', width: 12, value: (carrier, locale) => CARRIER_KINDS[carrier.kind][locale] },
  { key: 'name', zh: '编号', en: 'Code', width: 14, value: (carrier) => carrier.code },
  { key: 'name', zh: '名称', en: 'Name', width: 26, value: (carrier) => carrier.name },
  { key: 'area', zh: '单位', en: 'Unit', width: 8, value: (carrier, locale) => (carrier.kind === 'factory' ? 'm²' : locale === 'zh' ? '亩' : 'mu') },
  { key: 'area', zh: '面积', en: 'Area', width: 12, value: (carrier) => carrier.area, format: 'decimal' },
  { key: 'free', zh: '已预留', en: 'Reserved', width: 12, value: (carrier) => carrier.reservedArea, format: 'decimal' },
  { key: 'free', zh: '已占用', en: 'Occupied', width: 12, value: (carrier) => carrier.occupiedArea, format: 'decimal' },
  { key: 'free', zh: '剩余', en: 'Free', width: 12, value: (carrier) => carrier.freeArea, format: 'decimal' },
  { key: 'status', zh: '状态', en: 'Status', width: 10, value: (carrier, locale) => CARRIER_STATUSES[carrier.status][locale] },
  { key: 'status', zh: '闲置自', en: 'Idle since', width: 12, value: (carrier) => carrier.idleSince, format: 'day' },
  { key: 'status', zh: '空置起始日', en: 'Vacant since', width: 12, value: (carrier) => carrier.vacantSince, format: 'day' },
  { key: 'area', zh: '建成日期', en: 'Completed on', width: 12, value: (carrier) => carrier.completedOn, format: 'day' },
  { key: 'name', zh: '楼层', en: 'Floor', width: 10, value: (carrier) => carrier.floor },
  { key: 'name', zh: '层高（米）', en: 'Clear height (m)', width: 10, value: (carrier) => carrier.clearHeightMetres, format: 'decimal' },
  { key: 'name', zh: '荷载（kg/m²）', en: 'Load (kg/m²)', width: 12, value: (carrier) => carrier.loadKgPerSquareMetre, format: 'integer' },
  { key: 'price', zh: '价格（元）', en: 'Price (yuan)', width: 14, value: (carrier) => (carrier.priceFen === null ? null : carrier.priceFen / 100), format: 'decimal' },
  { key: 'holders', zh: '占用项目', en: 'Held by', width: 50, value: (carrier) => carrier.holders.map((holder) => holder.projectName).filter(Boolean).join('、') },
  { key: 'remarks', zh: '备注', en: 'Remarks', width: 30, value: (carrier) => carrier.remarks },
];

/** The carrier list as a workbook: exactly the rows that the list's filter and sort show, streamed. */
@Injectable()
export class CarrierExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly carriers: CarriersService, private readonly audit: AuditService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    await sendList(reply, {
      name: { zh: '园区载体', en: 'Carriers' }, day: this.clock.today(), columns: COLUMNS, rows: this.carriers.all(query),
      begun: () => this.database.write(() => this.audit.record({ action: 'carrier:export', entity: 'carrier', details: { filter: query.filter ?? null } })),
    });
  }
}
