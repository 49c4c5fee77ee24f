/** Signs set between words that code puts together; English ones bring their spaces. */
const SIGNS = {
  zh: { list: '、', comma: '，', clause: '；', colon: '：', open: '（', close: '）' },
  en: { list: ', ', comma: ', ', clause: '; ', colon: ': ', open: ' (', close: ')' },
} as const;
export type Sign = keyof (typeof SIGNS)['zh'];

export const signIn = (locale: 'zh' | 'en', sign: Sign): string => SIGNS[locale][sign];

/** Names one after the other, as each language sets them: for messages that are kept and read later in either. */
export const inBoth = (names: readonly string[], sign: Sign): { zh: string; en: string } => ({ zh: names.join(SIGNS.zh[sign]), en: names.join(SIGNS.en[sign]) });
