import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState, type ReactNode } from 'react';
import { useNotify, type RaRecord } from 'react-admin';
import type { DefaultValues, UseFormReturn } from 'react-hook-form';
import { api, ApiError } from '../../providers/http';
import { useWords } from '../../providers/i18n';
import { StaleDialog, type Clash, type Values } from '../StaleDialog';
import { sign } from '../punctuation';
import { ApiForm } from './ApiForm';

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

interface RecordFormProps<R extends RaRecord> {
  resource: string;
  /** The record to change; absent when one is being made. */
  record?: R;
  defaultValues?: Values;
  onSaved: (record: R) => void;
  show?: (name: string, value: unknown, record: R) => ReactNode;
  children: ReactNode;
  /** What is sent for what was typed. */
  transform?: (values: Values) => Values;
}

const plain = (_name: string, value: unknown): ReactNode => (Array.isArray(value) ? value.join(sign('list')) : value === null || value === undefined ? '—' : String(value));

/** Makes or changes a record: sends only what was changed, with its version, and shows a clash side by side. */
export function RecordForm<R extends RaRecord>({ resource, record, defaultValues, onSaved, show = plain, children, transform = (values) => values }: RecordFormProps<R>) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const base = useRef(record);
  const [clash, setClash] = useState<{ current: R; form: UseFormReturn<Values> } | null>(null);
  const [initial] = useState(() => (record ?? defaultValues ?? {}) as DefaultValues<Values>);

  const changesOf = (values: Values): Values => Object.fromEntries(Object.entries(transform(values)).filter(([name, value]) => !same(value, base.current?.[name])));
  const submit = async (values: Values, idempotencyKey: string): Promise<R> => {
    if (!base.current) return api.post<R>(resource, transform(values), { idempotencyKey });
    return api.put<R>(`${resource}/${base.current.id}`, { ...changesOf(values), version: base.current['version'] });
  };
  const saved = (result: R) => {
    void client.invalidateQueries();
    notify(t('form.saved'), { type: 'success' });
    onSaved(result);
  };
  const failed = (error: ApiError, form: UseFormReturn<Values>): boolean => {
    const current = error.params['current'] as R | undefined;
    if (error.code !== 'stale-version' || !current) return false;
    setClash({ current, form });
    return true;
  };
  const clashes = (): Clash[] => (clash ? Object.entries(changesOf(clash.form.getValues())).filter(([name, mine]) => !same(mine, clash.current[name])).map(([name, mine]) => ({ name, mine, theirs: clash.current[name] })) : []);
  const decide = (values: Values) => {
    if (!clash) return;
    const mine = new Set(Object.keys(changesOf(clash.form.getValues())));
    for (const name of Object.keys(clash.form.getValues())) {
      const next = name in values ? values[name] : mine.has(name) ? clash.form.getValues(name) : clash.current[name];
      clash.form.setValue(name, next, { shouldDirty: true });
    }
    base.current = clash.current;
    setClash(null);
    setTimeout(() => document.querySelector<HTMLFormElement>('#record-form')?.requestSubmit(), 0);
  };
  return (
    <>
      <ApiForm<Values, R> id="record-form" defaultValues={initial} submit={submit} onSaved={saved} onFailure={failed} warnUnsaved>{children}</ApiForm>
      {clash && <StaleDialog clashes={clashes()} show={(name, value, side) => show(name, value, side === 'theirs' ? clash.current : (record ?? clash.current))} onDecide={decide} onClose={() => setClash(null)} />}
    </>
  );
}
