import { useCallback } from 'react';
import { useWords, type MessageKey } from '../providers/i18n';
import { zh } from '../providers/i18n/zh';

const known: Record<string, string> = zh.fields;

/** The one word for a field, from column to button; null when the path names no field. */
export function useFieldLabel() {
  const { t } = useWords();
  return useCallback((path: string): string | null => {
    const name = path.split('.')[0] ?? '';
    return name in known ? t(`fields.${name}` as MessageKey) : null;
  }, [t]);
}
