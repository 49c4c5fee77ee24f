import { Injectable } from '@nestjs/common';
import type { CarrierRecord } from '../../../shared/contracts/places.js';
import { nameKey } from '../../../shared/text.js';
import { CARRIER_KINDS } from '../../../shared/vocabulary.js';
import { Database } from '../../core/database/database.js';
import type { CreateCarrier, UpdateCarrier } from '../../parks/carrier.dto.js';
import { CarriersService, UNITS } from '../../parks/carriers.service.js';
import type { RecordField, RecordValues, References, RowFinding } from '../domain/read-record.js';
import { ImportContexts } from '../import-context.js';
import { parksByName } from './references.js';
import { raised, RecordKind, type Change, type Changed, type Existing, type Match } from './record-kind.js';

/** Land and factories: a carrier is known by its park and code. Who holds them is a kind of its own. Undone: archived, unless somebody acted on them. */
@Injectable()
export class CarriersKind extends RecordKind {
  readonly code = 'carriers';
  readonly recordFields: readonly RecordField[] = [
    { code: 'name', zh: '名称', en: 'Name', type: 'text', required: true, max: 100, synonyms: ['载体名称', '厂房名称', '地块名称'] },
    { code: 'parkId', zh: '园区', en: 'Park', type: 'reference', resource: 'parks', required: true, synonyms: ['所在园区', '园区名称', '落地园区'] },
    { code: 'kind', zh: '类型', en: 'Kind', type: 'choice', required: true, choices: CARRIER_KINDS, synonyms: ['载体类型', '类别'] },
    { code: 'code', zh: '编号', en: 'Code', type: 'text', required: true, max: 40, synonyms: ['载体编号', '厂房编号', '宗地编号', '地块编号'] },
    { code: 'area', zh: '面积', en: 'Area', type: 'number', required: true, synonyms: ['总面积', '建筑面积', '用地面积'] },
    { code: 'floor', zh: '楼层', en: 'Floor', type: 'text', max: 40, synonyms: ['层数'] },
    { code: 'clearHeightMetres', zh: '层高（米）', en: 'Clear height (m)', type: 'number', synonyms: ['层高', '净高'] },
    { code: 'loadKgPerSquareMetre', zh: '荷载（kg/m²）', en: 'Load (kg/m²)', type: 'number', synonyms: ['荷载', '承重'] },
    { code: 'priceFen', zh: '价格（元）', en: 'Price (yuan)', type: 'money', synonyms: ['价格', '租金', '单价', '地价', 'price'] },
    { code: 'vacantSince', zh: '空置起始日', en: 'Vacant since', type: 'day', synonyms: ['空置自', '闲置起始日'] },
    { code: 'completedOn', zh: '建成日期', en: 'Completed on', type: 'day', synonyms: ['竣工日期', '建成时间', '竣工时间'] },
    { code: 'remarks', zh: '备注', en: 'Remarks', type: 'long-text', synonyms: ['说明'] },
  ];

  constructor(database: Database, contexts: ImportContexts, private readonly carriers: CarriersService) {
    super(database, contexts);
  }

  protected identityOf({ parkId, code }: RecordValues): string | null {
    return typeof parkId === 'number' && typeof code === 'string' ? `${parkId}\n${nameKey(code) || code}` : null;
  }

  protected override async references(): Promise<References> {
    return new Map([['parkId', await parksByName(this.database)]]);
  }

  protected override async complete(rows: readonly RecordValues[]): Promise<RowFinding[][]> {
    const [own, known] = [await this.carriers.ownParks(parksOf(rows)), await this.ofParks(rows)];
    return rows.map((row): RowFinding[] => {
      const carrier = known.get(this.identityOf(row) ?? '');
      const held = carrier ? carrier.reservedArea + carrier.occupiedArea : 0;
      const area = typeof row['area'] === 'number' ? row['area'] : null;
      const wrong = (field: string, code: RowFinding['code'], params?: RowFinding['params']): RowFinding => ({ field, code, severity: 'error', ...(params ? { params } : {}) });
      return [
        ...(typeof row['parkId'] === 'number' && !own.has(row['parkId']) && !carrier ? [wrong('parkId', 'unknown-reference')] : []),
        ...(area !== null && area < 0.01 ? [wrong('area', 'too-small', { min: 0.01 })] : []),
        ...(['clearHeightMetres', 'loadKgPerSquareMetre'] as const).flatMap((field) => (typeof row[field] === 'number' && row[field] < 0 ? [wrong(field, 'too-small', { min: 0 })] : [])),
        ...(carrier && row['kind'] !== null && row['kind'] !== carrier.kind ? [wrong('kind', 'carrier-kind-fixed', { kind: CARRIER_KINDS[carrier.kind] })] : []),
        ...(carrier && area !== null && area < held ? [wrong('area', 'carrier-area-below-held', { held, unit: UNITS[carrier.kind] })] : []),
        ...(carrier && area !== null && area > held && carrier.kind === 'land' && held > 0 && area !== carrier.area ? [wrong('area', 'carrier-whole')] : []),
      ];
    });
  }

  protected async matches(rows: readonly RecordValues[]): Promise<Match[][]> {
    const [own, known] = [await this.carriers.ownParks(parksOf(rows)), await this.ofParks(rows)];
    return rows.map((row) => {
      const carrier = known.get(this.identityOf(row) ?? '');
      return carrier ? [{ record: existing(carrier), because: 'code', elsewhere: !own.has(carrier.parkId) }] : [];
    });
  }

  protected create(values: readonly RecordValues[]): Promise<number[]> {
    return this.carriers.createMany(values as unknown as CreateCarrier[]);
  }

  protected async changeMany(changes: readonly Change[]): Promise<Changed[]> {
    await this.carriers.updateMany(changes.map(({ id, version, values }) => ({ ...(values as Partial<UpdateCarrier>), id, version })));
    return changes.map(raised);
  }

  protected withdraw(ids: readonly number[]): Promise<void> {
    return this.carriers.withdraw(ids);
  }

  protected async current(ids: readonly number[]): Promise<Existing[]> {
    return (await this.carriers.byIds(ids)).map(existing);
  }

  protected override inUse(ids: readonly number[]): Promise<ReadonlySet<number>> {
    return this.carriers.inUse(ids);
  }

  /** The carriers of the parks that the rows name, by identity; one whose code was freed is not known by it any more. */
  private async ofParks(rows: readonly RecordValues[]): Promise<ReadonlyMap<string, CarrierRecord>> {
    const parkIds = parksOf(rows);
    const known = new Map<string, CarrierRecord>();
    if (parkIds.length) for await (const carrier of this.carriers.all({ filter: JSON.stringify({ parkId: parkIds, archived: false }) })) known.set(this.identityOf({ ...carrier })!, carrier);
    return known;
  }
}

const parksOf = (rows: readonly RecordValues[]): number[] => [...new Set(rows.flatMap(({ parkId }) => (typeof parkId === 'number' ? [parkId] : [])))];

function existing({ id, version, parkName, ...carrier }: CarrierRecord): Existing {
  return { id, version, code: carrier.code, name: `${parkName} ${carrier.name}`, values: { ...carrier } };
}
