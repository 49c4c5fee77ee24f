import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { CarrierRecord } from '../../shared/contracts/places.js';
import { CARRIER_KINDS, CARRIER_STATUSES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { ListQuery } from '../core/http/list.js';
import { currentLocale } from '../core/request-context.js';
import { streamWorkbook, type CellFormat, type CellValue } from '../core/xlsx.js';
import { CarriersService } from './carriers.service.js';

type Column = [zh: string, en: string, width: number, value: (carrier: CarrierRecord, locale: 'zh' | 'en') => CellValue, format?: CellFormat];

const COLUMNS: readonly Column[] = [
  ['园区', 'Park', 24, (carrier) => carrier.parkName],
  ['类型', 'Kind', 12, (carrier, locale) => CARRIER_KINDS[carrier.kind][locale]],
  ['编号', 'Code', 14, (carrier) => carrier.code],
  ['名称', 'Name', 26, (carrier) => carrier.name],
  ['单位', 'Unit', 8, (carrier, locale) => (carrier.kind === 'factory' ? 'm²' : locale === 'zh' ? '亩' : 'mu')],
  ['面积', 'Area', 12, (carrier) => carrier.area, 'decimal'],
  ['已预留', 'Reserved', 12, (carrier) => carrier.reservedArea, 'decimal'],
  ['已占用', 'Occupied', 12, (carrier) => carrier.occupiedArea, 'decimal'],
  ['剩余', 'Free', 12, (carrier) => carrier.freeArea, 'decimal'],
  ['状态', 'Status', 10, (carrier, locale) => CARRIER_STATUSES[carrier.status][locale]],
  ['闲置自', 'Idle since', 12, (carrier) => carrier.idleSince, 'day'],
  ['楼层', 'Floor', 10, (carrier) => carrier.floor],
  ['层高（米）', 'Clear height (m)', 10, (carrier) => carrier.clearHeightMetres, 'decimal'],
  ['荷载（kg/m²）', 'Load (kg/m²)', 12, (carrier) => carrier.loadKgPerSquareMetre, 'integer'],
  ['价格（元：厂房每平方米每月，地块每亩）', 'Price (yuan: m² and month, or mu)', 18, (carrier) => (carrier.priceFen === null ? null : carrier.priceFen / 100), 'decimal'],
  ['占用项目', 'Held by', 50, (carrier) => carrier.holders.map((holder) => holder.projectName).filter(Boolean).join('、')],
  ['备注', 'Remarks', 30, (carrier) => carrier.remarks],
];

/** The carrier list as a workbook: exactly the rows that the list's filter and sort show, streamed. */
@Injectable()
export class CarrierExport {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly carriers: CarriersService, private readonly audit: AuditService) {}

  async send(query: ListQuery, reply: FastifyReply): Promise<void> {
    const locale = currentLocale();
    // The first row is fetched before anything is sent, so that a bad filter is an answer and not a broken file.
    const rows = this.carriers.all(query);
    const first = await rows.next();
    await this.database.write(() => this.audit.record({ action: 'carrier:export', entity: 'carrier', details: { filter: query.filter ?? null } }));
    const name = locale === 'zh' ? '园区载体' : 'Carriers';
    const columns = COLUMNS.map(([, , width, , format]) => ({ width, ...(format ? { format } : {}) }));
    await streamWorkbook(reply, { filename: `${name}-${this.clock.today()}.xlsx`, sheet: name, columns, headRows: 1, frozenColumns: 4, landscape: true }, async (sheet) => {
      await sheet.row(COLUMNS.map(([zh, en]) => (locale === 'zh' ? zh : en)), 'head');
      for (let next = first; !next.done; next = await rows.next()) {
        const carrier = next.value;
        await sheet.row(COLUMNS.map(([, , , value]) => value(carrier, locale)));
      }
    });
  }
}
