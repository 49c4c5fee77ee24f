import { ChoiceField, FlagField, IdField, IntegerField, NestedField, ObjectField, TextField } from '../core/http/fields.js';

export class SetMapping {
  @ObjectField({ example: { A: 'name', B: 'investors', C: null }, description: 'Column key → field code; null keeps the column with the row' }) mapping!: Record<string, string | null>;
}

export class TakeChoice {
  @TextField({ min: 0, max: 200, example: '签约时间' }) column!: string;
  @TextField({ max: 60, example: 'date-without-year' }) code!: string;
  @TextField({ max: 40, example: 'leave-empty', description: 'leave-empty | use-suggestion | set-aside; with an empty column also create | use; for many rows also set | use-year | use-rate' }) choice!: string;
}

export class DecideRow {
  @ObjectField({ optional: true, example: { agreedInvestmentFen: 21_000_000_000 } }) values?: Record<string, unknown>;
  @NestedField(() => TakeChoice, { array: true, optional: true }) choices?: TakeChoice[];
  @ChoiceField(['create', 'use', 'set-aside'], { optional: true, nullable: true }) decision?: 'create' | 'use' | 'set-aside' | null;
  @IdField({ optional: true, nullable: true, description: 'With decision "use": the record the row belongs to' }) useId?: number | null;
}

export class DecideMany extends TakeChoice {
  @TextField({ optional: true, max: 500, description: 'Only rows whose cell reads so, or names this park or currency: a text of the group' }) raw?: string;
  @ObjectField({ optional: true, example: { parkId: 3 }, description: 'With choice "set": these values for every such row' }) values?: Record<string, unknown>;
  @IntegerField({ optional: true, min: 1978, max: 2100, description: 'With choice "use-year" for dates without a year' }) year?: number;
  @TextField({ optional: true, max: 14, pattern: /^\d{1,6}(\.\d{1,6})?$/, example: '7.1205', description: 'With choice "use-rate" for foreign amounts: yuan for one unit of the currency' }) rate?: string;
  @FlagField({ optional: true, description: 'Also rows that are already decided; only open ones when left out' }) again?: boolean;
}
