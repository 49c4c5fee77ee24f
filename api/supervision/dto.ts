import { FenField, IdField, IntegerField, TextField } from '../core/http/fields.js';

const nullable = { optional: true, nullable: true } as const;

export class ReportQuarter {
  @IntegerField({ min: 2000, max: 2100, example: 2026 }) year!: number;
  @IntegerField({ min: 1, max: 4, example: 2 }) quarter!: number;
  @TextField({ max: 2_000, example: '一期厂房主体封顶，设备开始进场安装' }) progress!: string;
  @FenField({ ...nullable, description: 'Completed investment since the beginning, as the unit says; kept beside what the money ledger computes' }) statedFen?: number | null;
  @TextField({ ...nullable, max: 2_000 }) problems?: string | null;
  @TextField({ ...nullable, max: 2_000, description: 'What the city is asked to coordinate' }) requests?: string | null;
  @TextField({ ...nullable, max: 1_000, description: 'Needed for a correction' }) reason?: string | null;
  @IdField({ ...nullable, description: 'The line of this quarter that was seen to rule; 409 when another one does since. Null = none was seen' }) seenId?: number | null;
}
