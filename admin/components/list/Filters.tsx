import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Drawer from '@mui/material/Drawer';
import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useWords } from '../../providers/i18n';
import { DayBox } from '../form/DayBox';
import { ReferencePicker } from '../form/ReferenceField';
import { inUnit, parseAmount } from '../money';
import { bracketed } from '../punctuation';
import { kept } from './FilterChips';
import type { FilterDefinition, Range } from './types';

type Values = Record<string, unknown>;

function AmountEnd({ label, fen, onChange }: { label: string; fen: number | undefined; onChange: (fen: number | undefined) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(fen === undefined ? '' : inUnit(fen, 'wan').replace(/,/g, ''));
  const wrong = typed.trim() !== '' && parseAmount(typed, 'wan') === null;
  return (
    <TextField label={`${label}${bracketed(t('form.wan'))}`} value={typed} error={wrong} helperText={wrong ? t('form.notAmount') : undefined} slotProps={{ htmlInput: { inputMode: 'decimal' } }}
      onChange={(event) => { setTyped(event.target.value); const read = parseAmount(event.target.value, 'wan'); if (read !== null || event.target.value.trim() === '') onChange(read ?? undefined); }} />
  );
}

function OneFilter({ definition, value, onChange }: { definition: FilterDefinition; value: unknown; onChange: (value: unknown) => void }) {
  const { t, word } = useWords();
  const range = (value ?? {}) as Range;
  const setRange = (part: Range) => {
    const next = Object.fromEntries(Object.entries({ ...range, ...part }).filter(([, end]) => end !== undefined && end !== ''));
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  switch (definition.kind) {
    case 'choice': {
      const chosen = Array.isArray(value) ? value as string[] : value ? [String(value)] : [];
      return (
        <TextField select label={definition.label} value={chosen} slotProps={{ select: { multiple: true } }}
          onChange={(event) => { const next = event.target.value as unknown as string[]; onChange(next.length > 0 ? next : undefined); }}>
          {Object.keys(definition.vocabulary).map((code) => <MenuItem key={code} value={code}>{word(definition.vocabulary, code)}</MenuItem>)}
        </TextField>
      );
    }
    case 'reference':
      return <ReferencePicker resource={definition.resource} {...(definition.filter ? { filter: definition.filter } : {})} label={definition.label} value={(value as string | number | undefined) ?? null} onChange={(id) => onChange(id ?? undefined)} />;
    case 'flag':
      return <FormControlLabel label={definition.label} control={<Switch size="small" checked={value === true} onChange={(_event, on) => onChange(on || undefined)} />} />;
    case 'fixed':
      return <FormControlLabel label={definition.label} control={<Switch size="small" checked={value === definition.value} onChange={(_event, on) => onChange(on ? definition.value : undefined)} />} />;
    case 'days':
      return (
        <Box>
          <Typography variant="caption" color="text.secondary">{definition.label}</Typography>
          <Box sx={{ display: 'flex', gap: 1, mt: 0.75 }}>
            {(['gte', 'lte'] as const).map((end) => (
              <DayBox key={end} label={t(end === 'gte' ? 'list.from' : 'list.to')} value={range[end] === undefined ? null : String(range[end])} onChange={(typed, raw) => { if (typed?.precision === 'day') setRange({ [end]: typed.day }); else if (raw === '') setRange({ [end]: undefined as unknown as string }); }} />
            ))}
          </Box>
        </Box>
      );
    case 'amount':
      return (
        <Box>
          <Typography variant="caption" color="text.secondary">{definition.label}</Typography>
          <Box sx={{ display: 'flex', gap: 1, mt: 0.75 }}>
            <AmountEnd label={t('list.atLeast')} fen={range.gte as number | undefined} onChange={(fen) => setRange({ gte: fen as number })} />
            <AmountEnd label={t('list.atMost')} fen={range.lte as number | undefined} onChange={(fen) => setRange({ lte: fen as number })} />
          </Box>
        </Box>
      );
  }
}

/** All filters of a list in a side panel; they take effect at once and stand in the address. */
export function FilterPanel({ definitions: all, hidden, onClose }: { definitions: FilterDefinition[]; hidden: readonly string[]; onClose: () => void }) {
  const { t } = useWords();
  const definitions = all.filter((definition) => !('chipOnly' in definition));
  const { filterValues, setFilters } = useListContext();
  // What is chosen shows at once; the list follows when the user pauses.
  const [values, setValues] = useState(filterValues as Values);
  const change = (next: Values, atOnce: boolean) => { setValues(next); setFilters(next, undefined, !atOnce); };
  const set = (name: string, value: unknown) => {
    const next = { ...values, [name]: value };
    if (value === undefined) delete next[name];
    change(next, false);
  };
  return (
    <Drawer anchor="right" open onClose={onClose} slotProps={{ paper: { sx: { width: 360, maxWidth: '92vw' } } }}>
      <Box sx={{ p: 2, pb: 1, display: 'flex', alignItems: 'center' }}>
        <Typography variant="h2" sx={{ flex: 1 }}>{t('list.filters')}</Typography>
        <Button onClick={() => change(kept(values, ['q', ...hidden]), true)}>{t('list.clearFilters')}</Button>
      </Box>
      <Stack spacing={2} sx={{ p: 2, pt: 1, flex: 1, overflowY: 'auto' }}>
        {definitions.map((definition) => <OneFilter key={definition.name} definition={definition} value={values[definition.name]} onChange={(value) => set(definition.name, value)} />)}
      </Stack>
      <Box sx={{ p: 2, borderTop: 1, borderColor: 'divider' }}><Button fullWidth variant="contained" onClick={onClose}>{t('list.showResults')}</Button></Box>
    </Drawer>
  );
}
