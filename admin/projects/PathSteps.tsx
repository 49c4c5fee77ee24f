import Check from '@mui/icons-material/Check';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { MILESTONES, STAGES, type Label } from '../../shared/vocabulary';
import { VerificationMark } from '../components/marks';
import { When } from '../components/When';
import { useWords } from '../providers/i18n';

/** Milestones, and what follows from two of them: registered and with land in a park. */
const FACTS: Record<string, Label> = { ...MILESTONES, settled: { zh: '入园', en: 'Settled in a park' } };

type Step = ProjectDetail['path'][number];

function StepMark({ step }: { step: Step }) {
  const { t, word } = useWords();
  return (
    <Box component="li" aria-current={step.current ? 'step' : undefined} sx={{
      flex: { md: 1 }, display: 'flex', flexDirection: { xs: 'row', md: 'column' }, gap: { xs: 1.25, md: 0.5 }, position: 'relative', pb: { xs: 0.75, md: 0 }, '&:last-of-type': { pb: 0 },
      '&:not(:last-of-type)::after': {
        content: '""', position: 'absolute', bgcolor: step.reached && !step.current ? 'primary.main' : 'divider',
        left: { xs: 10, md: 26 }, top: { xs: 24, md: 10 }, width: { xs: 2, md: 'calc(100% - 30px)' }, height: { xs: 'calc(100% - 26px)', md: 2 },
      },
    }}>
      <Box sx={{
        width: 22, height: 22, borderRadius: '50%', display: 'grid', placeItems: 'center', flexShrink: 0, border: 2, borderColor: step.reached ? 'primary.main' : 'divider',
        bgcolor: step.reached ? 'primary.main' : 'background.paper', color: 'primary.contrastText',
        ...(step.current ? { boxShadow: (theme) => `0 0 0 4px ${theme.palette.action.selected}` } : {}),
      }}>{step.reached && <Check sx={{ fontSize: 14 }} />}</Box>
      <Box sx={{ minWidth: 0, flex: 1, display: { xs: 'flex', md: 'block' }, gap: 1, alignItems: 'baseline' }}>
        <Box sx={{ minWidth: { xs: 44, md: 0 }, whiteSpace: 'nowrap', flexShrink: 0, fontWeight: step.current ? 700 : 500, color: step.reached ? 'text.primary' : 'text.secondary' }}>{word(STAGES, step.stage)}</Box>
        <Box sx={{ fontSize: 12.5, color: 'text.secondary', flex: { xs: 1, md: 'none' } }}>
          {step.reached ? (step.inferred && !step.occurredOn ? t('stage.inferred') : <When day={step.occurredOn} precision={step.precision} />) : step.plannedOn ? t('stage.planned', { day: step.plannedOn }) : ''}
        </Box>
        {step.bypassed && <Chip label={t('ledger.bypassed')} color="warning" variant="outlined" sx={{ my: 0.25 }} />}
        {/* Words that are longer than the step is wide stand in two lines. */}
        {step.reached && <Box sx={{ display: { xs: 'contents', md: 'block' }, '& > span': { whiteSpace: { md: 'normal' }, lineHeight: 1.3, pr: { md: 1 } } }}><VerificationMark verification={step.verification} /></Box>}
      </Box>
    </Box>
  );
}

/** Where a project is on its path, when it got there, and how far each step has been verified. */
export function PathSteps({ project }: { project: ProjectDetail }) {
  const { word } = useWords();
  return (
    <>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexDirection: { xs: 'column', md: 'row' } }}>
        {project.path.map((step) => <StepMark key={step.stage} step={step} />)}
      </Box>
      {project.milestones.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 2.5, rowGap: 0.5, mt: 1.5, pt: 1.25, borderTop: 1, borderColor: 'divider', fontSize: 13 }}>
          {project.milestones.map((fact) => (
            <Box key={fact.milestone} sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}>
              <span>{word(FACTS, fact.milestone)}</span><Box component="span" sx={{ color: 'text.secondary' }}><When day={fact.occurredOn} precision={fact.precision} /></Box>
              <VerificationMark verification={fact.verification} bare />
            </Box>
          ))}
        </Box>
      )}
    </>
  );
}
