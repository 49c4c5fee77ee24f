import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { AssessmentAward, AssessmentScores } from '../../shared/contracts/assessment';
import { FEN_PER_WAN } from '../../shared/money';
import { Money } from '../components/Money';
import { sign } from '../components/punctuation';
import { Section } from '../components/Section';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { useSaved, type RunProps } from './run';

/** A unit named for an award, with the amount in 万元 as it is typed. */
interface Named { unitId: number; wan: string }

/** Names the units of an award that the government decides on, and the amounts where the award has none of its own. */
function Decide({ run, scores, award }: RunProps & { scores: AssessmentScores; award: AssessmentAward }) {
  const { t } = useWords();
  const saved = useSaved();
  const [chosen, setChosen] = useState<Named[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const amounts = award.decided === 'amounts';
  const named = chosen ?? (run.awardDecisions[award.code] ?? []).map((one): Named => (typeof one === 'number' ? { unitId: one, wan: '' } : { unitId: one.unitId, wan: String(one.amountFen / FEN_PER_WAN) }));
  const save = async () => {
    try {
      await api.put(`assessment-runs/${run.id}`, { version: run.version, awardDecisions: { [award.code]: named.map(({ unitId, wan }) => (amounts ? { unitId, amountFen: Math.round(Number(wan) * FEN_PER_WAN) } : unitId)) } });
      setChosen(null);
      saved('assessment.saved');
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setFailure(errorLine(cause));
    }
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5, maxWidth: 760, alignItems: 'flex-start' }}>
      <Autocomplete multiple size="small" sx={{ flex: '1 1 320px' }} options={scores.units} value={scores.units.filter((unit) => named.some(({ unitId }) => unitId === unit.unitId))} getOptionLabel={(unit) => unit.name} getOptionKey={(unit) => unit.unitId} onChange={(_event, units) => setChosen(units.map(({ unitId }) => named.find((one) => one.unitId === unitId) ?? { unitId, wan: '' }))}
        noOptionsText={t('form.nothingFound')} slotProps={{ chip: { size: 'small' } }} renderInput={(input) => <TextField {...input} label={`${award.name} · ${t('assessment.awardUnits')}`} error={failure !== null} helperText={failure} />} />
      {amounts && named.map(({ unitId, wan }) => (
        <TextField key={unitId} size="small" fullWidth={false} sx={{ width: 200 }} label={t('assessment.awardAmount', { name: scores.units.find((unit) => unit.unitId === unitId)?.name ?? '' })} value={wan} onChange={(event) => setChosen(named.map((one) => (one.unitId === unitId ? { unitId, wan: event.target.value } : one)))} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
      ))}
      {chosen && <Button variant="contained" onClick={() => { void save(); }}>{t('form.save')}</Button>}
    </Box>
  );
}

/** Who wins what, within the budget. */
export function AwardsSection({ run, scores }: RunProps & { scores: AssessmentScores }) {
  const { t } = useWords();
  const decides = useCan('assessment:manage') && run.status !== 'final';
  if (!scores.awards.length) return null;
  const none = (award: AssessmentAward) => t(award.why === 'nobody' || ['approved', 'noticed', 'final'].includes(run.status) ? 'assessment.nobody' : 'assessment.notDecided');
  return (
    <Section title={t('assessment.awards')}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t(run.scheme.awards.ties === 'share' ? 'assessment.tiesShare' : 'assessment.tiesEach')} · {t('assessment.awardsSum')} <Money fen={scores.awardsTotalFen} />{scores.budgetFen !== null && <> / <Money fen={scores.budgetFen} /></>}</Box>
      {scores.awards.map((award) => (
        <Box key={award.code} sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1 }}><Box sx={{ flex: '1 1 160px' }} title={award.reading ?? undefined}>{award.name} <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{award.clause}</Box></Box>{award.decided === 'amounts' ? <Box component="span" sx={{ fontSize: 13, color: 'text.secondary' }}>{t('assessment.amountDecided')}</Box> : <Money fen={award.amountFen} />}</Box>
          <Box sx={{ fontSize: 13.5 }}>{award.units.length ? award.units.map((unit, index) => <span key={unit.unitId}>{index > 0 && sign('list')}{unit.unitName} <Money fen={unit.amountFen} /></span>) : <Box component="span" sx={{ color: 'text.secondary' }}>{none(award)}</Box>}</Box>
          {award.reading && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{award.reading}</Box>}
          {decides && award.decided !== null && <Decide key={run.version} run={run} scores={scores} award={award} />}
        </Box>
      ))}
    </Section>
  );
}
