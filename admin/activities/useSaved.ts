import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNotify } from 'react-admin';
import { useWords, type MessageKey } from '../providers/i18n';

/** After something was logged: say so and show it everywhere. */
export function useSaved(onClose: () => void) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  return useCallback((message: MessageKey) => {
    void client.invalidateQueries();
    notify(t(message), { type: 'success' });
    onClose();
  }, [client, notify, onClose, t]);
}
