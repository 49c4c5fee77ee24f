import ListSubheader from '@mui/material/ListSubheader';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Box from '@mui/material/Box';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

export interface Chosen { year: number; quarter: number | null; month: number | null }

const QUARTERS = [1, 2, 3, 4];
const MONTHS = Array.from({ length: 12 }, (_unused, index) => index + 1);
const YEARS_BACK = 12;

/** A year, or a quarter or month of it. */
export function PeriodPicker({ value, onChange, monthsOnly = false }: { value: Chosen; onChange: (value: Chosen) => void; monthsOnly?: boolean }) {
  const { t } = useWords();
  const thisYear = Number(useSession()?.installation.today.slice(0, 4) ?? value.year);
  const years = Array.from({ length: YEARS_BACK }, (_unused, index) => thisYear - index);
  if (!years.includes(value.year)) years.push(value.year);
  const part = value.month ? `m${value.month}` : value.quarter ? `q${value.quarter}` : 'all';
  const choosePart = (next: string) => {
    const number = Number(next.slice(1));
    onChange({ year: value.year, quarter: next.startsWith('q') ? number : null, month: next.startsWith('m') ? number : null });
  };
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <TextField select label={t('period.year')} value={value.year} onChange={(event) => onChange({ ...value, year: Number(event.target.value) })} sx={{ width: 110 }}>
        {years.map((year) => <MenuItem key={year} value={year}>{t('period.yearLabel', { year })}</MenuItem>)}
      </TextField>
      <TextField select label={monthsOnly ? t('period.month') : t('period.kind')} value={part} onChange={(event) => choosePart(event.target.value)} sx={{ width: 128 }}>
        {!monthsOnly && <MenuItem value="all">{t('period.whole')}</MenuItem>}
        {!monthsOnly && <ListSubheader>{t('period.quarter')}</ListSubheader>}
        {!monthsOnly && QUARTERS.map((quarter) => <MenuItem key={`q${quarter}`} value={`q${quarter}`}>{t('period.quarterLabel', { quarter })}</MenuItem>)}
        {!monthsOnly && <ListSubheader>{t('period.month')}</ListSubheader>}
        {MONTHS.map((month) => <MenuItem key={`m${month}`} value={`m${month}`}>{t('period.monthLabel', { month })}</MenuItem>)}
      </TextField>
    </Box>
  );
}
