import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { Link } from 'react-router-dom';
import type { CompanyRecord } from '../../shared/contracts/companies';
import { ArchiveButton } from '../components/ArchiveButton';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { AttributeValue } from '../projects/AttributeValue';
import { ProjectTable } from '../projects/ProjectTable';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

/** A company with the projects it invests in. */
function CompanyPage({ company }: { company: CompanyRecord }) {
  const { t } = useWords();
  const mayManage = useCan('company:manage');
  const actions = mayManage && <><Button variant="outlined" component={Link} to={`/companies/${company.id}`}>{t('app.edit')}</Button><ArchiveButton resource="companies" record={company} name={company.name} hint={t('organisations.archiveHint')} /></>;
  return (
    <Page title={company.name} back="/companies" actions={actions} heading={<>{company.name} {company.archivedAt && <Chip label={t('app.archived')} />}</>}>
      <Stack spacing={2}>
        {company.creditCodeWarning && <Alert severity="warning">{t('companies.codeWarning')}</Alert>}
        <Section title={t('companies.details')}>
          <Facts items={[
            [t('fields.creditCode'), company.creditCode], [t('companies.region'), company.regionName], [t('companies.industry'), company.industryCode && <AttributeValue name="industryCode" value={company.industryCode} />],
            [t('fields.aliases'), company.aliases.join('、')],
            [t('companies.settled'), company.settledParkName && t('companies.settledIn', { park: company.settledParkName, day: company.settledOn ?? '' })], [t('fields.remarks'), company.remarks],
          ]} />
        </Section>
        <ProjectTable title={`${t('companies.projects')}（${company.projectCount}）`} filter={{ q: company.name }} />
      </Stack>
    </Page>
  );
}

export default function CompanyShow() {
  return <Loaded<CompanyRecord> resource="companies">{(company) => <CompanyPage key={company.id} company={company} />}</Loaded>;
}
