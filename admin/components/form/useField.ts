import { useEffect } from 'react';
import { useController, type ControllerRenderProps, type FieldValues } from 'react-hook-form';
import { useWords } from '../../providers/i18n';
import { useFieldLabel } from '../fieldLabels';
import { useFormShell } from './ApiForm';

export interface FieldProps {
  name: string;
  label?: string;
  required?: boolean;
  helper?: string;
  autoFocus?: boolean;
  disabled?: boolean;
}

const isEmpty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** A field of an `ApiForm`: its value, its label and what is wrong with it. */
export function useField({ name, label, required, helper }: FieldProps, check?: (value: unknown) => string | undefined) {
  const { t } = useWords();
  const labelOf = useFieldLabel();
  const { register } = useFormShell();
  useEffect(() => register(name), [register, name]);
  const { field, fieldState } = useController({
    name,
    rules: { validate: (value: unknown) => check?.(value) ?? (required && isEmpty(value) ? t('form.required') : true) },
  });
  const message = fieldState.error?.message;
  return {
    field: field as ControllerRenderProps<FieldValues, string>,
    text: label ?? labelOf(name) ?? name,
    error: Boolean(fieldState.error),
    helperText: message ?? helper,
  };
}
