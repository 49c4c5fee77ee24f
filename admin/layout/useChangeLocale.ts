import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { api } from '../providers/http';
import { useShowLocale } from '../providers/i18n';
import type { Locale } from '../providers/locale';
import { getSession } from '../providers/session';

/** Changes the language here and, when somebody is signed in, for their account; what the API words is fetched anew. */
export function useChangeLocale(): (locale: Locale) => Promise<void> {
  const show = useShowLocale();
  const client = useQueryClient();
  return useCallback(async (locale: Locale) => {
    await show(locale);
    if (!getSession()) return;
    await api.put('session/locale', { locale }).catch(() => undefined);
    await client.invalidateQueries();
  }, [show, client]);
}
