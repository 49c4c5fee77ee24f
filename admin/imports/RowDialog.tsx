import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import type { ImportRecord, ImportRowRecord } from '../../shared/contracts/imports';
import { PROJECT_STATUSES, STAGES } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { NamesField } from '../components/form/NamesField';
import { PreciseDayField } from '../components/form/PreciseDayField';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { SHOWN_VALUES, VALUES_OF_FIELD } from './values';

type Values = Record<string, unknown>;
const { active: _active, ...STATUSES } = PROJECT_STATUSES;
const LONG = new Set(['contentAndScale', 'remarks']);
const HIDDEN = new Set(['milestones', 'parkName']);

function ValueField({ name, first, helper }: { name: string; first: boolean; helper: string | undefined }) {
  const common = { name, autoFocus: first, ...(helper ? { helper } : {}) };
  if (name.endsWith('Fen')) return <MoneyField {...common} />;
  if (name.endsWith('On')) return <PreciseDayField {...common} />;
  switch (name) {
    case 'investors': return <NamesField {...common} companies />;
    case 'regionCode': return <ReferenceField {...common} resource="regions" />;
    case 'parkId': return <ReferenceField {...common} resource="parks" />;
    case 'industryCode': return <ReferenceField {...common} resource="industries" />;
    case 'stage': return <ChoiceField {...common} vocabulary={STAGES} />;
    case 'status': return <ChoiceField {...common} vocabulary={STATUSES} />;
    default: return <TextBox {...common} {...(LONG.has(name) ? { rows: 2 } : {})} />;
  }
}

const same = (one: unknown, other: unknown) => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/** What changed; a date goes with its precision. */
function changes(before: Values, after: Values): Values {
  const changed = Object.keys(after).filter((name) => !same(before[name], after[name]));
  for (const name of [...changed]) {
    const day = name.replace(/Precision$/, '');
    if (day.endsWith('On')) for (const part of [day, `${day}Precision`]) if (!changed.includes(part)) changed.push(part);
  }
  return Object.fromEntries(changed.map((name) => [name, name.endsWith('Precision') && after[name.replace(/Precision$/, '')] === null ? null : after[name] ?? (name.endsWith('Precision') ? 'day' : null)]));
}

/** A row's values beside the cells they were read from; what is typed replaces what was read. `field` narrows it to one column. */
export function RowDialog({ batch, row, field, onClose }: { batch: ImportRecord; row: ImportRowRecord; field: string | null; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const names = (field && VALUES_OF_FIELD[field]) || SHOWN_VALUES.filter((name) => !HIDDEN.has(name));
  const fields = names.flatMap((name) => (name.endsWith('On') ? [name, `${name}Precision`] : [name]));
  const before = Object.fromEntries(fields.map((name) => [name, row.values[name] ?? null]));
  const helper = (name: string) => row.problems.filter((problem) => problem.field !== null && VALUES_OF_FIELD[problem.field]?.includes(name)).map((problem) => problem.message).join('；') || undefined;
  const raw = Object.entries(row.raw).filter(([, text]) => text !== '');
  const editable = batch.status === 'previewed';
  return (
    <FormDialog<Values> wide title={`${t('imports.row', { row: row.rowNumber })} ${String(row.values['name'] ?? '')}`} submitLabel={t(editable ? 'imports.edited' : 'app.close')} defaultValues={before} onClose={onClose}
      submit={async (after) => (editable ? api.patch(`imports/${batch.id}/rows/${row.rowNumber}`, { values: changes(before, after) }) : null)}
      onSaved={() => { void client.invalidateQueries({ queryKey: ['imports'] }); onClose(); }}>
      <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: '1fr', md: '1fr 1fr' } }}>
        <Box>
          <Typography variant="h3" sx={{ mb: 1 }}>{t('imports.asPrinted')}</Typography>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(80px, max-content) 1fr', columnGap: 1.5, rowGap: 0.5, fontSize: 13.5 }}>
            {raw.map(([header, text]) => [<Box component="dt" key={`${header}-name`} sx={{ color: 'text.secondary' }}>{header}</Box>, <Box component="dd" key={header} sx={{ m: 0, whiteSpace: 'pre-wrap' }}>{text}</Box>])}
          </Box>
        </Box>
        <Box component="fieldset" disabled={!editable} sx={{ border: 0, m: 0, p: 0, display: 'grid', gap: 2, alignContent: 'start' }}>
          <Typography variant="h3">{t('imports.asRead')}</Typography>
          {names.map((name, index) => <ValueField key={name} name={name} first={field !== null && index === 0} helper={helper(name)} />)}
        </Box>
      </Box>
    </FormDialog>
  );
}
