import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { StageMark, StatusMark, VerificationMark } from '../components/marks';
import { Money } from '../components/Money';
import { useWords } from '../providers/i18n';

/** A project on a phone's list. */
export function ProjectCard({ project }: { project: ProjectRecord }) {
  const { t } = useWords();
  return (
    <Box>
      <Typography sx={{ fontWeight: 600, lineHeight: 1.4 }}>{project.name}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 1.25, rowGap: 0.25, mt: 0.5, fontSize: 13 }}>
        <StageMark stage={project.stage} /><VerificationMark verification={project.stageVerification} bare /><StatusMark status={project.status} />
        <Box component="span" sx={{ ml: 'auto', fontWeight: 600 }}><Money fen={project.agreedInvestmentFen} qualifier={project.agreedInvestmentQualifier} /></Box>
      </Box>
      <Typography variant="caption" color="text.secondary" component="div" sx={{ mt: 0.25 }}>
        {[project.parkName ?? project.regionName, project.officerName, project.nextStepOn && t('projects.nextStepBy', { day: project.nextStepOn })].filter(Boolean).join(' · ')}
      </Typography>
    </Box>
  );
}
