import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useNotify } from 'react-admin';
import { useWords, type MessageKey } from '../providers/i18n';

/** After anything was recorded: say so and show it everywhere. */
export function useProjectSaved(onClose: () => void) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  return useCallback((message: MessageKey = 'form.saved', warning?: string) => {
    void client.invalidateQueries();
    notify(warning ?? t(message), { type: warning ? 'warning' : 'success' });
    onClose();
  }, [client, notify, onClose, t]);
}
