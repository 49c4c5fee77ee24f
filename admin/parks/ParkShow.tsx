import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { Link } from 'react-router-dom';
import type { ParkRecord } from '../../shared/contracts/places';
import { PARK_INFRASTRUCTURES } from '../../shared/vocabulary';
import { ArchiveButton } from '../components/ArchiveButton';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { ProjectTable } from '../projects/ProjectTable';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

/** A park with the projects in it. */
function ParkPage({ park }: { park: ParkRecord }) {
  const { t, word } = useWords();
  const mayManage = useCan('park:manage');
  const mu = (value: number | null) => (value === null ? null : `${value.toLocaleString('en-US')} ${t('units.mu')}`);
  const actions = mayManage && <><Button variant="outlined" component={Link} to={`/parks/${park.id}`}>{t('app.edit')}</Button><ArchiveButton resource="parks" record={park} name={park.name} hint={t('organisations.archiveHint')} /></>;
  return (
    <Page title={park.name} back="/parks" actions={actions} heading={<>{park.name} {park.archivedAt && <Chip label={t('app.archived')} />}</>} subtitle={`${park.regionName} · ${park.organisationName}`}>
      <Stack spacing={2}>
        <Section title={t('parks.details')}>
          <Facts items={[
            [t('fields.leadingIndustries'), park.leadingIndustries.join('、')], [t('fields.targetRegions'), park.targetRegions.join('、')], [t('fields.directions'), park.directions.join('、')],
            [t('fields.restrictedIndustries'), park.restrictedIndustries.join('、')], [t('fields.totalLandMu'), mu(park.totalLandMu)], [t('fields.remainingLandMu'), mu(park.remainingLandMu)],
            [t('fields.infrastructure'), park.infrastructure && word(PARK_INFRASTRUCTURES, park.infrastructure)], [t('fields.aliases'), [park.shortName, ...park.aliases].filter(Boolean).join('、')],
          ]} />
        </Section>
        <ProjectTable title={`${t('parks.projects')}（${park.projectCount}）`} filter={{ parkId: park.id }} />
      </Stack>
    </Page>
  );
}

export default function ParkShow() {
  return <Loaded<ParkRecord> resource="parks">{(park) => <ParkPage key={park.id} park={park} />}</Loaded>;
}
