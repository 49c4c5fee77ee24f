import AddOutlined from '@mui/icons-material/AddOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useFieldArray } from 'react-hook-form';
import type { Phase, ProjectDetail } from '../../shared/contracts/projects';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { CHINESE_NUMERALS } from '../providers/i18n/languages';
import { useProjectSaved } from './useProjectSaved';

interface Values { phases: Phase[] }

function Rows() {
  const { t, locale } = useWords();
  const { fields, append, remove } = useFieldArray<Values, 'phases'>({ name: 'phases' });
  const next = Math.max(0, ...fields.map((phase) => phase.number)) + 1;
  const add = () => append({ number: next, name: locale === 'zh' && next <= 10 ? `${CHINESE_NUMERALS[next - 1]}期` : t('money.phaseNumber', { number: next }), agreedInvestmentFen: null, plannedStartOn: null, plannedBuiltOn: null, plannedProducingOn: null });
  return (
    <>
      {fields.map((phase, index) => (
        <Box key={phase.id} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 1 }}>
          <TextBox name={`phases.${index}.name`} label={t('money.phaseName')} required maxLength={40} />
          <MoneyField name={`phases.${index}.agreedInvestmentFen`} label={t('money.agreed')} />
          <DayField name={`phases.${index}.plannedStartOn`} label={t('fields.plannedStartOn')} />
          <DayField name={`phases.${index}.plannedBuiltOn`} label={t('fields.plannedBuiltOn')} />
          <DayField name={`phases.${index}.plannedProducingOn`} label={t('fields.plannedProducingOn')} />
          <Button onClick={() => remove(index)} sx={{ justifySelf: 'end', alignSelf: 'center' }}>{t('money.removePhase')}</Button>
        </Box>
      ))}
      {fields.length < 20 && <Button variant="outlined" startIcon={<AddOutlined />} onClick={add} sx={{ alignSelf: 'flex-start' }}>{t('money.addPhase')}</Button>}
    </>
  );
}

/** The phases of a project: each with its own amount and planned dates. */
export function PhasesDialog({ project, onClose }: { project: ProjectDetail; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  return (
    <FormDialog<Values> wide title={t('money.editPhases')} onClose={onClose} onSaved={() => saved()} defaultValues={{ phases: project.phases }}
      submit={({ phases }) => api.put(`projects/${project.id}`, { phases: phases.map(({ number, name, agreedInvestmentFen, plannedStartOn, plannedBuiltOn, plannedProducingOn }) => ({ number, name, agreedInvestmentFen, plannedStartOn, plannedBuiltOn, plannedProducingOn })), version: project.version })}>
      <Alert severity="info" icon={false}>{t('money.phaseHint')}</Alert>
      <Rows />
    </FormDialog>
  );
}
