import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Stack from '@mui/material/Stack';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useFormContext, type DefaultValues, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { NavigationType, useBlocker, type BlockerFunction } from 'react-router-dom';
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

interface ActionsProps { submitLabel: string; danger: boolean; asked: boolean; onLeave: () => void }

function Actions({ submitLabel, danger, asked, onLeave }: ActionsProps) {
  const { t } = useWords();
  const { saving } = useFormShell();
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => { if (asked) button.current?.focus(); }, [asked]);
  return (
    <DialogActions>
      <Button ref={button} onClick={onLeave} disabled={saving} {...(asked ? { color: 'error' as const } : {})}>{asked ? t('form.discard') : t('form.cancel')}</Button>
      <Button type="submit" variant="contained" loading={saving} color={danger ? 'error' : 'primary'}>{submitLabel}</Button>
    </DialogActions>
  );
}

/** The first box that can be filled in; a dialog opened by keyboard is typed into at once. */
function focusFirst(content: HTMLElement): void {
  if (content.contains(document.activeElement)) return;
  content.querySelector<HTMLElement>('input:not([type=hidden]):not([disabled]):not([tabindex="-1"]), textarea:not([disabled]):not([aria-hidden]), [role=combobox]')?.focus({ preventScroll: true });
}

const isBack: BlockerFunction = ({ historyAction }) => historyAction === NavigationType.Pop;

/** A form in a dialog (the whole screen on a phone); neither a stray click, Escape nor the browser's Back throws typed text away unasked. */
export function FormDialog<V extends FieldValues, R = unknown>({ title, submitLabel, danger = false, wide = false, defaultValues, submit, onSaved, onFailure, onClose, children }: FormDialogProps<V, R>) {
  const { t } = useWords();
  const narrow = useNarrow();
  const dirty = useRef(false);
  const content = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState(false);
  const leave = () => { if (dirty.current && !asked) setAsked(true); else onClose(); };
  // Back leaves the dialog, not the page under it.
  const back = useBlocker(isBack);
  useEffect(() => {
    if (back.state !== 'blocked') return;
    back.reset();
    if (!asked) leave();
  });
  return (
    <Dialog open fullWidth maxWidth={wide ? 'md' : 'sm'} fullScreen={narrow} scroll="body" slotProps={{ transition: { onEntered: () => { if (content.current) focusFirst(content.current); } } }}
      onClose={(_event, reason) => { if (reason === 'escapeKeyDown' && !asked) leave(); }}>
      <ApiForm<V, R> defaultValues={defaultValues} submit={submit} onSaved={onSaved} {...(onFailure ? { onFailure } : {})}>
        <DirtyWatch onChange={(is) => { dirty.current = is; if (!is) setAsked(false); }} />
        <DialogTitle>{title}</DialogTitle>
        <DialogContent ref={content}>
          <FormError />
          <Stack spacing={2} sx={{ pt: 1 }}>{children}</Stack>
        </DialogContent>
        <Actions submitLabel={submitLabel ?? t('form.save')} danger={danger} asked={asked} onLeave={leave} />
      </ApiForm>
    </Dialog>
  );
}

function DirtyWatch({ onChange }: { onChange: (dirty: boolean) => void }) {
  const { formState: { isDirty } } = useFormContext();
  useEffect(() => onChange(isDirty), [isDirty, onChange]);
  return null;
}
