import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OpportunityRecord } from '../../shared/contracts/opportunities';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { CarrierTable } from './CarrierTable';

/** The search for a carrier that fits what the project needs. */
function offersFor(project: ProjectDetail): string {
  const need = { squareMetres: project.landMu ? null : project.factorySquareMetres, mu: project.landMu, industryCode: project.industryCode, parkId: project.parkId, projectId: project.id };
  return `/carriers/offers?${new URLSearchParams(Object.entries(need).flatMap(([name, value]) => (value ? [[name, String(value)]] : []))).toString()}`;
}

function Origin({ project }: { project: ProjectDetail }) {
  const { t } = useWords();
  const { data = [] } = useGetList<OpportunityRecord>('opportunities', { pagination: { page: 1, perPage: 5 }, sort: { field: 'id', order: 'ASC' }, filter: { projectId: project.id } });
  if (data.length === 0) return null;
  return <Section title={t('opportunities.from')}>{data.map((one) => <Box key={one.id}><Link to={`/opportunities/${one.id}/show`}>{one.name}</Link> <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{one.code}</Box></Box>)}</Section>;
}

/** Where a project stands in bricks and land, and the offer that it came from. */
export function ProjectPlaces({ project, onAdvance }: { project: ProjectDetail; onAdvance: () => void }) {
  const { t } = useWords();
  const mayRead = useCan('park:read');
  const mayAdvance = useCan('project:advance-stage');
  const mayOffer = useCan('opportunity:read');
  const secured = project.milestones.some((milestone) => milestone.milestone === 'land-secured');
  if (!mayRead) return null;
  return (
    <>
      <CarrierTable title={t('carriers.ofProject')} filter={{ projectId: project.id }} empty={{ title: t('carriers.noneHeld') }} actions={<Button component={Link} to={offersFor(project)}>{t('carriers.find')}</Button>}
        after={(carriers) => !secured && mayAdvance && project.status !== 'terminated' && carriers.some((carrier) => carrier.holders.some((holder) => holder.projectId === project.id && holder.occupiedArea > 0)) && (
          <Alert severity="info" sx={{ m: 1.5 }} action={<Button onClick={onAdvance}>{t('carriers.record')}</Button>}>{t('carriers.landSecured')}</Alert>
        )} />
      {mayOffer && project.source === 'opportunity' && <Origin project={project} />}
    </>
  );
}
