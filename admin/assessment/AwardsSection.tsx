import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { AssessmentAward, AssessmentScores } from '../../shared/contracts/assessment';
import { Money } from '../components/Money';
import { sign } from '../components/punctuation';
import { Section } from '../components/Section';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { useSaved, type RunProps } from './run';

/** Names the units of an award that the government decides on. */
function Decide({ run, scores, award }: RunProps & { scores: AssessmentScores; award: AssessmentAward }) {
  const { t } = useWords();
  const saved = useSaved();
  const [chosen, setChosen] = useState<number[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const ids = chosen ?? run.awardDecisions[award.code] ?? [];
  const save = async () => {
    try {
      await api.put(`assessment-runs/${run.id}`, { version: run.version, awardDecisions: { [award.code]: ids } });
      setChosen(null);
      saved('assessment.saved');
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setFailure(errorLine(cause));
    }
  };
  return (
    <Box sx={{ display: 'flex', gap: 1, mt: 0.5, maxWidth: 560 }}>
      <Autocomplete multiple fullWidth size="small" options={scores.units} value={scores.units.filter((unit) => ids.includes(unit.unitId))} getOptionLabel={(unit) => unit.name} getOptionKey={(unit) => unit.unitId} onChange={(_event, units) => setChosen(units.map((unit) => unit.unitId))}
        noOptionsText={t('form.nothingFound')} slotProps={{ chip: { size: 'small' } }} renderInput={(input) => <TextField {...input} label={t('assessment.awardUnits')} error={failure !== null} helperText={failure} />} />
      {chosen && <Button variant="contained" onClick={() => { void save(); }}>{t('form.save')}</Button>}
    </Box>
  );
}

/** Who wins what, within the budget. */
export function AwardsSection({ run, scores }: RunProps & { scores: AssessmentScores }) {
  const { t } = useWords();
  const decides = useCan('assessment:manage') && run.status !== 'final';
  if (!scores.awards.length) return null;
  return (
    <Section title={t('assessment.awards')}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t(run.scheme.awards.ties === 'share' ? 'assessment.tiesShare' : 'assessment.tiesEach')} · {t('assessment.awardsSum')} <Money fen={scores.awardsTotalFen} />{scores.budgetFen !== null && <> / <Money fen={scores.budgetFen} /></>}</Box>
      {scores.awards.map((award) => (
        <Box key={award.code} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}><Box sx={{ flex: '1 1 160px' }}>{award.name} <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{award.clause}</Box></Box><Money fen={award.amountFen} /></Box>
          <Box sx={{ fontSize: 13.5 }}>{award.units.length ? award.units.map((unit, index) => <span key={unit.unitId}>{index > 0 && sign('list')}{unit.unitName} <Money fen={unit.amountFen} /></span>) : <Box component="span" sx={{ color: 'text.secondary' }}>{t(award.why === 'nobody' ? 'assessment.nobody' : 'assessment.notDecided')}</Box>}</Box>
          {decides && award.decided && <Decide key={run.version} run={run} scores={scores} award={award} />}
        </Box>
      ))}
    </Section>
  );
}
