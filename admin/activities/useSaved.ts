import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNotify } from 'react-admin';
import { flushSync } from 'react-dom';
import { useWords, type MessageKey } from '../providers/i18n';

/** After something was logged: say so and show it everywhere. */
export function useSaved(onClose: () => void) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  return useCallback((message: MessageKey) => {
    void client.invalidateQueries();
    notify(t(message), { type: 'success' });
    // At once: a page under the dialog that holds unsaved text has its say in where the caller goes next.
    flushSync(onClose);
  }, [client, notify, onClose, t]);
}
