import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import type { ImportRecord, ImportRowRecord } from '../../shared/contracts/imports';
import { PROJECT_STATUSES, STAGES } from '../../shared/vocabulary';
import { ChoicesField } from '../components/form/ChoicesField';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FlagField } from '../components/form/FlagField';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { NamesField } from '../components/form/NamesField';
import { NumberField } from '../components/form/NumberField';
import { PreciseDayField } from '../components/form/PreciseDayField';
import { ReferenceField, type ReferenceResource } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useKind, type KindView } from './useKind';

type Values = Record<string, unknown>;
const { active: _active, ...STATUSES } = PROJECT_STATUSES;
const LONG = new Set(['contentAndScale', 'remarks']);
const HIDDEN = new Set(['milestones', 'parkName']);

interface ValueProps { view: KindView; name: string; first: boolean; helper: string | undefined }

/** The box for a value of a plain record, by the type of its field. */
function RecordValueField({ view, name, first, helper }: ValueProps) {
  const field = view.field(name);
  const common = { name, label: view.label(name), autoFocus: first, ...(helper ? { helper } : {}) };
  switch (field?.type) {
    case 'money': return <MoneyField {...common} />;
    case 'day': return <DayField {...common} />;
    case 'number': return <NumberField {...common} />;
    case 'flag': return <FlagField {...common} />;
    case 'names': return <NamesField {...common} />;
    case 'choice': return <ChoiceField {...common} vocabulary={field.choices ?? {}} />;
    case 'choices': return <ChoicesField {...common} vocabulary={field.choices ?? {}} />;
    case 'region': return <ReferenceField {...common} resource="regions" />;
    case 'industry': return <ReferenceField {...common} resource="industries" />;
    case 'reference': return <ReferenceField {...common} resource={field.resource as ReferenceResource} />;
    default: return <TextBox {...common} {...(field?.type === 'long-text' ? { rows: 2 } : {})} />;
  }
}

function ValueField({ view, name, first, helper }: ValueProps) {
  if (view.field(name)) return <RecordValueField view={view} name={name} first={first} helper={helper} />;
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

/** What changed; the date of a project goes with its precision. */
function changes(before: Values, after: Values, precise: boolean): Values {
  const changed = Object.keys(after).filter((name) => !same(before[name], after[name]));
  for (const name of precise ? [...changed] : []) {
    const day = name.replace(/Precision$/, '');
    if (day.endsWith('On')) for (const part of [day, `${day}Precision`]) if (!changed.includes(part)) changed.push(part);
  }
  return Object.fromEntries(changed.map((name) => [name, name.endsWith('Precision') && after[name.replace(/Precision$/, '')] === null ? null : after[name] ?? (name.endsWith('Precision') ? 'day' : null)]));
}

/** A row's values beside the cells they were read from; what is typed replaces what was read. `field` narrows it to one column. */
export function RowDialog({ batch, row, field, onClose }: { batch: ImportRecord; row: ImportRowRecord; field: string | null; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const view = useKind(batch.kind);
  const one = field ? view.valuesOf(field) : [];
  const names = one.length > 0 ? one : view.shown.filter((name) => !HIDDEN.has(name));
  const fields = names.flatMap((name) => (name.endsWith('On') && !view.field(name) ? [name, `${name}Precision`] : [name]));
  const before = Object.fromEntries(fields.map((name) => [name, row.values[name] ?? null]));
  const helper = (name: string) => row.problems.filter((problem) => problem.field !== null && view.valuesOf(problem.field).includes(name)).map((problem) => problem.message).join(sign('clause')) || undefined;
  const raw = Object.entries(row.raw).filter(([, text]) => text !== '');
  const editable = batch.status === 'previewed';
  return (
    <FormDialog<Values> wide title={`${t('imports.row', { row: row.rowNumber })} ${view.title(row.values)}`} submitLabel={t(editable ? 'imports.edited' : 'app.close')} defaultValues={before} onClose={onClose}
      submit={async (after) => (editable ? api.patch(`imports/${batch.id}/rows/${row.rowNumber}`, { values: changes(before, after, batch.kind === 'projects') }) : null)}
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
          {names.map((name, index) => <ValueField key={name} view={view} name={name} first={field !== null && index === 0} helper={helper(name)} />)}
        </Box>
      </Box>
    </FormDialog>
  );
}
