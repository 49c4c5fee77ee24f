import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useGetList } from 'react-admin';
import { useWatch } from 'react-hook-form';
import type { TargetProgress } from '../../shared/contracts/targets';
import { FormDialog } from '../components/form/FormDialog';
import { HOME_COUNTIES } from '../components/homeCounties';
import { formatFigure } from '../metrics/figures';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { kept, typed, ValueField } from './ValueField';

interface Share { scopeKey: string; name: string; id?: number; version?: number; value: number | null }
interface Values { items: { value: number | null }[] }

/** The scopes below a target: counties of the city, parks of a county, organisations below whoever answers for it. */
function useScopesBelow(target: TargetProgress): { scopeKey: string; name: string }[] | undefined {
  const kind = target.scopeKey.split(':')[0];
  const resource = kind === 'city' ? 'regions' : kind === 'county' ? 'parks' : 'organisations';
  const filter = kind === 'city' ? HOME_COUNTIES : kind === 'county' ? {} : { parentId: target.responsibleOrganisationId };
  const { data } = useGetList(resource, { pagination: { page: 1, perPage: 200 }, sort: { field: kind === 'city' ? 'code' : 'name', order: 'ASC' }, filter });
  return data?.filter((record) => kind !== 'county' || `county:${record['regionCode']}` === target.scopeKey)
    .map((record) => ({ scopeKey: kind === 'city' ? `county:${record['code']}` : `${kind === 'county' ? 'park' : 'organisation'}:${record.id}`, name: String(record['name']) }));
}

function Sum({ target }: { target: TargetProgress }) {
  const { t, locale } = useWords();
  const items = useWatch<Values, 'items'>({ name: 'items' });
  const sum = items.reduce((total, { value }) => total + (kept(Number.isNaN(value) ? null : value, target.unit) ?? 0), 0);
  const difference = sum - target.value;
  const show = (value: number) => formatFigure(value, target.unit, locale);
  if (target.unit === 'rate') return <Box sx={{ color: 'text.secondary' }}>{t('targets.rateShares')}</Box>;
  return (
    <Box role="status" sx={{ position: 'sticky', bottom: 0, py: 1, bgcolor: 'background.paper', borderTop: 1, borderColor: 'divider', fontWeight: 600 }}>
      {t('targets.sum', { sum: show(sum), value: show(target.value) })} · {difference === 0 ? t('targets.sumExact') : t(difference > 0 ? 'targets.sumMore' : 'targets.sumLess', { difference: show(Math.abs(difference)) })}
    </Box>
  );
}

function Shares({ target, shares, onClose }: { target: TargetProgress; shares: Share[]; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const submit = ({ items }: Values, idempotencyKey: string) => {
    const given = shares.flatMap(({ scopeKey, id, version }, index) => {
      const value = items[index]?.value ?? null;
      return value === null ? [] : [{ scopeKey, value: kept(value, target.unit), ...(id === undefined ? {} : { id, version }) }];
    });
    return api.post(`targets/${target.id}/allocation`, { items: given }, { idempotencyKey });
  };
  return (
    <FormDialog<Values> title={t('targets.allocateOf', { name: target.scopeName })} submitLabel={t('targets.allocate')} defaultValues={{ items: shares.map(({ value }) => ({ value })) }} submit={submit} onSaved={() => saved()} onClose={onClose}>
      {shares.length === 0 ? <Box>{t('targets.nothingBelow')}</Box> : (
        <>
          <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>{shares.map((share, index) => <ValueField key={share.scopeKey} name={`items.${index}.value`} unit={target.unit} label={share.name} required={false} />)}</Box>
          <Sum target={target} />
        </>
      )}
    </FormDialog>
  );
}

/** Gives the scopes below a target their shares; what they add up to is shown against it while typing. */
export function AllocateDialog({ target, below, onClose }: { target: TargetProgress; below: TargetProgress[]; onClose: () => void }) {
  const scopes = useScopesBelow(target);
  if (!scopes) return <LinearProgress />;
  const known = new Map(below.map((child) => [child.scopeKey, child]));
  const all = [...scopes, ...below.filter(({ scopeKey }) => !scopes.some((scope) => scope.scopeKey === scopeKey)).map(({ scopeKey, scopeName }) => ({ scopeKey, name: scopeName }))];
  const shares = all.map(({ scopeKey, name }): Share => {
    const child = known.get(scopeKey);
    return child ? { scopeKey, name, id: child.id, version: child.version, value: typed(child.value, child.unit) } : { scopeKey, name, value: null };
  });
  return <Shares target={target} shares={shares} onClose={onClose} />;
}
