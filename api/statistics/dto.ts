import { ApiProperty } from '@nestjs/swagger';
import type { CorrectOfficialValue, OfficialValueRecord, RecordOfficialValue } from '../../shared/contracts/official-values.js';
import { OFFICIAL_SERIES, type OfficialSeries } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, IdField, IntegerField, SignedNumberField, TextField } from '../core/http/fields.js';

const nullable = { nullable: true } as const;
const PERIOD = '`2025`, `2025Q3`, `2025-09`, or January to a month: `2025-01~09`';

export class RecordOfficialValueBody implements RecordOfficialValue {
  @ChoiceField(OFFICIAL_SERIES) series!: OfficialSeries;
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
  @ApiProperty({ enum: Object.keys(OFFICIAL_SERIES) }) series!: OfficialSeries;
  @ApiProperty({ enum: ['count', 'fen', 'rate'] }) unit!: 'count' | 'fen' | 'rate';
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
