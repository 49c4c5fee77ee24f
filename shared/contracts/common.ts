/** Days are `YYYY-MM-DD` (fields ending `On`), instants ISO 8601 UTC (`At`), money integer fen (`Fen`), ratios 0..1 (`Rate`). */
export type Id = number;
export type Day = string;
export type Instant = string;
export type Fen = number;

export interface Reference { id: Id; name: string }

export interface ErrorAnswer {
  error: {
    code: string;
    message: string;
    fields: { path: string; code: string; message: string; params?: Record<string, unknown> }[];
    params: Record<string, unknown>;
  };
}
