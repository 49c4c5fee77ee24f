import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider, TranslationMessages } from 'react-admin';
import { useCallback } from 'react';
import { useI18nProvider, useLocaleState, useTranslate } from 'react-admin';
import type { Label } from '../../shared/vocabulary';
import { currentLocale, rememberLocale, type Locale } from './locale';
import type { MessageKey } from './i18n/shape';
import { zh } from './i18n/zh';

export type { MessageKey } from './i18n/shape';

/** The provider in the language last used; English is fetched only when asked for. */
export async function createI18nProvider(): Promise<I18nProvider> {
  const english = async (): Promise<TranslationMessages> => (await import('./i18n/en')).en;
  const first: TranslationMessages = currentLocale() === 'en' ? await english() : zh;
  rememberLocale(currentLocale());
  const initial = currentLocale();
  const base = polyglotI18nProvider(
    (locale): TranslationMessages | Promise<TranslationMessages> => (locale === initial ? first : locale === 'en' ? english() : zh),
    initial,
    [{ locale: 'zh', name: '中文' }, { locale: 'en', name: 'English' }],
  );
  return {
    ...base,
    changeLocale: async (locale) => {
      rememberLocale(locale === 'en' ? 'en' : 'zh');
      await base.changeLocale(locale);
    },
  };
}

/** Words on the screen: translated messages and vocabulary labels in the language in use. */
export function useWords() {
  const translate = useTranslate();
  const [raw] = useLocaleState();
  const locale: Locale = raw === 'en' ? 'en' : 'zh';
  // The same function words things otherwise after a change of language, so `locale` is among its reasons to change.
  const t = useCallback((key: MessageKey, options?: Record<string, string | number>) => translate(key, options), [translate, locale]);
  const word = useCallback((vocabulary: Record<string, Label>, code: string | null | undefined) => {
    if (code === null || code === undefined || code === '') return '—';
    return vocabulary[code]?.[locale] ?? code;
  }, [locale]);
  return { t, word, locale };
}
export type Words = ReturnType<typeof useWords>;

/**
 * Shows everything in another language. The messages are there before the store says so: react-admin, which draws the whole
 * page anew for messages it has to wait for, then leaves open forms with what was typed in them alone.
 */
export function useShowLocale(): (locale: Locale) => Promise<void> {
  const provider = useI18nProvider();
  const [, setLocale] = useLocaleState();
  return useCallback(async (locale: Locale) => {
    await provider.changeLocale(locale);
    setLocale(locale);
  }, [provider, setLocale]);
}
