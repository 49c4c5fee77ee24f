import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import { Link } from 'react-router-dom';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { ORIGINS } from '../../shared/vocabulary';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { entriesOf, MoneyBars } from '../money/MoneyBars';
import { MoneyFigures } from '../money/MoneyFigures';
import { PhaseTable } from '../money/PhaseTable';
import { usePanel } from '../money/usePanel';
import { YearTable } from '../money/YearTable';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import type { ProjectAction } from './ProjectActions';

/** Everything about a project's money on one page; every number opens to its entries. */
export function MoneyTab({ project, onAction }: { project: ProjectDetail; onAction: (action: ProjectAction) => void }) {
  const { t, word } = useWords();
  const { data: panel, error, refetch } = usePanel(project);
  const mayRecord = useCan('project:record-funds');
  const mayUpdate = useCan('project:update');
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!panel) return <LinearProgress />;
  const record = mayRecord && <><Button variant="outlined" onClick={() => onAction('funds-arrivals')}>{t('amounts.funds')}</Button><Button variant="outlined" onClick={() => onAction('completed-investments')}>{t('amounts.completed')}</Button></>;
  return (
    <Stack spacing={2}>
      <Section title={t('money.panel')} actions={<Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>{record}<Button component={Link} to={entriesOf({ projectId: project.id })}>{t('money.entries')}</Button></Box>}>
        <MoneyFigures project={project} />
        {panel.foreign && !panel.foreign.rate && mayUpdate && <Button variant="contained" sx={{ mt: 1 }} onClick={() => onAction('rate')}>{t('money.giveRate')}</Button>}
      </Section>
      {panel.origins.length > 0 && (
        <Section title={t('money.origins')}>
          <MoneyBars bars={panel.origins.map(({ origin, amountFen }) => ({ label: origin ? word(ORIGINS, origin) : t('money.unstated'), fen: amountFen, to: entriesOf({ projectId: project.id, series: 'funds-arrived', origin }) }))} />
        </Section>
      )}
      <Section flush title={t('money.byYear')} actions={mayUpdate && <Button variant="outlined" onClick={() => onAction('year-plan')}>{t('money.planYear')}</Button>}>
        <YearTable projectId={project.id} panel={panel} />
      </Section>
      {(panel.phases.length > 0 || mayUpdate) && (
        <Section flush title={t('money.phases')} actions={mayUpdate && <Button variant="outlined" onClick={() => onAction('phases')}>{t('money.editPhases')}</Button>}>
          {panel.phases.length > 0 ? <PhaseTable projectId={project.id} panel={panel} /> : <Box sx={{ px: 2, pb: 2, color: 'text.secondary', fontSize: 13 }}>{t('money.phaseHint')}</Box>}
        </Section>
      )}
    </Stack>
  );
}
