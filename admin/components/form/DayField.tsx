import { useWords } from '../../providers/i18n';
import { parseDay } from '../day';
import { DayBox } from './DayBox';
import { useField, type FieldProps } from './useField';

const isWhole = (value: unknown) => typeof value === 'string' && parseDay(value)?.precision === 'day';

/** A calendar day; what cannot be read stays in the box and is said so. */
export function DayField({ max, min, placeholder, ...props }: FieldProps & { max?: string; min?: string; placeholder?: string }) {
  const { t } = useWords();
  const { field, text, error, helperText } = useField(props, (value) => (value && !isWhole(value) ? t('form.notDay') : undefined));
  return (
    <DayBox label={text} required={props.required ?? false} error={error} helperText={helperText} name={field.name} inputRef={field.ref} value={(field.value as string | null | undefined) ?? null} onBlur={field.onBlur}
      onChange={(typed, raw) => field.onChange(typed?.precision === 'day' ? typed.day : raw || null)} {...(max ? { max } : {})} {...(min ? { min } : {})} {...(placeholder ? { placeholder } : {})} />
  );
}
