import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { ASSESSMENT_ACTS, ASSESSMENT_STATUSES, type AssessmentAct } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';
import type { RunProps } from './run';
import { StepDialog } from './StepDialog';

/** The way of a run: what is behind it, where it stands, and what the user may do next. */
export function StepBar({ run }: RunProps) {
  const { word } = useWords();
  const [act, setAct] = useState<AssessmentAct | null>(null);
  const codes = Object.keys(ASSESSMENT_STATUSES);
  const here = codes.indexOf(run.status);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Box component="ol" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, m: 0, p: 0, listStyle: 'none', flex: '1 1 320px' }}>
        {codes.map((code, index) => (
          <Box component="li" key={code} {...(index === here ? { 'aria-current': 'step' } : {})} sx={{ fontSize: 13, px: 1, py: 0.25, borderRadius: 1, border: 1, borderColor: index === here ? 'primary.main' : 'divider', color: index > here ? 'text.secondary' : index === here ? 'primary.main' : 'text.primary', fontWeight: index === here ? 600 : 400, bgcolor: index < here ? 'action.hover' : 'transparent' }}>{index + 1} {word(ASSESSMENT_STATUSES, code)}</Box>
        ))}
      </Box>
      {run.acts.map((each) => <Button key={each} variant={each === 'return' || (each === 'compute' && run.status === 'computed') ? 'outlined' : 'contained'} onClick={() => setAct(each)}>{word(ASSESSMENT_ACTS, each)}</Button>)}
      {act && <StepDialog run={run} act={act} onClose={() => setAct(null)} />}
    </Box>
  );
}
