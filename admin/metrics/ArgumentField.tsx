import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { MetricDefinition } from '../../shared/contracts/metrics';
import { argumentWord } from '../../shared/argument-words';
import { DayBox } from '../components/form/DayBox';
import { inUnit, parseAmount } from '../components/money';
import { bracketed } from '../components/punctuation';
import { useWords } from '../providers/i18n';

type Argument = MetricDefinition['arguments'][number];

/** `empty`: what a bound that nothing was typed for is, nothing or none at all. */
function AmountArgument({ label, value, empty, onChange }: { label: string; value: number; empty: number | null; onChange: (fen: number | null) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value === 0 ? '' : inUnit(value, 'wan'));
  const fen = typed.trim() === '' ? 0 : parseAmount(typed, 'wan');
  const commit = () => { if (fen !== null && fen !== value) onChange(fen === 0 ? empty : fen); };
  return (
    <TextField label={`${label}${bracketed(t('form.wan'))}`} value={typed} error={fen === null} helperText={fen === null ? t('form.notAmount') : undefined} sx={{ width: 230 }}
      onChange={(event) => setTyped(event.target.value)} onBlur={commit} onKeyDown={(event) => { if (event.key === 'Enter') commit(); }} />
  );
}

/** One argument of a metric, as its definition describes it. */
export function ArgumentField({ argument, value, onChange }: { argument: Argument; value: unknown; onChange: (value: unknown) => void }) {
  const { locale } = useWords();
  const label = locale === 'zh' ? argument.label : argument.labelEn;
  switch (argument.kind) {
    case 'flag': return <FormControlLabel label={label} control={<Switch size="small" checked={Boolean(value)} onChange={(_event, on) => onChange(on)} />} />;
    case 'fen': return <AmountArgument key={String(value)} label={label} value={Number(value ?? 0)} empty={argument.default === null ? null : 0} onChange={onChange} />;
    case 'day': return <DayBox label={label} value={(value as string | null | undefined) ?? null} onChange={(typed, raw) => { if (typed?.precision === 'day') onChange(typed.day); else if (raw === '') onChange(null); }} width={190} />;
    case 'choice': return (
      <TextField select label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value)} sx={{ width: 190 }}>
        {(argument.choices ?? []).map((code) => <MenuItem key={code} value={code}>{argumentWord(code, locale, argument.words)}</MenuItem>)}
      </TextField>
    );
  }
}
