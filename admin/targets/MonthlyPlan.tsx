import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import { useFormContext, useWatch } from 'react-hook-form';
import type { MetricUnit } from '../../shared/contracts/metrics';
import { useField } from '../components/form/useField';
import { useWords } from '../providers/i18n';
import { ValueField, type TargetForm } from './ValueField';

const MONTHS = Array.from({ length: 12 }, (_, index) => index);

/** What is to be reached by the end of each month, cumulative; twelve equal steps at a touch. */
export function MonthlyPlan({ unit }: { unit: MetricUnit }) {
  const { t } = useWords();
  const { setValue, formState } = useFormContext<TargetForm>();
  const value = useWatch<TargetForm, 'value'>({ name: 'value' });
  useField({ name: 'monthlyPlan' });
  const wrong = formState.errors.monthlyPlan?.message;
  const even = () => setValue('monthlyPlan', MONTHS.map((month) => (month === 11 ? value : unit === 'rate' ? ((value ?? 0) * (month + 1)) / 12 : Math.round(((value ?? 0) * (month + 1)) / 12))), { shouldDirty: true });
  return (
    <Box>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1, fontSize: 13, color: 'text.secondary' }}><Box sx={{ flex: 1 }}>{t('targets.planHint')}</Box><Button onClick={even} disabled={!value}>{t('targets.planEven')}</Button></Box>
      <Box sx={{ display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr 1fr', sm: 'repeat(4, 1fr)' } }}>{MONTHS.map((month) => <ValueField key={month} name={`monthlyPlan.${month}`} unit={unit} required={false} label={t('period.monthLabel', { month: month + 1 })} />)}</Box>
      {wrong && <FormHelperText error>{wrong}</FormHelperText>}
    </Box>
  );
}
