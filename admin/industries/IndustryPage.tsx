import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import TextField from '@mui/material/TextField';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { IndustryRecord, IndustryTableResult } from '../../shared/contracts/identity';
import { INDUSTRY_LEVELS } from '../../shared/vocabulary';
import { useDelayed } from '../components/form/ReferenceField';
import { ExportButton } from '../components/list/ExportButton';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { UploadButton } from '../components/UploadButton';
import { list } from '../providers/dataProvider';
import { api, type ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

function Loader({ onFailure }: { onFailure: (messages: string[]) => void }) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const send = async (form: FormData) => {
    onFailure([]);
    const { added, renamed, total } = await api.post<IndustryTableResult>('industries/table', form);
    void client.invalidateQueries();
    notify(t('industries.loaded', { added, renamed, total }), { type: 'success' });
  };
  const failed = (error: ApiError | null) => onFailure(error ? [error.message, ...error.fields.map((problem) => problem.message)] : [t('app.unexpected')]);
  return <UploadButton label={t('industries.load')} title={t('industries.loadHint')} accept=".csv" testId="industry-file" send={send} onFailure={failed} />;
}

/** GB/T 4754 as a tree, a level at a time, or by what is typed. */
export default function IndustryPage() {
  const { t, word } = useWords();
  const mayManage = useCan('reference:manage');
  const [search, setSearch] = useSearchParams();
  const [failure, setFailure] = useState<string[]>([]);
  const parent = search.get('parent');
  const [typed, setTyped] = useState('');
  const q = useDelayed(typed.trim());
  const filter = q ? { q } : { parentCode: parent };
  const { data, isFetching } = useQuery({ queryKey: ['industries', filter], placeholderData: keepPreviousData, queryFn: ({ signal }) => list<IndustryRecord>('industries', { filter, sort: { field: 'code', order: 'ASC' }, from: 0, to: 199, signal }) });
  const above = useQuery({ queryKey: ['industry', parent], enabled: parent !== null, queryFn: ({ signal }) => api.get<IndustryRecord>(`industries/${parent}`, {}, signal) }).data;
  const open = (code: string | null) => { setTyped(''); setSearch(code ? { parent: code } : {}); };
  const actions = (
    <>
      <ExportButton path="industries/export" filename="industries.xlsx" query={q || parent ? { filter: JSON.stringify(filter) } : {}} />
      {mayManage && <Loader onFailure={setFailure} />}
    </>
  );
  return (
    <Page title={t('industries.title')} subtitle={t('industries.hint')} actions={actions} maxWidth={900}>
      {failure.length > 0 && <Alert severity="error" sx={{ mb: 1.5, whiteSpace: 'pre-line' }}>{failure.slice(0, 20).join('\n')}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 1.5, alignItems: 'center' }}>
        <TextField placeholder={t('industries.search')} value={typed} onChange={(event) => setTyped(event.target.value)} sx={{ maxWidth: 280 }} slotProps={{ htmlInput: { 'aria-label': t('industries.search') } }} />
        {!q && above && <><Button onClick={() => open(null)}>{t('industries.all')}</Button>{above.parentCode && <Button onClick={() => open(above.parentCode)}>{t('industries.up')}</Button>}<b>{above.code} {above.name}</b></>}
      </Box>
      <Section flush>
        {isFetching && <LinearProgress />}
        <Table size="small">
          <TableHead><TableRow><TableCell sx={{ width: 90 }}>{t('industries.code')}</TableCell><TableCell>{t('industries.name')}</TableCell><TableCell>{t('industries.level')}</TableCell><TableCell>{t('industries.industrial')}</TableCell></TableRow></TableHead>
          <TableBody>
            {data?.data.map((row) => (
              <TableRow key={row.id} hover>
                <TableCell>{row.code}</TableCell>
                <TableCell>{row.level === 'class' ? row.name : <Button onClick={() => open(row.code)} sx={{ p: 0, minHeight: 0, justifyContent: 'flex-start', textAlign: 'left', whiteSpace: 'normal' }}>{row.name}</Button>}</TableCell>
                <TableCell>{word(INDUSTRY_LEVELS, row.level)}</TableCell><TableCell>{t(row.industrial ? 'list.yes' : 'list.no')}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
        {data?.data.length === 0 && <Box sx={{ p: 2, color: 'text.secondary' }}>{q ? t('industries.none') : mayManage ? t('industries.divisionsOnly') : t('industries.none')}</Box>}
      </Section>
    </Page>
  );
}
