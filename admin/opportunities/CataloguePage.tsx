import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import GlobalStyles from '@mui/material/GlobalStyles';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import type { OpportunityRecord } from '../../shared/contracts/opportunities';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { list } from '../providers/dataProvider';
import { useWords } from '../providers/i18n';
import { Brief } from './Brief';
import { Cover } from './Cover';

const PAGE = 200;
const MOST = 600;

/** Everything under a filter, page by page, up to what one catalogue holds. */
async function everything(filter: unknown, signal: AbortSignal): Promise<{ rows: OpportunityRecord[]; total: number }> {
  const rows: OpportunityRecord[] = [];
  for (;;) {
    const { data, total } = await list<OpportunityRecord>('opportunities', { filter, sort: { field: 'industryCode', order: 'ASC' }, from: rows.length, to: rows.length + PAGE - 1, signal });
    rows.push(...data);
    if (data.length < PAGE || rows.length >= MOST) return { rows: rows.slice(0, MOST), total };
  }
}

function grouped(rows: OpportunityRecord[], nameOf: (row: OpportunityRecord) => string): [string, OpportunityRecord[]][] {
  const groups = new Map<string, OpportunityRecord[]>();
  for (const row of rows) groups.set(nameOf(row), [...(groups.get(nameOf(row)) ?? []), row]);
  return [...groups];
}

function filterOf(text: string | null): Record<string, unknown> {
  try {
    const filter = JSON.parse(text ?? '{}') as Record<string, unknown>;
    // What is printed for investors is what is on offer, unless the list was narrowed to something else.
    return Object.keys(filter).includes('state') ? filter : { ...filter, state: 'published' };
  } catch {
    return { state: 'published' };
  }
}

/** The catalogue (招商手册) of what a list shows: a cover with contents, then one brief a block, to print on A4. */
export default function CataloguePage() {
  const { t } = useWords();
  const [search, setSearch] = useSearchParams();
  const by = search.get('by') === 'park' ? 'park' : 'industry';
  const filter = filterOf(search.get('filter'));
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['catalogue', filter], queryFn: ({ signal }) => everything(filter, signal) });
  const nameOf = (row: OpportunityRecord) => (by === 'park' ? row.parkName ?? t('catalogue.noPark') : row.chain ?? row.industryName ?? t('catalogue.noIndustry'));
  const groups = grouped(data?.rows ?? [], nameOf);
  const actions = (
    <>
      <TextField select label={t('catalogue.group')} value={by} onChange={(event) => setSearch((before) => { const next = new URLSearchParams(before); next.set('by', event.target.value); return next; }, { replace: true })} sx={{ width: 150 }}>
        <MenuItem value="industry">{t('catalogue.byIndustry')}</MenuItem><MenuItem value="park">{t('catalogue.byPark')}</MenuItem>
      </TextField>
      <Button variant="contained" startIcon={<PrintOutlined />} onClick={() => window.print()} disabled={!data || data.rows.length === 0}>{t('catalogue.print')}</Button>
    </>
  );
  return (
    <Page title={t('catalogue.title')} back="/opportunities" heading={<span className="no-print">{t('catalogue.title')}</span>} actions={actions} maxWidth={900}>
      <GlobalStyles styles={{ '@page': { size: 'A4 portrait', margin: '16mm 15mm' }, '@media print': { main: { padding: '0 !important' }, '.catalogue': { border: '0 !important', boxShadow: 'none !important', color: '#111' }, '.catalogue a': { color: 'inherit' } } }} />
      {isPending && <LinearProgress />}
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {data && data.rows.length === 0 && <Empty title={t('catalogue.none')} hint={t('catalogue.noneHint')} />}
      {data && data.total > data.rows.length && <Alert severity="warning" className="no-print" sx={{ mb: 2 }}>{t('catalogue.truncated', { count: data.rows.length })}</Alert>}
      {data && data.rows.length > 0 && (
        <Box className="catalogue" sx={{ bgcolor: 'background.paper', border: 1, borderColor: 'divider', borderRadius: 2, '@media print': { bgcolor: '#fff', borderRadius: 0 } }}>
          <Cover groups={groups} rows={data.rows} />
          {groups.map(([name, rows], index) => (
            <Box key={name} component="section" sx={{ px: { xs: 2, md: 5 }, py: 2, '@media print': { px: 0, py: 1.5, ...(index === 0 ? { breakBefore: 'page' } : {}) } }}>
              <Box component="h2" id={`group-${index}`} sx={{ m: 0, mb: 1.5, pb: 0.75, fontSize: 20, borderBottom: '2px solid', borderColor: 'primary.main', breakAfter: 'avoid' }}>{name}</Box>
              {rows.map((row) => <Brief key={row.id} opportunity={row} />)}
            </Box>
          ))}
        </Box>
      )}
    </Page>
  );
}
