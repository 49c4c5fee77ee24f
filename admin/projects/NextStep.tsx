import { useEffect } from 'react';
import { useFormContext, useWatch } from 'react-hook-form';
import { addDays } from '../../shared/day';
import { DayField } from '../components/form/DayField';
import { TextBox } from '../components/form/TextBox';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

/** What comes next and by when: a step without a day would never come due, so a week is proposed. */
export function NextStep() {
  const { t } = useWords();
  const today = useSession()?.installation.today;
  const { setValue, getValues } = useFormContext();
  const step = Boolean(useWatch({ name: 'nextStep' }));
  useEffect(() => { if (step && today && !getValues('nextStepOn')) setValue('nextStepOn', addDays(today, 7), { shouldDirty: true }); }, [step, today, setValue, getValues]);
  return (
    <>
      <TextBox name="nextStep" maxLength={200} placeholder={t('followUps.nextStepExample')} />
      {step && <DayField name="nextStepOn" required {...(today ? { min: today } : {})} />}
    </>
  );
}
