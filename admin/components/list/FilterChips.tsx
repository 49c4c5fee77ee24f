import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useGetMany, useListContext } from 'react-admin';
import { useWords, type Words } from '../../providers/i18n';
import { referenceLabel, type ReferenceResource } from '../form/ReferenceField';
import { useFieldLabel } from '../fieldLabels';
import { formatFen } from '../money';
import { sign } from '../punctuation';
import type { FilterDefinition, Range } from './types';

function ReferenceName({ resource, value }: { resource: ReferenceResource; value: unknown }) {
  const ids = (Array.isArray(value) ? value : [value]) as (string | number)[];
  const { data, isPending } = useGetMany(resource, { ids });
  return <>{data?.map((record, index) => (record ? referenceLabel(resource, record) : `#${ids[index]}`)).join(sign('list')) ?? (isPending ? '…' : ids.map((id) => `#${id}`).join(sign('list')))}</>;
}

/** A filter this list has no control for (it came in by a link). */
function plain(value: unknown): string {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return String(value);
  return Object.values(value).map((end) => String(end).slice(0, 10)).join(' – ');
}

function describe(definition: FilterDefinition, value: unknown, { t, word, locale }: Words) {
  const range = value as Range;
  const ends = (show: (end: string | number) => string) => `${range.gte === undefined ? '' : show(range.gte)} – ${range.lte === undefined ? '' : show(range.lte)}`;
  switch (definition.kind) {
    case 'choice': return (Array.isArray(value) ? value : [value]).map((code) => word(definition.vocabulary, String(code))).join(sign('list'));
    case 'reference': return <ReferenceName resource={definition.resource} value={value} />;
    case 'flag': return t(value === false ? 'list.no' : 'list.yes');
    // It came with a link or a shared view, and stands for something else than this list's own switch.
    case 'fixed': return t(value === definition.value ? 'list.yes' : 'list.other');
    case 'days': return ends(String);
    case 'amount': return ends((fen) => formatFen(Number(fen), locale));
  }
}

/** What is left of filters that are cleared: these. */
export const kept = (values: Record<string, unknown>, names: readonly string[]): Record<string, unknown> => Object.fromEntries(Object.entries(values).filter(([name]) => names.includes(name)));

/** The filters in force, each removable. */
export function FilterChips({ definitions, hidden = [] }: { definitions: FilterDefinition[]; hidden?: string[] }) {
  const words = useWords();
  const label = useFieldLabel();
  const { filterValues, setFilters } = useListContext();
  const values = filterValues as Record<string, unknown>;
  const active = Object.keys(values).filter((name) => name !== 'q' && !hidden.includes(name) && values[name] !== undefined);
  if (active.length === 0) return null;
  const remove = (name: string) => setFilters(Object.fromEntries(Object.entries(values).filter(([key]) => key !== name)), undefined, false);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mb: 1, alignItems: 'center' }}>
      {active.map((name) => {
        const definition = definitions.find((entry) => entry.name === name);
        return <Chip key={name} onDelete={() => remove(name)} label={definition ? <>{definition.label}{sign('colon')}{describe(definition, values[name], words)}</> : `${label(name) ?? name}${sign('colon')}${plain(values[name])}`} />;
      })}
      <Button onClick={() => setFilters(kept(values, ['q', ...hidden]), undefined, false)}>{words.t('list.clearFilters')}</Button>
    </Box>
  );
}
