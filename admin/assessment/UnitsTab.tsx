import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import type { AssessmentUnitRecord } from '../../shared/contracts/assessment';
import { ASSESSMENT_CHECKS } from '../../shared/vocabulary';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { CheckDialog } from './CheckDialog';
import type { RunProps } from './run';
import { UnitDialog } from './UnitDialog';

/** The units in and out with the reason, and what was checked at each. */
export function UnitsTab({ run }: RunProps) {
  const { t, word } = useWords();
  const mayManage = useCan('assessment:manage');
  const [edited, setEdited] = useState<AssessmentUnitRecord | 'new' | null>(null);
  const [checking, setChecking] = useState(false);
  const open = mayManage && ['collecting', 'checking'].includes(run.status);
  const mayCheck = mayManage && !['approved', 'noticed', 'final'].includes(run.status);
  return (
    <Section title={t('assessment.tabs.units')} actions={<>{mayCheck && <Button variant="outlined" onClick={() => setChecking(true)}>{t('assessment.recordCheck')}</Button>}{open && <Button variant="outlined" onClick={() => setEdited('new')}>{t('assessment.addUnit')}</Button>}</>}>
      {run.unitList.map((unit) => (
        <Box key={unit.id} sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
            <Box sx={{ fontWeight: 600 }}>{unit.name}</Box>
            {unit.group && <Chip size="small" variant="outlined" label={unit.group} />}
            {!unit.included && <Chip size="small" label={t('assessment.out')} />}
            {unit.exclusion && <Chip size="small" color="warning" label={`${t('assessment.excluded')} · ${run.scheme.exclusions.find(({ code }) => code === unit.exclusion)?.name ?? unit.exclusion}`} />}
            {open && <Button onClick={() => setEdited(unit)}>{t('app.edit')}</Button>}
          </Box>
          {unit.reason && <Box sx={{ fontSize: 13.5 }}>{unit.reason}</Box>}
          {unit.checks.map((check) => <Box key={check.id} sx={{ fontSize: 13, color: 'text.secondary' }}>{word(ASSESSMENT_CHECKS, check.kind)} {check.happenedOn} · {check.people}{sign('colon')}{check.notes}<EvidenceLinks evidence={check.evidence} /></Box>)}
          {unit.included && !unit.exclusion && unit.checks.length === 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('assessment.unchecked')}</Box>}
        </Box>
      ))}
      {edited && <UnitDialog run={run} unit={edited === 'new' ? null : edited} onClose={() => setEdited(null)} />}
      {checking && <CheckDialog run={run} onClose={() => setChecking(false)} />}
    </Section>
  );
}
