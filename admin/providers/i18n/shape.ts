import type { zh } from './zh';

/** The same keys with any wording. */
export type Shape<T> = { [K in keyof T]: T[K] extends string ? string : Shape<T[K]> };
type Leaves<T, P extends string = ''> = { [K in keyof T & string]: T[K] extends string ? `${P}${K}` : Leaves<T[K], `${P}${K}.`> }[keyof T & string];

/** Every message by its key; Chinese is the pattern. */
export type Messages = typeof zh;
export type MessageKey = Leaves<Messages>;
