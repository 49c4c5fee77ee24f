import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Stack from '@mui/material/Stack';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PackUpdates, PolicyContent, PolicyItem, PolicyPackDetail } from '../../shared/contracts/policy';
import { DOCUMENT_STATUSES } from '../../shared/policy';
import type { ClauseSource } from '../components/Clause';
import { formatInstant } from '../components/day';
import { Facts } from '../components/Facts';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { Cases } from './Cases';
import { DiffView } from './DiffView';
import { ItemCard } from './ItemCard';
import { ItemGroups } from './ItemGroups';
import { PackActions } from './PackActions';
import { UpdatesView } from './UpdatesView';
import { PackState } from './PackState';

const sourceIn = (content: PolicyContent, item: PolicyItem): ClauseSource => {
  const document = content.documents[item.source.document];
  return { title: document?.title ?? item.source.document, number: document?.number ?? null, clause: item.source.clause, status: content.documentStatus, from: item.from, until: item.until, origin: item.origin ? `${item.origin.pack} §${item.origin.clause}` : null };
};

function About({ pack, content }: { pack: PolicyPackDetail; content: PolicyContent }) {
  const { t, word } = useWords();
  return (
    <Section title={t('policy.documents')}>
      {content.statusNote && <Alert severity={content.documentStatus === 'in-force' || content.documentStatus === 'own' ? 'info' : 'warning'} icon={false} sx={{ mb: 1.5 }}><b>{word(DOCUMENT_STATUSES, content.documentStatus)}</b> · {content.statusNote}</Alert>}
      {Object.entries(content.documents).map(([name, document]) => <Box key={name} sx={{ mb: 1 }}>{document.title}{document.number ? bracketed(document.number) : ''}{document.issuedOn ? ` · ${t('policy.issuedOn')} ${document.issuedOn}` : ''}</Box>)}
      <Facts items={[[t('policy.checkedOn'), content.checkedOn], [t('policy.published'), formatInstant(pack.publishedAt)], [t('policy.sha'), <code key="sha" title={pack.sha256 ?? ''}>{pack.sha256?.slice(0, 12)}</code>]]} />
    </Section>
  );
}

function PackPage({ pack }: { pack: PolicyPackDetail }) {
  const { t, locale } = useWords();
  const { content } = pack;
  const [tab, setTab] = useState(content ? 'items' : 'text');
  const { data: updates } = useQuery({ queryKey: ['policy-updates', pack.id], enabled: content !== null, queryFn: ({ signal }) => api.get<PackUpdates>(`policy-packs/${pack.id}/updates`, {}, signal) });
  const lacking = content?.documentStatus === 'own' ? (updates?.items ?? []).filter(({ change, required }) => change === 'new' && required) : [];
  const composed = content?.documentStatus === 'own' || !content;
  return (
    <Page title={locale === 'zh' ? pack.title : pack.titleEn} back="/policy-packs" heading={<>{locale === 'zh' ? pack.title : pack.titleEn} <PackState pack={pack} /></>} subtitle={`${pack.code}${pack.number ? `@${pack.number}` : ''}`} actions={<PackActions pack={pack} />}>
      <Stack spacing={1.5} sx={{ maxWidth: 1100 }}>
        {lacking.length > 0 && <Alert severity="warning">{t('policy.updates.lacking', { names: lacking.map(({ name, nameEn }) => (locale === 'zh' ? name : nameEn)).join(sign('list')) })} <Button size="small" onClick={() => setTab('updates')}>{t('policy.updates.tab')}</Button></Alert>}
        {content && <About pack={pack} content={content} />}
        <Tabs value={tab} onChange={(_event, next: string) => setTab(next)} variant="scrollable">
          {content && <Tab value="items" label={`${t('policy.items')} ${content.items.length}`} />}
          {composed && <Tab value="diff" label={t('policy.diff')} />}
          {updates && (updates.newer !== null || content?.documentStatus === 'own') && <Tab value="updates" label={`${t('policy.updates.tab')} ${updates.items.length}`} />}
          {content && <Tab value="cases" label={`${t('policy.cases')} ${content.cases.length}`} />}
          <Tab value="text" label={t('policy.text')} />
        </Tabs>
        {tab === 'items' && content && <ItemGroups items={content.items}>{(item) => <ItemCard item={item} source={sourceIn(content, item)} />}</ItemGroups>}
        {tab === 'diff' && <DiffView id={pack.id} />}
        {tab === 'updates' && updates && <UpdatesView pack={pack} updates={updates} />}
        {tab === 'cases' && content && <Cases content={content} />}
        {tab === 'text' && <Section flush><Box component="pre" sx={{ m: 0, p: 2, fontSize: 12.5, overflowX: 'auto' }}>{pack.yaml}</Box></Section>}
      </Stack>
    </Page>
  );
}

export default function PackShow() {
  return <Loaded<PolicyPackDetail> resource="policy-packs">{(pack) => <PackPage key={`${pack.id} ${pack.version}`} pack={pack} />}</Loaded>;
}
