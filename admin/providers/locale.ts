import { readPreference, writePreference } from './preferences';

export type Locale = 'zh' | 'en';

let locale: Locale = readPreference<Locale>('locale', 'zh');

/** The language of the console; requests ask the API for the same one. */
export const currentLocale = (): Locale => locale;

export function rememberLocale(next: Locale): void {
  locale = next;
  writePreference('locale', next);
  document.documentElement.lang = next === 'zh' ? 'zh-CN' : 'en';
}
