import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useFormContext, useWatch } from 'react-hook-form';
import { addDays } from '../../shared/day';
import { DayField } from '../components/form/DayField';
import { TextBox } from '../components/form/TextBox';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

export interface NextStepValues { nextStep: string | null; nextStepDueOn: string | null }
export const NO_STEP: NextStepValues = { nextStep: null, nextStepDueOn: null };

/** What the API takes for a next step that was typed; nothing typed is none. */
export const stepOf = ({ nextStep, nextStepDueOn }: NextStepValues, today: string) => (nextStep?.trim() ? { what: nextStep.trim(), dueOn: nextStepDueOn ?? addDays(today, 7) } : undefined);

/** What comes next and by when: a line, and a date that one tap sets. */
export function NextStepFields({ label }: { label?: string }) {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  const { setValue } = useFormContext();
  const [step, dueOn] = useWatch({ name: ['nextStep', 'nextStepDueOn'] }) as [string | null, string | null];
  const choices = [[t('quickAdd.today'), today], [t('quickAdd.tomorrow'), addDays(today, 1)], [t('quickAdd.week'), addDays(today, 7)]] as const;
  return (
    <>
      <TextBox name="nextStep" label={label ?? t('fields.nextStep')} maxLength={200} placeholder={t('nextSteps.example')} />
      {step && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Box sx={{ flex: '1 1 150px' }}><DayField name="nextStepDueOn" min={today} placeholder={addDays(today, 7)} /></Box>
          {choices.map(([name, day]) => <Chip key={day} label={name} variant={(dueOn ?? addDays(today, 7)) === day ? 'filled' : 'outlined'} color={(dueOn ?? addDays(today, 7)) === day ? 'primary' : 'default'} onClick={() => setValue('nextStepDueOn', day, { shouldDirty: true })} sx={{ height: 36 }} />)}
        </Box>
      )}
    </>
  );
}
