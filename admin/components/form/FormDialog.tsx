import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFormContext, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { useNarrow } from '../../layout/ThemeMode';
import type { ApiError } from '../../providers/http';
import { useWords } from '../../providers/i18n';
import { ApiForm, useFormShell } from './ApiForm';
import { FormError } from './FormError';

interface FormDialogProps<V extends FieldValues, R> {
  title: ReactNode;
  submitLabel?: string;
  danger?: boolean;
  wide?: boolean;
  defaultValues: DefaultValues<V>;
  submit: (values: V, idempotencyKey: string, form: UseFormReturn<V>) => Promise<R>;
  onSaved: (result: R) => void;
  onFailure?: (error: ApiError, form: UseFormReturn<V>) => boolean;
  onClose: () => void;
  children: ReactNode;
}

function Actions({ submitLabel, danger, onClose }: { submitLabel: string; danger: boolean; onClose: () => void }) {
  const { t } = useWords();
  const { saving } = useFormShell();
  const { formState } = useFormContext();
  const [sure, setSure] = useState(false);
  const leave = () => { if (formState.isDirty && !sure) setSure(true); else onClose(); };
  return (
    <DialogActions>
      <Button onClick={leave} disabled={saving} {...(sure ? { color: 'error' as const } : {})}>{sure ? t('form.discard') : t('form.cancel')}</Button>
      <Button type="submit" variant="contained" loading={saving} color={danger ? 'error' : 'primary'}>{submitLabel}</Button>
    </DialogActions>
  );
}

/** A form in a dialog (the whole screen on a phone); a stray click outside never throws typed text away. */
export function FormDialog<V extends FieldValues, R = unknown>({ title, submitLabel, danger = false, wide = false, defaultValues, submit, onSaved, onFailure, onClose, children }: FormDialogProps<V, R>) {
  const { t } = useWords();
  const narrow = useNarrow();
  const dirty = useRef(false);
  return (
    <Dialog open fullWidth maxWidth={wide ? 'md' : 'sm'} fullScreen={narrow} scroll="body"
      onClose={(_event, reason) => { if (reason === 'escapeKeyDown' && !dirty.current) onClose(); }}>
      <ApiForm<V, R> defaultValues={defaultValues} submit={submit} onSaved={onSaved} {...(onFailure ? { onFailure } : {})}>
        <DirtyWatch onChange={(is) => { dirty.current = is; }} />
        <DialogTitle>{title}</DialogTitle>
        <DialogContent>
          <FormError />
          <Stack spacing={2} sx={{ pt: 0.75 }}>{children}</Stack>
        </DialogContent>
        <Actions submitLabel={submitLabel ?? t('form.save')} danger={danger} onClose={onClose} />
      </ApiForm>
    </Dialog>
  );
}

function DirtyWatch({ onChange }: { onChange: (dirty: boolean) => void }) {
  const { formState: { isDirty } } = useFormContext();
  useEffect(() => onChange(isDirty), [isDirty, onChange]);
  return null;
}
