/** Something wrong with a pack's text: where (line and column from 1) and what; the words are in `shared/errors.ts`. */
export interface Finding { line: number; column: number; path: string; code: string; params: Record<string, unknown> }

export type Path = readonly (string | number)[];

/** Notes what is wrong at a place of the pack. */
export type Note = (path: Path, code: string, params?: Record<string, unknown>) => void;
