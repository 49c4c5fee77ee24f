/** Each language by its own name, in whatever language the rest is shown. */
export const LANGUAGE_NAMES = { zh: '中文', en: 'English' } as const;

/** One to ten, as the phases of a project are numbered in Chinese. */
export const CHINESE_NUMERALS = '一二三四五六七八九十';
