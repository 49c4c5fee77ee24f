import type { Reading } from './domain/grams.js';

let loading: Promise<{ names: Reading; people: Reading }> | undefined;

/** The pinyin of names and of people (whose surnames read their own way); the dictionary is loaded when it is first needed. */
export function readings(): Promise<{ names: Reading; people: Reading }> {
  loading ??= import('pinyin-pro').then(({ pinyin }) => {
    const options = { toneType: 'none', type: 'array', v: true } as const;
    return { names: (text: string) => pinyin(text, options), people: (text: string) => pinyin(text, { ...options, surname: 'head' }) };
  });
  return loading;
}
