import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { ReferencePicker, type ReferenceResource } from '../components/form/ReferenceField';
import { useField } from '../components/form/useField';
import { HOME_COUNTIES } from '../components/homeCounties';
import { useWords } from '../providers/i18n';

const KINDS = { city: null, county: 'regions', park: 'parks', organisation: 'organisations' } as const satisfies Record<string, ReferenceResource | null>;
type Kind = keyof typeof KINDS;
const ALL = Object.keys(KINDS) as Kind[];

/** Whose target it is: the city, or a county, park or organisation picked by name; kept as `county:610902`. */
export function ScopeField({ name, kinds = ALL }: { name: string; kinds?: readonly Kind[] }) {
  const { t } = useWords();
  const { field, error, helperText } = useField({ name, required: true });
  const [typed = 'city', id = ''] = String(field.value ?? 'city').split(':');
  const [kind, setKind] = useState<Kind>(typed in KINDS ? (typed as Kind) : 'city');
  const resource = KINDS[kind];
  return (
    <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '150px 1fr' } }}>
      <TextField select required label={t('targets.scope')} value={kind} error={error && !resource} onChange={(event) => { const next = event.target.value as Kind; setKind(next); field.onChange(next === 'city' ? 'city' : null); }}>
        {kinds.map((code) => <MenuItem key={code} value={code}>{t(`targets.scopes.${code}`)}</MenuItem>)}
      </TextField>
      {resource && <ReferencePicker key={kind} resource={resource} required label={t(`targets.scopes.${kind}`)} error={error} helperText={helperText} {...(kind === 'county' ? { filter: HOME_COUNTIES } : {})}
        value={typed === kind && id ? (kind === 'county' ? id : Number(id)) : null} onChange={(value) => field.onChange(value === null ? null : `${kind}:${value}`)} onBlur={field.onBlur} />}
    </Box>
  );
}
