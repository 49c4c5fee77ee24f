import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { ImportRecord } from '../../shared/contracts/imports';
import { IMPORT_KINDS, IMPORT_STATUSES } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { ResourceList } from '../components/list/ResourceList';
import type { Column } from '../components/list/types';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { Upload } from './Upload';

function State({ batch }: { batch: ImportRecord }) {
  const { t, word } = useWords();
  return <>{word(IMPORT_STATUSES, batch.status)}{batch.status === 'previewed' && batch.counts.decision > 0 && <Box component="span" sx={{ color: 'warning.main' }}> · {t('imports.decisions', { count: batch.counts.decision })}</Box>}</>;
}

export default function ImportList() {
  const { t, word } = useWords();
  const columns = useMemo<Column<ImportRecord>[]>(() => [
    { key: 'filename', label: t('imports.file'), render: (batch) => <Link to={`/imports/${batch.id}/show`}>{batch.filename}</Link> },
    { key: 'kind', label: t('imports.kind'), render: (batch) => word(IMPORT_KINDS, batch.kind) },
    { key: 'status', label: t('imports.status'), render: (batch) => <State batch={batch} /> },
    { key: 'rows', label: t('imports.rows'), align: 'right', render: (batch) => batch.counts.total.toLocaleString('en-US') },
    { key: 'applied', label: t('imports.counts.applied'), align: 'right', render: (batch) => (batch.status === 'undone' ? '—' : batch.counts.applied.toLocaleString('en-US')) },
    { key: 'by', label: t('imports.by'), render: (batch) => batch.createdByName },
    { key: 'at', label: t('imports.at'), sort: 'createdAt', render: (batch) => formatInstant(batch.createdAt) },
  ], [t, word]);
  return (
    <Page title={t('imports.title')} subtitle={t('imports.hint')} maxWidth={1100}>
      <Upload />
      <ResourceList<ImportRecord> resource="imports" name="imports" sort={{ field: 'createdAt', order: 'DESC' }} columns={columns} search={false} link={(batch) => `/imports/${batch.id}/show`} empty={{ title: t('imports.empty') }}
        card={(batch) => <><Box sx={{ fontWeight: 600 }}>{batch.filename}</Box><Box sx={{ fontSize: 13 }}>{word(IMPORT_KINDS, batch.kind)} · <State batch={batch} /></Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{batch.createdByName} · {formatInstant(batch.createdAt)}</Box></>} />
    </Page>
  );
}
