import { ChoiceField, IdField, NestedField, ObjectField, TextField } from '../core/http/fields.js';

export class SetMapping {
  @ObjectField({ example: { A: 'name', B: 'investors', C: null }, description: 'Column key → field code; null keeps the column with the row' }) mapping!: Record<string, string | null>;
}

export class TakeChoice {
  @TextField({ min: 0, max: 200, example: '签约时间' }) column!: string;
  @TextField({ max: 60, example: 'date-without-year' }) code!: string;
  @TextField({ max: 40, example: 'leave-empty', description: 'leave-empty | use-suggestion | set-aside; with an empty column also create | use' }) choice!: string;
}

export class DecideRow {
  @ObjectField({ optional: true, example: { agreedInvestmentFen: 21_000_000_000 } }) values?: Record<string, unknown>;
  @NestedField(() => TakeChoice, { array: true, optional: true }) choices?: TakeChoice[];
  @ChoiceField(['create', 'use', 'set-aside'], { optional: true, nullable: true }) decision?: 'create' | 'use' | 'set-aside' | null;
  @IdField({ optional: true, nullable: true, description: 'With decision "use": the project the row belongs to' }) useId?: number | null;
}

export class DecideMany extends TakeChoice {}
