import CalendarTodayOutlined from '@mui/icons-material/CalendarTodayOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useRef, useState, type Ref } from 'react';
import { useWords } from '../../providers/i18n';
import { formatDay, parseDay, type TypedDay } from '../day';

interface DayBoxProps {
  label: string; value: string | null; precision?: TypedDay['precision']; onChange: (typed: TypedDay | null, text: string) => void;
  name?: string; required?: boolean; error?: boolean; helperText?: string | undefined; inputRef?: Ref<HTMLInputElement>; onBlur?: () => void; min?: string; max?: string; width?: number;
  /** The day that holds while nothing is typed; the format, where there is none. */
  placeholder?: string;
}

/** A date typed in any usual way, or picked from the device's calendar; always shown as 2026-03-31 (or as coarse as it is known). */
export function DayBox({ label, value, precision = 'day', onChange, name, required = false, error = false, helperText, inputRef, onBlur, min, max, width, placeholder }: DayBoxProps) {
  const { t } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const picker = useRef<HTMLInputElement>(null);
  const parsed = value === null ? null : parseDay(value);
  const own = typed !== null && (parseDay(typed)?.day ?? (typed.trim() || null)) === value;
  const shown = own ? typed : parsed ? formatDay(parsed.day, precision, 'en') : value ?? '';
  const write = (text: string) => { setTyped(text); onChange(text.trim() === '' ? null : parseDay(text), text.trim()); };
  const leave = () => { if (typed !== null && (typed.trim() === '' || parseDay(typed))) setTyped(null); onBlur?.(); };
  return (
    <TextField label={label} required={required} error={error} helperText={helperText} value={shown} placeholder={placeholder ?? t('form.dayFormat')} inputRef={inputRef ?? null} {...(name ? { name } : {})} sx={width ? { width } : {}}
      onChange={(event) => write(event.target.value)} onBlur={leave}
      slotProps={{
        inputLabel: { shrink: true }, htmlInput: { inputMode: 'text', autoComplete: 'off' },
        input: {
          endAdornment: (
            <InputAdornment position="end" sx={{ position: 'relative' }}>
              <IconButton size="small" edge="end" aria-label={t('form.pickDay')} onClick={() => picker.current?.showPicker()}><CalendarTodayOutlined sx={{ fontSize: 17 }} /></IconButton>
              <input ref={picker} type="date" tabIndex={-1} aria-hidden value={parsed?.day ?? ''} {...(min ? { min } : {})} {...(max ? { max } : {})} onChange={(event) => { setTyped(null); onChange(event.target.value ? { day: event.target.value, precision: 'day' } : null, event.target.value); }}
                style={{ position: 'absolute', inset: 0, opacity: 0, pointerEvents: 'none', border: 0, width: '100%' }} />
            </InputAdornment>
          ),
        },
      }} />
  );
}
