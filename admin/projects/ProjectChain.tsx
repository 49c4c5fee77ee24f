import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { SUCCESSIONS } from '../../shared/vocabulary';
import { StageMark, StatusMark } from '../components/marks';
import { Money } from '../components/Money';
import { sign } from '../components/punctuation';
import { Section } from '../components/Section';
import { When } from '../components/When';
import { useWords } from '../providers/i18n';

/** What a project continues and what continues it, and how it counts because of that. */
export function ProjectChain({ project }: { project: ProjectDetail }) {
  const { t, word } = useWords();
  if (project.chain.length === 0) return null;
  return (
    <Section title={t('projects.chain')}>
      {project.chain.map((link) => (
        <Box key={`${link.place}${link.id ?? link.name}`} sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 0.25, alignItems: 'center', py: 0.5 }}>
          <Box component="span" sx={{ color: 'text.secondary' }}>{t(`projects.chainPlaces.${link.place}`)}{link.place === 'after' && ` · ${word(SUCCESSIONS, link.succession)}`}</Box>
          {link.id === null ? link.name : <Link to={`/projects/${link.id}/show`}>{link.name}</Link>}
          <StageMark stage={link.stage} /><StatusMark status={link.status} />
          {link.signedOn && <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('fields.signedOn')} <When day={link.signedOn} /></Box>}
        </Box>
      ))}
      {project.succession && (
        <Box sx={{ fontSize: 13, color: 'text.secondary', mt: 0.5 }}>
          {word(SUCCESSIONS, project.succession)}{sign('colon')}{t(`projects.chainCounts.${project.succession}`)}
          {project.countedBeforeFen !== null && <> {t('projects.countedBefore')} <Money fen={project.countedBeforeFen} />{sign('clause')}{t('projects.increment')} <Money fen={(project.agreedInvestmentFen ?? 0) - project.countedBeforeFen} /></>}
        </Box>
      )}
    </Section>
  );
}
