import { ApiProperty, OmitType, PartialType } from '@nestjs/swagger';
import type { CorrectOfficialValue, OfficialSeriesRecord, OfficialValueRecord, RecordOfficialValue } from '../../shared/contracts/official-values.js';
import { OFFICIAL_NATURES, OFFICIAL_PLACES, OFFICIAL_UNITS, type OfficialNature, type OfficialPlace, type OfficialUnit } from '../../shared/vocabulary.js';
import { ChoiceField, ChoicesField, DayField, FlagField, IdField, IntegerField, SignedNumberField, TextField } from '../core/http/fields.js';

const nullable = { nullable: true } as const;
const PERIOD = '`2025`, `2025Q3`, `2025-09`, or January to a month: `2025-01~09`';

export class CreateOfficialSeriesBody {
  @TextField({ max: 40, pattern: /^[a-z][a-z0-9-]*$/, example: 'retail-sales', description: 'Small letters, digits and hyphens; stays for good' }) code!: string;
  @TextField({ max: 100, example: '社会消费品零售总额' }) name!: string;
  @TextField({ max: 200, example: 'Retail sales of consumer goods' }) nameEn!: string;
  @ChoiceField(OFFICIAL_UNITS) unit!: OfficialUnit;
  @ChoiceField(OFFICIAL_NATURES) nature!: OfficialNature;
  @TextField({ max: 100, optional: true, nullable: true, example: '市统计局' }) publisher?: string | null;
  @TextField({ max: 200, optional: true, nullable: true, example: '贸易统计报表制度' }) source?: string | null;
  @ChoicesField(OFFICIAL_PLACES, { min: 1, example: ['city', 'county'] }) places!: OfficialPlace[];
}

export class UpdateOfficialSeriesBody extends PartialType(OmitType(CreateOfficialSeriesBody, ['code'] as const), { skipNullProperties: false }) {
  @FlagField({ optional: true }) archived?: boolean;
  @IntegerField({ min: 1 }) version!: number;
}

export class OfficialSeriesAnswer implements OfficialSeriesRecord {
  @IdField() id!: number;
  @ApiProperty({ example: 'fixed-asset-investment' }) code!: string;
  @ApiProperty() name!: string;
  @ApiProperty() nameEn!: string;
  @ApiProperty({ enum: Object.keys(OFFICIAL_UNITS) }) unit!: OfficialUnit;
  @ApiProperty({ enum: Object.keys(OFFICIAL_NATURES) }) nature!: OfficialNature;
  @ApiProperty({ type: String, ...nullable }) publisher!: string | null;
  @ApiProperty({ type: String, ...nullable }) source!: string | null;
  @ApiProperty({ enum: Object.keys(OFFICIAL_PLACES), isArray: true }) places!: OfficialPlace[];
  @ApiProperty({ description: 'Figures that stand; while there are any it cannot be archived' }) valueCount!: number;
  @ApiProperty({ type: String, ...nullable }) archivedAt!: string | null;
  @IntegerField({ min: 1 }) version!: number;
  @ApiProperty() createdAt!: string;
  @ApiProperty() updatedAt!: string;
}

export class RecordOfficialValueBody implements RecordOfficialValue {
  @TextField({ max: 40, example: 'fixed-asset-investment', description: 'A code of the catalogue (`GET /official-series`)' }) series!: string;
  @TextField({ max: 40, example: 'county:610902', description: '`city`, `county:610902` or `park:3`' }) scopeKey!: string;
  @TextField({ max: 40, example: '2025-01~09', description: PERIOD }) period!: string;
  @SignedNumberField({ example: 1_280_000_000_000, description: 'In the unit of the series: fen, a number, or a rate (0.085)' }) value!: number;
  @TextField({ max: 200, example: '2025年9月统计月报' }) document!: string;
  @TextField({ max: 100, optional: true, nullable: true, example: '统字〔2025〕31号' }) documentNumber?: string | null;
  @DayField({ description: 'The day on which it was published' }) publishedOn!: string;
}

export class CorrectOfficialValueBody implements CorrectOfficialValue {
  @SignedNumberField({ optional: true, nullable: true, description: 'Null withdraws the figure; left out, it stays' }) value?: number | null;
  @TextField({ max: 200, min: 1, optional: true }) document?: string;
  @TextField({ max: 100, optional: true, nullable: true }) documentNumber?: string | null;
  @DayField({ optional: true }) publishedOn?: string;
  @TextField({ max: 1_000, example: '年报核实' }) reason!: string;
}

export class OfficialValueAnswer implements OfficialValueRecord {
  @IdField() id!: number;
  @IdField() firstId!: number;
  @IntegerField({ min: 1 }) revision!: number;
  @ApiProperty({ example: 'fixed-asset-investment' }) series!: string;
  @ApiProperty({ example: '固定资产投资' }) seriesName!: string;
  @ApiProperty({ enum: Object.keys(OFFICIAL_UNITS) }) unit!: OfficialUnit;
  @ApiProperty({ example: 'county:610902' }) scopeKey!: string;
  @ApiProperty() scopeName!: string;
  @ApiProperty({ example: '610902', description: 'The county, or the city itself' }) regionCode!: string;
  @ApiProperty({ type: Number, ...nullable }) parkId!: number | null;
  @ApiProperty({ example: '2025-01~09', description: PERIOD }) period!: string;
  @ApiProperty({ example: '2025年1—9月' }) periodName!: string;
  @ApiProperty({ example: '2025-01-01' }) periodFrom!: string;
  @ApiProperty({ example: '2025-10-01', description: 'The first day after it' }) periodUntil!: string;
  @ApiProperty({ type: Number, ...nullable, description: 'Null where it was withdrawn' }) value!: number | null;
  @ApiProperty() document!: string;
  @ApiProperty({ type: String, ...nullable }) documentNumber!: string | null;
  @ApiProperty() publishedOn!: string;
  @ApiProperty({ type: String, ...nullable }) reason!: string | null;
  @ApiProperty({ description: 'Whether it is the latest row of its series, place and period' }) current!: boolean;
  @ApiProperty() knownFrom!: string;
  @ApiProperty() recordedByName!: string;
}
