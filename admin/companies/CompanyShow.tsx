import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Stack from '@mui/material/Stack';
import { useState, type ReactNode } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router-dom';
import type { CompanyDetail } from '../../shared/contracts/companies';
import { RANKING_LISTS } from '../../shared/vocabulary';
import { ArchiveButton } from '../components/ArchiveButton';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { Money } from '../components/Money';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { AttributeValue } from '../projects/AttributeValue';
import { ProjectTable } from '../projects/ProjectTable';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { ChangesSection, MergesSection } from './CompanyHistory';
import { ContactsSection } from './ContactsSection';
import { MergeDialog } from './MergeDialog';
import { SettlementSection } from './SettlementSection';

function Details({ company }: { company: CompanyDetail }) {
  const { t, word } = useWords();
  const { agreedInvestmentFen, fundsArrivedFen, completedInvestmentFen } = company.money;
  return (
    <Section title={t('companies.details')}>
      <Facts items={[
        [t('fields.creditCode'), company.creditCode], [t('companies.region'), company.regionFullName], [t('companies.industry'), company.industryCode && <AttributeValue name="industryCode" value={company.industryCode} />],
        [t('companies.aliases'), company.aliases.join(sign('list'))], [t('companies.group'), company.groupId && <Link to={`/companies/${company.groupId}/show`}>{company.groupName}</Link>],
        [t('companies.rankings'), company.rankings.map(({ list, year, position }) => `${word(RANKING_LISTS, list)} ${year}${position ? ` #${position}` : ''}`).join(sign('list'))],
        ...(company.projectCount > 0 ? [[t('fields.agreedInvestmentFen'), <Money key="agreed" fen={agreedInvestmentFen} />], [t('fields.fundsArrivedFen'), <Money key="funds" fen={fundsArrivedFen} />], [t('fields.completedInvestmentFen'), <Money key="completed" fen={completedInvestmentFen} />]] as [string, ReactNode][] : []),
        [t('fields.remarks'), company.remarks],
      ]} />
    </Section>
  );
}

/** The companies of a group, and their projects. */
function Members({ company }: { company: CompanyDetail }) {
  const { t } = useWords();
  if (company.members.length === 0) return null;
  return (
    <>
      <Section title={`${t('companies.members')}${bracketed(company.members.length)}`}>
        {company.members.map((member) => <Box key={member.id} sx={{ py: 0.25 }}><Link to={`/companies/${member.id}/show`}>{member.name}</Link> <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>{t('companies.projects')} {member.projectCount}</Box></Box>)}
      </Section>
      <ProjectTable title={t('companies.groupProjects')} filter={{ companyGroupId: company.id }} />
    </>
  );
}

/** A company: what it is, whether it has settled, its people, projects, group and history. */
function CompanyPage({ company }: { company: CompanyDetail }) {
  const { t } = useWords();
  const [mayManage, mayMerge] = [useCan('company:manage'), useCan('company:merge')];
  const [merging, setMerging] = useState(false);
  const [asked] = useSearchParams();
  const from = asked.get('from');
  const redirected = company.merges.some((merge) => merge.survivorId === company.id && !merge.undoneAt && merge.mergedName === from);
  if (company.mergedIntoId) return <Navigate to={`/companies/${company.mergedIntoId}/show?from=${encodeURIComponent(company.name)}`} replace />;
  const actions = (
    <>
      {mayMerge && <Button variant="outlined" onClick={() => setMerging(true)}>{t('companies.merge')}</Button>}
      {mayManage && <Button variant="outlined" component={Link} to={`/companies/${company.id}`}>{t('app.edit')}</Button>}
      {mayManage && <ArchiveButton resource="companies" record={company} name={company.name} hint={t('organisations.archiveHint')} />}
    </>
  );
  return (
    <Page title={company.name} back="/companies" actions={actions} heading={<>{company.name} {company.anchor && <Chip label={t('companies.anchorShort')} color="primary" variant="outlined" />} {company.stoppedOn && <Chip label={t('companies.stopped')} color="warning" variant="outlined" />} {company.archivedAt && <Chip label={t('app.archived')} />}</>}>
      <Stack spacing={2}>
        {redirected && <Alert severity="info">{t('companies.redirected', { name: from ?? '' })}</Alert>}
        {company.creditCodeWarning && <Alert severity="warning">{t('companies.codeWarning')}</Alert>}
        <Details company={company} />
        <SettlementSection company={company} />
        <ContactsSection company={company} />
        <ProjectTable title={`${t('companies.projects')}${bracketed(company.projectCount)}`} filter={{ companyId: company.id }} />
        <Members company={company} />
        <MergesSection company={company} />
        <ChangesSection company={company} />
      </Stack>
      {merging && <MergeDialog company={company} onClose={() => setMerging(false)} />}
    </Page>
  );
}

export default function CompanyShow() {
  return <Loaded<CompanyDetail> resource="companies">{(company) => <CompanyPage key={company.id} company={company} />}</Loaded>;
}
