import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ImportProblemGroup, ImportRecord } from '../../shared/contracts/imports';
import { STAGES } from '../../shared/vocabulary';
import { ReferencePicker, type ReferenceResource } from '../components/form/ReferenceField';
import { useOwnParks } from '../components/form/useOwnParks';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useStep } from './useImport';
import { useKind, type KindView } from './useKind';

type Text = ImportProblemGroup['texts'][number];
type Answer = Record<string, unknown>;
const SHOWN = 6;

/** What the cells of a problem can be said to mean. */
function kindOf(code: string): 'park' | 'region' | 'stage' | 'rate' | 'record' | null {
  if (code.startsWith('reference-')) return 'record';
  if (code.startsWith('park-')) return 'park';
  if (code.startsWith('region-') && code !== 'region-outside-home') return 'region';
  return code.startsWith('stage-') ? 'stage' : code === 'amount-foreign' ? 'rate' : null;
}

function Rate({ onAnswer, disabled }: { onAnswer: (answer: Answer) => void; disabled: boolean }) {
  const { t } = useWords();
  const [rate, setRate] = useState('');
  const valid = /^\d{1,6}(\.\d{1,6})?$/.test(rate) && Number(rate) > 0;
  return (
    <Box component="form" sx={{ display: 'flex', gap: 0.75 }} onSubmit={(event) => { event.preventDefault(); if (valid) onAnswer({ choice: 'use-rate', rate }); }}>
      <TextField label={t('imports.groups.rate')} placeholder="7.12" value={rate} onChange={(event) => setRate(event.target.value.trim())} sx={{ width: 150 }} slotProps={{ htmlInput: { inputMode: 'decimal' } }} />
      <Button type="submit" variant="outlined" disabled={!valid || disabled}>{t('imports.groups.useRate')}</Button>
    </Box>
  );
}

/** The record that cells of a column mean; the column may be another way to name what a reference holds. */
function referenceOf(view: KindView, { columns, mapping }: ImportRecord, header: string): { resource: ReferenceResource; field: string } | null {
  const code = mapping[columns.find((column) => column.header === header)?.key ?? ''];
  const stem = code?.replace(/(Name|Id)$/, '');
  const field = view.fields.find((each) => each.type === 'reference' && (each.code === code || each.code === `${stem}Id`));
  return field ? { resource: field.resource as ReferenceResource, field: field.code } : null;
}

function Meaning({ kind, onAnswer, disabled }: { kind: 'park' | 'region' | 'stage'; onAnswer: (answer: Answer) => void; disabled: boolean }) {
  const { t, word } = useWords();
  const own = useOwnParks();
  if (kind === 'stage') {
    return (
      <TextField select label={t('fields.stage')} value="" disabled={disabled} onChange={(event) => onAnswer({ choice: 'set', values: { stage: event.target.value } })} sx={{ width: 220 }}>
        {Object.keys(STAGES).map((code) => <MenuItem key={code} value={code}>{word(STAGES, code)}</MenuItem>)}
      </TextField>
    );
  }
  const [resource, field] = kind === 'park' ? ['parks', 'parkId'] as const : ['regions', 'regionCode'] as const;
  return (
    <Box sx={{ width: 280 }}>
      <ReferencePicker resource={resource} label={t(`fields.${field}`)} value={null} disabled={disabled} {...(kind === 'park' ? { first: own } : {})} onChange={(id) => { if (id !== null) onAnswer({ choice: 'set', values: { [field]: id } }); }} />
    </Box>
  );
}

function Record({ resource, field, label, onAnswer, disabled }: { resource: ReferenceResource; field: string; label: string; onAnswer: (answer: Answer) => void; disabled: boolean }) {
  return <Box sx={{ width: 280 }}><ReferencePicker resource={resource} label={label} value={null} disabled={disabled} onChange={(id) => { if (id !== null) onAnswer({ choice: 'set', values: { [field]: id } }); }} /></Box>;
}

/** One answer for every cell that says the same: this park, this place, this stage, this rate. */
export function SameAnswers({ batch, group }: { batch: ImportRecord; group: ImportProblemGroup }) {
  const { t } = useWords();
  const { run, busy } = useStep();
  const [all, setAll] = useState(false);
  const view = useKind(batch.kind);
  const kind = kindOf(group.code);
  const reference = kind === 'record' ? referenceOf(view, batch, group.column) : null;
  if (kind === null || (kind === 'record' && !reference) || group.texts.length === 0) return null;
  const answer = ({ text }: Text) => (given: Answer) => { void run(text, () => api.post(`imports/${batch.id}/decisions`, { column: group.column, code: group.code, raw: text, ...given })); };
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.75, p: 0 }}>
      {(all ? group.texts : group.texts.slice(0, SHOWN)).map((entry) => (
        <Box component="li" key={entry.text} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', py: 0.5 }}>
          <Box component="span" sx={{ minWidth: { md: 220 }, maxWidth: 360, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', fontSize: 13.5 }} title={entry.text}>“{entry.text}” <Box component="span" sx={{ color: 'text.secondary' }}>{t('imports.groups.rows', { rows: entry.rows })}</Box></Box>
          <Box component="span" aria-hidden sx={{ color: 'text.secondary' }}>=</Box>
          {reference ? <Record {...reference} label={view.label(reference.field)} onAnswer={answer(entry)} disabled={busy !== null} /> : kind === 'rate' ? <Rate onAnswer={answer(entry)} disabled={busy !== null} /> : kind !== 'record' && <Meaning kind={kind} onAnswer={answer(entry)} disabled={busy !== null} />}
        </Box>
      ))}
      {group.texts.length > SHOWN && <Button onClick={() => setAll(!all)}>{all ? t('imports.groups.fewer') : t('imports.groups.moreTexts', { count: group.texts.length - SHOWN })}</Button>}
    </Box>
  );
}
