import { LONGEST_VALUE, comparable } from './text.js';

/** What a column can hold: its code, labels and the other headers seen for it, without units and punctuation. */
export interface FieldWords {
  code: string;
  zh: string;
  en: string;
  synonyms?: readonly string[];
  /** A file without such a column cannot be read. */
  required?: boolean;
  /** An amount of money: a unit above the table (单位：万元) is its unit. */
  money?: boolean;
}

/** The headers that a kind of file knows. */
export interface HeaderWords {
  fields: readonly FieldWords[];
  required: readonly FieldWords[];
  /** The field a header names, in whatever units and remarks; of a two-level header (投资/总投资) the whole, then the lower part. */
  fieldOf: (header: string) => string | null;
  isMoney: (field: string | null) => boolean;
}

/** Columns that every kind of file may have and none imports. */
export const IGNORED: FieldWords = { code: 'ignored', zh: '不导入', en: 'Not imported', synonyms: ['序号', '编次', 'no', '序', '未导入原因', 'why not imported', '行号'] };

/** Builds the look-up of headers once for a kind. @throws when a word stands for two fields */
export function headerWords(fields: readonly FieldWords[]): HeaderWords {
  const byHeader = new Map<string, string>();
  for (const { code, zh, en, synonyms = [] } of fields) {
    for (const word of new Set([zh, en, code, ...synonyms].map(comparable))) {
      if (byHeader.has(word)) throw new Error(`the header ${word} stands for ${byHeader.get(word)} and ${code}`);
      byHeader.set(word, code);
    }
  }
  const money = new Set(fields.filter((field) => field.money).map((field) => field.code));
  const fieldOf = (header: string): string | null => {
    if (header.length > LONGEST_VALUE) return null;
    const plain = header.normalize('NFKC').replace(/[([【][^)\]】]*[)\]】]/g, '').replace(/单位[:：].*$/, '');
    const unitless = plain.replace(/[/:、,_-]\s*(百|千|十)?(万|亿)?(美|欧|港|日)?元\s*$/, '');
    for (const text of [header, plain, unitless, unitless.split('/').at(-1) ?? '']) {
      const field = byHeader.get(comparable(text)) ?? byHeader.get(comparable(text).replace(/^(项目)?(?=..)/, ''));
      if (field) return field;
    }
    return null;
  };
  return { fields, required: fields.filter((field) => field.required), fieldOf, isMoney: (field) => field !== null && money.has(field) };
}
