import { createContext, useCallback, useContext, useMemo, useRef, useState, type ReactNode } from 'react';
import { useWarnWhenUnsavedChanges } from 'react-admin';
import { FormProvider, useForm, type Control, type DefaultValues, type FieldValues, type Path, type UseFormReturn } from 'react-hook-form';
import { ApiError, type FieldError } from '../../providers/http';
import { useWords } from '../../providers/i18n';

/** `beside`: every reason stands beside its field, so nothing is left to say once no field is marked. */
export interface FormFailure { message: string; code: string; others: FieldError[]; beside: boolean; params: Record<string, unknown> }
interface FormShell { register: (name: string) => () => void; failure: FormFailure | null; saving: boolean }

const ShellContext = createContext<FormShell>({ register: () => () => undefined, failure: null, saving: false });
export const useFormShell = () => useContext(ShellContext);

interface ApiFormProps<V extends FieldValues, R> {
  id?: string;
  defaultValues: DefaultValues<V>;
  submit: (values: V, idempotencyKey: string, form: UseFormReturn<V>) => Promise<R>;
  onSaved: (result: R) => void;
  /** Says true when the failure is dealt with elsewhere (a stale version, shown side by side). */
  onFailure?: (error: ApiError, form: UseFormReturn<V>) => boolean;
  warnUnsaved?: boolean;
  children: ReactNode;
}

function UnsavedWarning<V extends FieldValues>({ form }: { form: UseFormReturn<V> }) {
  useWarnWhenUnsavedChanges(true, undefined, form.control as unknown as Control);
  return null;
}

/** Puts each problem beside its field; what has no field on this form is returned. */
function place<V extends FieldValues>(form: UseFormReturn<V>, names: Set<string>, problems: FieldError[]): FieldError[] {
  const others: FieldError[] = [];
  let first = true;
  for (const problem of problems) {
    // What is sent nested (`fields` of a stage) stands on the form by its own name.
    const path = problem.path.replace(/^fields\./, '');
    const name = names.has(path) ? path : path.split('.')[0] ?? '';
    if (!names.has(name)) { others.push(problem); continue; }
    form.setError(name as Path<V>, { type: 'server', message: problem.message }, { shouldFocus: first });
    first = false;
  }
  return others;
}

/**
 * A form that talks to the API: nothing typed is lost when it refuses, cannot be reached, or asks to sign in again;
 * a double click saves once; every problem stands beside its field.
 */
export function ApiForm<V extends FieldValues, R = unknown>({ id, defaultValues, submit, onSaved, onFailure, warnUnsaved, children }: ApiFormProps<V, R>) {
  const { t } = useWords();
  const form = useForm<V>({ defaultValues, reValidateMode: 'onChange' });
  const names = useRef(new Set<string>());
  const key = useRef(crypto.randomUUID());
  const busy = useRef(false);
  const [failure, setFailure] = useState<FormFailure | null>(null);
  const [saving, setSaving] = useState(false);
  const register = useCallback((name: string) => { names.current.add(name); return () => { names.current.delete(name); }; }, []);

  const save = async (values: V) => {
    if (busy.current) return;
    busy.current = true;
    setSaving(true);
    setFailure(null);
    try {
      const result = await submit(values, key.current, form);
      form.reset(values);
      onSaved(result);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      // A definite refusal saved nothing, so the next try is a new one; after silence the same key is used again.
      if (error.status >= 400 && error.status < 500) key.current = crypto.randomUUID();
      if (onFailure?.(error, form)) return;
      const others = place(form, names.current, error.fields);
      setFailure({ message: error.message, code: error.code, others, beside: error.fields.length > 0 && others.length === 0, params: error.params });
    } finally {
      busy.current = false;
      setSaving(false);
    }
  };
  const invalid = () => setFailure({ message: t('form.checkFields'), code: 'validation', others: [], beside: true, params: {} });
  const shell = useMemo(() => ({ register, failure, saving }), [register, failure, saving]);
  return (
    <ShellContext.Provider value={shell}>
      <FormProvider {...form}>
        {warnUnsaved && <UnsavedWarning form={form} />}
        <form {...(id ? { id } : {})} noValidate onSubmit={(event) => { event.stopPropagation(); void form.handleSubmit(save, invalid)(event); }}>{children}</form>
      </FormProvider>
    </ShellContext.Provider>
  );
}
