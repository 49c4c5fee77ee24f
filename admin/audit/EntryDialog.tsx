import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { auditAction, AUDIT_ENTITIES } from '../../shared/audit-words';
import type { AuditEntryRecord } from '../../shared/contracts/identity';
import { formatInstant } from '../components/day';
import { Facts } from '../components/Facts';
import { useFieldLabel } from '../components/fieldLabels';
import { Money } from '../components/Money';
import { sign } from '../components/punctuation';
import { useNarrow } from '../layout/ThemeMode';
import { useWords } from '../providers/i18n';

/** Where the thing an entry is about can be looked at. */
const PAGES: Record<string, (id: string) => string> = {
  project: (id) => `/projects/${id}/show`, company: (id) => `/companies/${id}/show`, park: (id) => `/parks/${id}/show`, import: (id) => `/imports/${id}/show`,
  user: (id) => `/users/${id}`, organisation: (id) => `/organisations/${id}`,
};

/** What an entry is about, as a link where it has a page. */
export function About({ entry }: { entry: AuditEntryRecord }) {
  const { word } = useWords();
  const page = entry.entityId === null ? undefined : PAGES[entry.entity]?.(entry.entityId);
  const text = `${word(AUDIT_ENTITIES, entry.entity)}${entry.entityId === null ? '' : ` ${entry.entityId}`}`;
  return page ? <Link to={page}>{text}</Link> : <>{text}</>;
}

function Value({ name, value }: { name: string; value: unknown }): ReactNode {
  const { t } = useWords();
  if (value === null || value === '') return '—';
  if (typeof value === 'boolean') return t(value ? 'list.yes' : 'list.no');
  if (typeof value === 'number' && name.endsWith('Fen')) return <Money fen={value} />;
  if (typeof value === 'string' && name.endsWith('At')) return formatInstant(value);
  if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) return value.join(sign('list')) || '—';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function Details({ details }: { details: Record<string, unknown> }) {
  const label = useFieldLabel();
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'minmax(110px, max-content) 1fr', columnGap: 2, rowGap: 0.75 }}>
      {Object.entries(details).map(([name, value]) => [
        <Box component="dt" key={`${name}-name`} sx={{ color: 'text.secondary' }}>{label(name) ?? name}</Box>,
        <Box component="dd" key={name} sx={{ m: 0, overflowWrap: 'anywhere' }}><Value name={name} value={value} /></Box>,
      ])}
    </Box>
  );
}

/** Everything one entry holds. */
export function EntryDialog({ entry, onClose }: { entry: AuditEntryRecord; onClose: () => void }) {
  const { t, locale } = useWords();
  const narrow = useNarrow();
  return (
    <Dialog open fullWidth maxWidth="sm" fullScreen={narrow} onClose={onClose}>
      <DialogTitle>{auditAction(entry.action, locale)}</DialogTitle>
      <DialogContent>
        <Facts items={[
          [t('audit.at'), formatInstant(entry.at)], [t('audit.user'), entry.username ?? t('audit.system')], [t('audit.entity'), <About key="about" entry={entry} />],
          [t('audit.ip'), entry.ip], [t('audit.request'), entry.requestId], [t('audit.number'), entry.id],
          [t('audit.code'), <code key="code">{entry.action}</code>], [t('audit.sealed'), t(entry.sealed ? 'audit.isSealed' : 'audit.notSealed')],
        ]} />
        {entry.details && <Box sx={{ mt: 2, pt: 2, borderTop: 1, borderColor: 'divider' }}><Details details={entry.details} /></Box>}
      </DialogContent>
      <DialogActions><Button onClick={onClose}>{t('app.close')}</Button></DialogActions>
    </Dialog>
  );
}
