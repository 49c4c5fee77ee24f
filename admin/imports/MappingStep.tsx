import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ImportColumn, ImportFieldRecord, ImportMapping, ImportRecord } from '../../shared/contracts/imports';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useImportFields, useStep } from './useImport';

interface RowProps { column: ImportColumn; field: string | null; fields: ImportFieldRecord[]; twice: boolean; onChange: (field: string | null) => void }

function ColumnRow({ column, field, fields, twice, onChange }: RowProps) {
  const { t, locale } = useWords();
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', md: '220px 1fr 240px' }, gap: 1.5, alignItems: 'center', py: 1.25, borderTop: 1, borderColor: 'divider' }}>
      <Box><Box sx={{ fontWeight: 500 }}>{column.header || column.key}</Box>{column.unit && <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('imports.mapping.unit', { unit: column.unit })}</Box>}</Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary', overflow: 'hidden', display: '-webkit-box', WebkitLineClamp: 2, WebkitBoxOrient: 'vertical' }}>{column.samples.filter(Boolean).join(' | ') || '—'}</Box>
      <TextField select value={field ?? ''} onChange={(event) => onChange(event.target.value || null)} error={twice} slotProps={{ select: { displayEmpty: true }, htmlInput: { 'aria-label': `${t('imports.mapping.field')} ${column.header}` } }}
        helperText={twice ? t('imports.mapping.twice', { field: fields.find((entry) => entry.code === field)?.[locale] ?? '' }) : undefined}>
        <MenuItem value=""><em>{t('imports.mapping.keep')}</em></MenuItem>
        {fields.map((entry) => <MenuItem key={entry.code} value={entry.code}>{entry[locale]}</MenuItem>)}
      </TextField>
    </Box>
  );
}

/** What each column holds: guessed from the headings, the user's to change. */
export function MappingStep({ batch, onDone }: { batch: ImportRecord; onDone: () => void }) {
  const { t, locale } = useWords();
  const { data: fields } = useImportFields(batch.kind);
  const [mapping, setMapping] = useState<ImportMapping>(batch.mapping);
  const { run, busy } = useStep();
  const used = Object.values(mapping);
  const twice = (field: string | null) => field !== null && field !== 'ignored' && used.filter((one) => one === field).length > 1;
  const missing = (fields ?? []).filter((field) => field.required && !used.includes(field.code));
  const clash = used.some((field) => twice(field));
  const read = () => run('preview', async () => {
    if (JSON.stringify(mapping) !== JSON.stringify(batch.mapping)) await api.put(`imports/${batch.id}/mapping`, { mapping });
    await api.post(`imports/${batch.id}/preview`);
  });
  return (
    <Section title={t('imports.mapping.title')} actions={<Button variant="contained" disabled={!fields || missing.length > 0 || clash} loading={busy !== null} onClick={() => { void read().then((done) => { if (done) onDone(); }); }}>{t('imports.mapping.save')}</Button>}>
      <Box sx={{ color: 'text.secondary', mb: 1 }}>{t(batch.kind === 'projects' ? 'imports.mapping.hint' : 'imports.mapping.recordHint')}</Box>
      {missing.length > 0 && <Alert severity="warning" sx={{ mb: 1 }}>{t('imports.mapping.missing', { fields: missing.map((field) => field[locale]).join(sign('list')) })}</Alert>}
      {batch.fileProblems.map((problem) => <Alert key={`${problem.column}${problem.code}`} severity="info" sx={{ mb: 1 }}>{problem.message}</Alert>)}
      {!fields && <LinearProgress />}
      {fields && batch.columns.map((column) => <ColumnRow key={column.key} column={column} field={mapping[column.key] ?? null} fields={fields} twice={twice(mapping[column.key] ?? null)} onChange={(field) => setMapping({ ...mapping, [column.key]: field })} />)}
    </Section>
  );
}
