import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import Chip from '@mui/material/Chip';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useDataProvider } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OrganisationRecord } from '../../shared/contracts/identity';
import { ORGANISATION_KINDS } from '../../shared/vocabulary';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { ExportButton } from '../components/list/ExportButton';
import { Page } from '../components/Page';
import { PageLoading } from '../layout/PageLoading';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

const PAGE = 200;

/** All organisations, however many pages that takes. */
function useAllOrganisations() {
  const provider = useDataProvider();
  return useQuery({
    queryKey: ['organisations', 'all'],
    queryFn: async () => {
      const all: OrganisationRecord[] = [];
      for (let page = 1; ; page += 1) {
        const { data, total = 0 } = await provider.getList<OrganisationRecord>('organisations', { pagination: { page, perPage: PAGE }, sort: { field: 'name', order: 'ASC' }, filter: {} });
        all.push(...data);
        if (data.length === 0 || all.length >= total) return all;
      }
    },
  });
}

/** Parents before their children, each child under its parent. */
export function inTreeOrder(all: OrganisationRecord[]): OrganisationRecord[] {
  const ids = new Set(all.map((one) => one.id));
  const below = (parent: number | null): OrganisationRecord[] => all
    .filter((one) => (parent === null ? one.parentId === null || !ids.has(one.parentId) : one.parentId === parent))
    .flatMap((one) => [one, ...below(one.id)]);
  return below(null);
}

function Node({ organisation, least, mayManage }: { organisation: OrganisationRecord; least: number; mayManage: boolean }) {
  const { t, word } = useWords();
  return (
    <Box component="li" sx={{ display: 'flex', alignItems: 'center', gap: 1, py: 0.9, pr: 2, pl: `${16 + (organisation.depth - least) * 24}px`, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ flex: 1, minWidth: 0, fontWeight: organisation.depth === least ? 600 : 400, color: organisation.archivedAt ? 'text.secondary' : undefined }}>
        {mayManage ? <Link to={`/organisations/${organisation.id}`}>{organisation.name}</Link> : organisation.name} {organisation.archivedAt && <Chip label={t('app.archived')} />}
      </Box>
      <Box sx={{ color: 'text.secondary', fontSize: 13, textAlign: 'right' }}>{[word(ORGANISATION_KINDS, organisation.kind), organisation.regionName].filter(Boolean).join(' · ')}</Box>
    </Box>
  );
}

export default function OrganisationTree() {
  const { t } = useWords();
  const mayManage = useCan('organisation:manage');
  const { data, error, refetch } = useAllOrganisations();
  const [typed, setTyped] = useState('');
  const ordered = useMemo(() => inTreeOrder(data ?? []), [data]);
  const q = typed.trim();
  const shown = q ? ordered.filter((one) => one.pathNames.concat(one.name).some((name) => name.includes(q))) : ordered;
  const least = Math.min(...shown.map((one) => one.depth));
  const create = mayManage && <Button component={Link} to="/organisations/create" variant="contained" startIcon={<AddOutlined />}>{t('organisations.create')}</Button>;
  const actions = <><ExportButton path="organisations/export" filename="organisations.xlsx" query={q ? { filter: JSON.stringify({ q }) } : {}} />{create}</>;
  return (
    <Page title={t('nav.organisations')} actions={actions} maxWidth={900}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!data && !error && <PageLoading />}
      {data && <TextField type="search" placeholder={t('organisations.search')} value={typed} onChange={(event) => setTyped(event.target.value)} sx={{ mb: 1, maxWidth: 320 }} slotProps={{ htmlInput: { 'aria-label': t('organisations.search') } }} />}
      {data && <Card><Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{shown.map((one) => <Node key={one.id} organisation={one} least={least} mayManage={mayManage} />)}</Box>{shown.length === 0 && <Empty title={q ? t('list.noMatch') : t('organisations.empty')} />}</Card>}
    </Page>
  );
}
