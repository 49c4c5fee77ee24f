import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { AssessmentAward, AssessmentScores, AwardDecision } from '../../shared/contracts/assessment';
import { FEN_PER_WAN } from '../../shared/money';
import { useArea } from '../carriers/area';
import { Money } from '../components/Money';
import { sign } from '../components/punctuation';
import { Section } from '../components/Section';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { AreaDialog } from './AreaDialog';
import { useSaved, type RunProps } from './run';

/** A unit named for an award, with the amount in 万元, and another area than the register's with its reason, as they are typed. */
interface Named { unitId: number; wan: string; area: string; reason: string }
const named = (one: AwardDecision): Named => (typeof one === 'number' ? { unitId: one, wan: '', area: '', reason: '' } : { unitId: one.unitId, wan: String(one.amountFen / FEN_PER_WAN), area: one.area === undefined ? '' : String(one.area), reason: one.reason ?? '' });
const decision = ({ unitId, wan, area, reason }: Named, amounts: boolean): AwardDecision => (amounts ? { unitId, amountFen: Math.round(Number(wan) * FEN_PER_WAN), ...(area.trim() === '' ? {} : { area: Number(area), reason: reason.trim() }) } : unitId);

/** Names the units of an award that the government decides on, and the amounts where the award has none of its own. */
function Decide({ run, scores, award }: RunProps & { scores: AssessmentScores; award: AssessmentAward }) {
  const { t } = useWords();
  const saved = useSaved();
  const [chosen, setChosen] = useState<Named[] | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const amounts = award.decided === 'amounts';
  const shown = chosen ?? (run.awardDecisions[award.code] ?? []).map(named);
  const edit = (unitId: number, change: Partial<Named>) => setChosen(shown.map((one) => (one.unitId === unitId ? { ...one, ...change } : one)));
  const nameOf = (unitId: number) => scores.units.find((unit) => unit.unitId === unitId)?.name ?? '';
  const save = async () => {
    try {
      await api.put(`assessment-runs/${run.id}`, { version: run.version, awardDecisions: { [award.code]: shown.map((one) => decision(one, amounts)) } });
      setChosen(null);
      saved('assessment.saved');
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setFailure(errorLine(cause));
    }
  };
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 0.5, maxWidth: 760, alignItems: 'flex-start' }}>
      <Autocomplete multiple size="small" sx={{ flex: '1 1 320px' }} options={scores.units} value={scores.units.filter((unit) => shown.some(({ unitId }) => unitId === unit.unitId))} getOptionLabel={(unit) => unit.name} getOptionKey={(unit) => unit.unitId} onChange={(_event, units) => setChosen(units.map(({ unitId }) => shown.find((one) => one.unitId === unitId) ?? { unitId, wan: '', area: '', reason: '' }))}
        noOptionsText={t('form.nothingFound')} slotProps={{ chip: { size: 'small' } }} renderInput={(input) => <TextField {...input} label={`${award.name} · ${t('assessment.awardUnits')}`} error={failure !== null} helperText={failure} />} />
      {amounts && shown.map(({ unitId, wan, area, reason }) => (
        <Box key={unitId} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, flex: '1 1 100%' }}>
          <TextField size="small" fullWidth={false} sx={{ flex: '1 1 220px' }} label={t('assessment.awardAmount', { name: nameOf(unitId) })} value={wan} onChange={(event) => edit(unitId, { wan: event.target.value })} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
          {award.areas.length > 0 && <TextField size="small" fullWidth={false} sx={{ flex: '1 1 180px' }} label={t('assessment.areaOther')} value={area} onChange={(event) => edit(unitId, { area: event.target.value })} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />}
          {award.areas.length > 0 && area.trim() !== '' && <TextField size="small" fullWidth={false} sx={{ flex: '1 1 240px' }} required label={t('assessment.areaReason')} value={reason} onChange={(event) => edit(unitId, { reason: event.target.value })} slotProps={{ htmlInput: { maxLength: 1_000 } }} />}
        </Box>
      ))}
      {chosen && <Button variant="contained" onClick={() => { void save(); }}>{t('form.save')}</Button>}
    </Box>
  );
}

/** What an award goes by in each unit, the largest first; each opens to the factories behind it. */
function Areas({ run, award }: RunProps & { award: AssessmentAward }) {
  const { t } = useWords();
  const { area: shown } = useArea();
  const [opened, setOpened] = useState<number | null>(null);
  const known = award.areas.filter(({ area, decidedArea }) => area || decidedArea !== null).sort((one, other) => (other.area ?? 0) - (one.area ?? 0));
  const unknown = award.areas.filter(({ area, decidedArea }) => area === null && decidedArea === null);
  return (
    <Box sx={{ fontSize: 13, my: 0.5 }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>{t('assessment.areasOf')}{sign('colon')}</Box>
      {known.length === 0 && <Box component="span" sx={{ color: 'text.secondary' }}>{t('assessment.noAreas')}</Box>}
      {known.map(({ unitId, unitName, area, decidedArea, reason, lines }, index) => (
        <span key={unitId}>
          {index > 0 && sign('clause')}{unitName} {area === null ? '—' : lines > 0 ? <Link component="button" onClick={() => setOpened(unitId)} sx={{ fontSize: 'inherit', verticalAlign: 'baseline' }} aria-label={`${unitName} ${award.name} ${shown(area, 'factory')}`}>{shown(area, 'factory')}</Link> : shown(area, 'factory')}
          {decidedArea !== null && <b> {t('assessment.areaDecided', { area: shown(decidedArea, 'factory'), reason: reason ?? '' })}</b>}
        </span>
      ))}
      {unknown.length > 0 && <Box component="span" sx={{ color: 'text.secondary' }}>{known.length > 0 && sign('clause')}{t('assessment.areaUnknown', { names: unknown.map(({ unitName }) => unitName).join(sign('list')) })}</Box>}
      {opened !== null && <AreaDialog run={run} award={award.code} unitId={opened} onClose={() => setOpened(null)} />}
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
          {award.areas.length > 0 && <Areas run={run} award={award} />}
          {award.reading && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{award.reading}</Box>}
          {decides && award.decided !== null && <Decide key={run.version} run={run} scores={scores} award={award} />}
        </Box>
      ))}
    </Section>
  );
}
