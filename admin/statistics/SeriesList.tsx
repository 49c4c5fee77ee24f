import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { OfficialSeriesRecord } from '../../shared/contracts/official-values';
import { OFFICIAL_NATURES, OFFICIAL_PLACES, OFFICIAL_UNITS } from '../../shared/vocabulary';
import { FormDialog } from '../components/form/FormDialog';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { sign } from '../components/punctuation';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { SeriesDialog } from './SeriesDialog';

const NO_FILTERS: FilterDefinition[] = [];
const figuresOf = ({ code }: OfficialSeriesRecord) => `/official-values?filter=${encodeURIComponent(JSON.stringify({ series: code }))}`;

/** Archiving takes a series out of every choice; taking it back is the same in reverse. */
function ArchiveDialog({ series, onClose }: { series: OfficialSeriesRecord; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const archived = series.archivedAt === null;
  const title = t(archived ? 'statistics.archive' : 'statistics.restore');
  return (
    <FormDialog<{ archived: boolean }, OfficialSeriesRecord> title={`${title}${sign('colon')}${series.name}`} submitLabel={title} defaultValues={{ archived }} onClose={onClose} onSaved={() => saved()}
      submit={() => api.put(`official-series/${series.id}`, { archived, version: series.version })}>
      <Box>{t(archived ? 'statistics.archiveHint' : 'statistics.restoreHint')}</Box>
    </FormDialog>
  );
}

/** The city's catalogue of what statistical and other authorities publish. */
export default function SeriesList() {
  const { t, word, locale } = useWords();
  const mayManage = useCan('official-series:manage');
  const [dialog, setDialog] = useState<{ edit?: OfficialSeriesRecord; archive?: OfficialSeriesRecord } | null>(null);
  const nameOf = (series: OfficialSeriesRecord) => (locale === 'zh' ? series.name : series.nameEn);
  const actions = (row: OfficialSeriesRecord) => mayManage && (
    <Box sx={{ whiteSpace: 'nowrap' }}>
      <Button size="small" aria-label={`${t('app.edit')} ${nameOf(row)}`} onClick={() => setDialog({ edit: row })}>{t('app.edit')}</Button>
      {row.valueCount === 0 && <Button size="small" aria-label={`${t(row.archivedAt ? 'statistics.restore' : 'statistics.archive')} ${nameOf(row)}`} onClick={() => setDialog({ archive: row })}>{t(row.archivedAt ? 'statistics.restore' : 'statistics.archive')}</Button>}
    </Box>
  );
  const title = (row: OfficialSeriesRecord) => <>{nameOf(row)}{row.archivedAt && <Chip label={t('statistics.archived')} variant="outlined" sx={{ ml: 0.75 }} />}</>;
  const places = (row: OfficialSeriesRecord) => row.places.map((place) => word(OFFICIAL_PLACES, place)).join(sign('comma'));
  const figures = (row: OfficialSeriesRecord) => (row.valueCount > 0 ? <Link to={figuresOf(row)}>{row.valueCount.toLocaleString('en-US')}</Link> : '0');
  const publisher = (row: OfficialSeriesRecord) => [row.publisher, row.source].filter(Boolean).join(' · ');
  const columns: Column<OfficialSeriesRecord>[] = [
    { key: 'name', label: t('statistics.series'), render: (row) => <>{title(row)}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{row.code}</Box></> },
    { key: 'unit', label: t('statistics.unit'), render: (row) => word(OFFICIAL_UNITS, row.unit) },
    { key: 'nature', label: t('statistics.nature'), render: (row) => word(OFFICIAL_NATURES, row.nature) },
    { key: 'places', label: t('statistics.places'), render: places },
    { key: 'publisher', label: t('statistics.publisher'), render: (row) => publisher(row) || '—' },
    { key: 'valueCount', label: t('statistics.figures'), align: 'right', render: figures },
    ...(mayManage ? [{ key: 'actions', label: t('statistics.actions'), align: 'right' as const, render: actions }] : []),
  ];
  const card = (row: OfficialSeriesRecord) => (
    <Box>
      <Box sx={{ fontWeight: 500 }}>{title(row)}</Box>
      <Box sx={{ fontSize: 13 }}>{word(OFFICIAL_UNITS, row.unit)} · {word(OFFICIAL_NATURES, row.nature)} · {places(row)}</Box>
      {publisher(row) && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{publisher(row)}</Box>}
      <Box sx={{ display: 'flex', alignItems: 'center', fontSize: 13 }}><Box sx={{ flex: 1, '& a': { textDecoration: 'underline' } }}>{t('statistics.figures')} {figures(row)}</Box>{actions(row)}</Box>
    </Box>
  );
  const close = () => setDialog(null);
  return (
    <Page title={t('statistics.catalogue')} back="/official-values" subtitle={t('statistics.catalogueHint')} {...(mayManage ? { actions: <Button variant="contained" onClick={() => setDialog({})}>{t('statistics.newSeries')}</Button> } : {})}>
      <ResourceList<OfficialSeriesRecord> resource="official-series" name="official-series" sort={{ field: 'id', order: 'ASC' }} perPage={50} columns={columns} card={card} filters={NO_FILTERS} search={false} empty={{ title: t('statistics.noSeries') }} />
      {dialog?.archive ? <ArchiveDialog series={dialog.archive} onClose={close} /> : dialog && <SeriesDialog {...(dialog.edit ? { series: dialog.edit } : {})} onClose={close} />}
    </Page>
  );
}
