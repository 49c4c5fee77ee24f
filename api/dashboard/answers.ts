import type { DashboardAnswer } from '../../shared/contracts/dashboard.js';
import { STAGES, type Stage } from '../../shared/vocabulary.js';
import { ChoiceField, DayField, FenField, IdField, IntegerField, NestedField, ObjectField, TextField } from '../core/http/fields.js';
import { LedgerEventAnswer } from '../projects/answers.js';

/** What the home page is answered, as OpenAPI shows it; the shapes are those of `shared/contracts/dashboard.ts`. */
class FunnelStep {
  @ChoiceField(STAGES) stage!: Stage;
  @IntegerField({ example: 93 }) count!: number;
  @FenField() agreedInvestmentFen!: number;
}

class YearFigure {
  @TextField({ example: 'signed' }) key!: string;
  @TextField({ example: '新签约项目' }) label!: string;
  @TextField({ example: 'Signed' }) labelEn!: string;
  @TextField({ example: 'projects-reached' }) metric!: string;
  @ObjectField({ example: { milestone: 'signed' } }) args!: Record<string, unknown>;
  @IntegerField({ example: 184 }) value!: number;
  @IntegerField({ example: 179, description: 'Up to the same day of last year' }) lastYear!: number;
  @ChoiceField(['count', 'fen']) unit!: 'count' | 'fen';
}

class WaitingReviews {
  @IntegerField({ example: 12 }) count!: number;
  @ChoiceField(['county', 'city'], { nullable: true }) level!: 'county' | 'city' | null;
  @NestedField(() => LedgerEventAnswer, { array: true }) items!: LedgerEventAnswer[];
}

class RejectedRows {
  @IntegerField({ example: 1 }) count!: number;
  @NestedField(() => LedgerEventAnswer, { array: true }) items!: LedgerEventAnswer[];
}

class OpenImport {
  @IdField() id!: number;
  @TextField({ example: '2025年台账.xlsx' }) filename!: string;
  @TextField({ example: 'previewed' }) status!: string;
  @IntegerField({ example: 45 }) decision!: number;
}

class OpenImports {
  @IntegerField({ example: 1 }) count!: number;
  @NestedField(() => OpenImport, { array: true }) items!: OpenImport[];
}

class Waiting {
  @NestedField(() => WaitingReviews) reviews!: WaitingReviews;
  @NestedField(() => RejectedRows) rejected!: RejectedRows;
  @NestedField(() => OpenImports) imports!: OpenImports;
}

export class DashboardBody implements DashboardAnswer {
  @DayField() today!: string;
  @NestedField(() => FunnelStep, { array: true }) funnel!: FunnelStep[];
  @NestedField(() => YearFigure, { array: true }) thisYear!: YearFigure[];
  @NestedField(() => Waiting) waiting!: Waiting;
}
