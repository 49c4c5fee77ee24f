import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useWatch } from 'react-hook-form';
import { CURRENCIES, formatForeign, isCurrency, RATE, toFen } from '../../../shared/exchange';
import { useWords } from '../../providers/i18n';
import { formatFen, toHalfWidth } from '../money';
import { DayField } from './DayField';
import { TextBox } from './TextBox';
import { useField, type FieldProps } from './useField';

const decimalsOf = (currency: unknown) => (isCurrency(currency) ? CURRENCIES[currency].decimals : 2);

/** An amount typed in units of a currency (万 in the text counts), kept in its minor units. */
export function ForeignAmountField({ currencyName, ...props }: FieldProps & { currencyName: string }) {
  const { t, word, locale } = useWords();
  const currency = useWatch({ name: currencyName }) as string | null;
  const size = 10 ** decimalsOf(currency);
  const { field, text, error, helperText } = useField(props, (value) => (Number.isNaN(value) ? t('form.notNumber') : undefined));
  const [typed, setTyped] = useState<string | null>(null);
  const read = (raw: string): number | null => {
    const clean = toHalfWidth(raw).replace(/[,，\s]/g, '');
    const unit = currency ? word(CURRENCIES, currency) : '';
    const match = /^(\d+(?:\.\d+)?)(亿|万)?$/.exec(unit && clean.endsWith(unit) ? clean.slice(0, -unit.length) : clean);
    const minor = match ? Math.round(Number(match[1]) * (match[2] === '亿' ? 1e8 : match[2] === '万' ? 1e4 : 1) * size) : Number.NaN;
    return clean === '' ? null : Number.isSafeInteger(minor) ? minor : Number.NaN;
  };
  const own = typed !== null && Object.is(read(typed), field.value ?? null);
  const shown = own ? typed : typeof field.value === 'number' && !Number.isNaN(field.value) ? (field.value / size).toLocaleString('en-US', { maximumFractionDigits: 3 }) : '';
  return (
    <TextField label={text} required={props.required ?? false} error={error} name={field.name} inputRef={field.ref} value={shown} onBlur={field.onBlur} placeholder={t('money.foreignExample')}
      // Said back: beside amounts in 万元, a bare 200 is easily meant as 200万.
      helperText={helperText ?? (own && currency && typeof field.value === 'number' && !Number.isNaN(field.value) ? `= ${formatForeign(field.value, currency, locale)}` : undefined)}
      onChange={(event) => { setTyped(event.target.value); field.onChange(read(event.target.value)); }}
      slotProps={{ htmlInput: { inputMode: 'decimal', autoComplete: 'off' }, input: { endAdornment: currency ? <InputAdornment position="end">{word(CURRENCIES, currency)}</InputAdornment> : null } }} />
  );
}

interface Names { amount: string; currency: string; rate: string; rateOn: string; source: string }

/** The rate of a foreign amount with its date and source, and the yuan that follow. */
export function RateFields({ names, today, required = false }: { names: Names; today?: string | null; required?: boolean }) {
  const { t, locale } = useWords();
  const [amount, currency, rate] = useWatch({ name: [names.amount, names.currency, names.rate] }) as [number | null, string | null, string | null];
  const known = isCurrency(currency) && typeof amount === 'number' && Number.isSafeInteger(amount) && amount > 0 && rate !== null && rate !== undefined && RATE.test(rate);
  return (
    <>
      <TextBox name={names.rate} label={t('money.rateLabel')} placeholder="7.1234" required={required} {...(known ? { helper: t('money.converted', { amount: formatFen(toFen(amount, currency, rate), locale) }) } : {})} />
      <DayField name={names.rateOn} label={t('money.rateOn')} required={required} {...(today ? { max: today } : {})} />
      <TextBox name={names.source} label={t('money.rateSource')} placeholder={t('money.rateSourceExample')} required={required} maxLength={100} />
    </>
  );
}
