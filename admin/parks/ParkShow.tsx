import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import type { ParkRecord } from '../../shared/contracts/places';
import { PARK_INFRASTRUCTURES, PARK_LEVELS } from '../../shared/vocabulary';
import { ArchiveButton } from '../components/ArchiveButton';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { AttributeValue } from '../projects/AttributeValue';
import { ProjectTable } from '../projects/ProjectTable';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ParkCarriers } from './ParkCarriers';
import { ParkPipeline } from './ParkPipeline';
import { ParkYear } from './ParkYear';
import { SettledCompanies } from './SettledCompanies';
import { useParkSummary } from './useParkSummary';

function Codes({ codes }: { codes: string[] }) {
  return <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>{codes.map((code) => <Chip key={code} variant="outlined" label={<AttributeValue name="industryCode" value={code} />} />)}</Box>;
}

function Details({ park }: { park: ParkRecord }) {
  const { t, word } = useWords();
  const mu = (value: number | null) => (value === null ? null : `${value.toLocaleString('en-US')} ${t('units.mu')}`);
  return (
    <Section title={t('parks.details')}>
      {park.leadingIndustriesWarning && <Alert severity="warning" sx={{ mb: 1.5 }}>{t('parkPage.manyLeading')}</Alert>}
      <Facts items={[
        [t('parkPage.level'), park.level && word(PARK_LEVELS, park.level)], [t('fields.infrastructure'), park.infrastructure && word(PARK_INFRASTRUCTURES, park.infrastructure)],
        [t('fields.totalLandMu'), mu(park.totalLandMu)], [t('fields.remainingLandMu'), mu(park.remainingLandMu)],
        [t('fields.leadingIndustries'), park.leadingIndustries.join(sign('list'))], [t('parkPage.leadingCodes'), park.leadingIndustryCodes.length > 0 && <Codes codes={park.leadingIndustryCodes} />],
        [t('fields.targetRegions'), park.targetRegions.join(sign('list'))], [t('fields.directions'), park.directions.join(sign('list'))],
        [t('fields.restrictedIndustries'), park.restrictedIndustries.join(sign('list'))], [t('parkPage.restrictedCodes'), park.restrictedIndustryCodes.length > 0 && <Codes codes={park.restrictedIndustryCodes} />],
        [t('fields.aliases'), [park.shortName, ...park.aliases].filter(Boolean).join(sign('list'))],
      ].filter(([, value]) => value !== false) as [string, ReactNode][]} />
    </Section>
  );
}

/** A park: its pipeline, the year's numbers, what it has to offer, who settled, and its projects. */
function ParkPage({ park }: { park: ParkRecord }) {
  const { t } = useWords();
  const mayManage = useCan('park:manage');
  const seesProjects = useCan('project:read');
  const summary = useParkSummary(park);
  const seesNumbers = useCan('metric:read');
  const seesCompanies = useCan('company:read');
  const actions = mayManage && <><Button variant="outlined" component={Link} to={`/parks/${park.id}`}>{t('app.edit')}</Button><ArchiveButton resource="parks" record={park} name={park.name} hint={t('organisations.archiveHint')} /></>;
  return (
    <Page title={park.name} back="/parks" actions={actions} heading={<>{park.name} {park.archivedAt && <Chip label={t('app.archived')} />}</>} subtitle={`${park.regionName} · ${park.organisationName}`}>
      <Stack spacing={2}>
        {seesProjects && <ParkPipeline park={park} />}
        {seesNumbers && <ParkYear park={park} />}
        <ParkCarriers park={park} />
        <Details park={park} />
        {seesCompanies && <SettledCompanies park={park} />}
        {seesProjects && (summary?.seesProjects || park.projectCount > 0) && <ProjectTable title={`${t('parks.projects')}${bracketed(park.projectCount)}`} filter={{ parkId: park.id }} />}
      </Stack>
    </Page>
  );
}

export default function ParkShow() {
  return <Loaded<ParkRecord> resource="parks">{(park) => <ParkPage key={park.id} park={park} />}</Loaded>;
}
