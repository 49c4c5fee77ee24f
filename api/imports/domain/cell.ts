/** One cell of an uploaded table, as the person who opens the file in a spreadsheet would see it. */
export interface Cell {
  kind: 'text' | 'number' | 'date' | 'error';
  /** Shown text: numbers in plain decimal (at most 15 significant digits), dates as YYYY-MM-DD. */
  text: string;
  /** How much of a date the cell's format shows. */
  precision?: 'day' | 'month' | 'year';
  /** The cell's format hides the year, so nobody ever saw the one Excel stored. */
  yearHidden?: boolean;
  /** A money unit printed by the number format, such as 亿元. */
  unit?: string;
  /** The number format shows the number as a percentage: 0.85 as 85%. */
  percent?: boolean;
  /** The value is the stored result of a formula. */
  formula?: boolean;
  /** The cell is merged with those below (`first`) or above it (`rest`, holding the same value). */
  merged?: 'first' | 'rest';
  /** The file hides the cell's row. */
  hidden?: boolean;
  /** The workbook counts days from 1904. */
  epoch1904?: boolean;
}

export const textCell = (text: string): Cell => ({ kind: 'text', text });

/** A column of the uploaded table; `header` is unique in the file and `duplicateOf` names the header it repeats. */
export interface Column {
  key: string;
  header: string;
  unit?: string;
  duplicateOf?: string;
}
