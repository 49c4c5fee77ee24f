import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import { useNotify } from 'react-admin';
import type { ImportFieldRecord, ImportProblemGroup, ImportRecord } from '../../shared/contracts/imports';
import type { ImportKindCode } from '../../shared/vocabulary';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';

const running = (batch: ImportRecord | undefined) => batch?.status === 'previewing' || batch?.status === 'applying';

/** An import, asked for again every second while it works. */
export function useImport(id: string) {
  return useQuery({ queryKey: ['imports', 'one', id], queryFn: ({ signal }) => api.get<ImportRecord>(`imports/${id}`, {}, signal), refetchInterval: (query) => (running(query.state.data) ? 1000 : false), staleTime: 0 });
}

export function useProblemGroups(id: number) {
  return useQuery({ queryKey: ['imports', 'problems', id], queryFn: ({ signal }) => api.get<ImportProblemGroup[]>(`imports/${id}/problems`, {}, signal) });
}

/** What the columns of a kind of file can hold; they do not change while the console is open. */
export function useImportFields(kind: ImportKindCode) {
  return useQuery({ queryKey: ['import-fields', kind], staleTime: Infinity, queryFn: ({ signal }) => api.get<ImportFieldRecord[]>('imports/fields', { kind }, signal) });
}

/** Runs a step of an import, shows why it was refused, and reads everything about imports anew. */
export function useStep() {
  const { t } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const [busy, setBusy] = useState<string | null>(null);
  const run = useCallback(async (name: string, step: () => Promise<unknown>): Promise<boolean> => {
    setBusy(name);
    try {
      await step();
      return true;
    } catch (error) {
      const text = error instanceof ApiError ? errorLine(error) : t('app.unexpected');
      notify(text, { type: 'error' });
      return false;
    } finally {
      await client.invalidateQueries({ queryKey: ['imports'] });
      setBusy(null);
    }
  }, [client, notify, t]);
  return { run, busy };
}
