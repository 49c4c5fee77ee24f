import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { CarrierEventRecord, CarrierRecord } from '../../shared/contracts/places';
import { CARRIER_ACTS } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Empty } from '../components/Empty';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { Section } from '../components/Section';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useArea } from './area';

function Event({ event, carrier, onVoid }: { event: CarrierEventRecord; carrier: CarrierRecord; onVoid: (() => void) | null }) {
  const { t, word } = useWords();
  const { area } = useArea();
  const changed = event.type === 'occupy' ? event.occupiedArea : event.type === 'reserve' ? event.reservedArea : -(event.occupiedArea + event.reservedArea);
  const gone = event.correctedById !== null;
  return (
    <Box sx={{ display: 'flex', gap: 1.5, py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ width: 92, color: 'text.secondary', whiteSpace: 'nowrap' }}>{event.occurredOn}</Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={gone ? { textDecoration: 'line-through', color: 'text.secondary' } : {}}>
          <b>{word(CARRIER_ACTS, event.type)}</b> {event.type !== 'void' && area(changed, carrier.kind)} {event.projectId ? <Link to={`/projects/${event.projectId}/show`}>{event.projectName ?? `#${event.projectId}`}</Link> : t('carriers.otherUnit')}
        </Box>
        <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[event.reason, t('opportunities.recorded', { name: event.recordedByName ?? '—', at: formatInstant(event.recordedAt) })].filter(Boolean).join(' · ')} {gone && <Chip label={t('carriers.voided')} />}</Box>
      </Box>
      {onVoid && !gone && event.type !== 'void' && <Button onClick={onVoid}>{t('carriers.void')}</Button>}
    </Box>
  );
}

/** Every act on a carrier, latest first; one that was a mistake is voided, never removed. */
export function CarrierEvents({ carrier, mayManage }: { carrier: CarrierRecord; mayManage: boolean }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [voiding, setVoiding] = useState<number | null>(null);
  const { data = [], isPending } = useQuery({ queryKey: ['carrier-events', carrier.id, carrier.version], queryFn: ({ signal }) => api.get<CarrierEventRecord[]>(`carriers/${carrier.id}/events`, {}, signal) });
  return (
    <Section title={t('carriers.history')}>
      {!isPending && data.length === 0 && <Empty small title={t('carriers.noHistory')} />}
      {data.map((event) => <Event key={event.id} event={event} carrier={carrier} onVoid={mayManage ? () => setVoiding(event.id) : null} />)}
      {voiding !== null && (
        <FormDialog<{ reason: string | null }> title={t('carriers.voidTitle')} submitLabel={t('carriers.void')} danger defaultValues={{ reason: null }} onClose={() => setVoiding(null)} onSaved={() => { setVoiding(null); void client.invalidateQueries(); }}
          submit={(values, idempotencyKey) => api.post(`carrier-events/${voiding}/correction`, values, { idempotencyKey })}>
          <Box sx={{ color: 'text.secondary', fontSize: 13.5 }}>{t('carriers.voidHint')}</Box>
          <TextBox name="reason" label={t('carriers.reason')} required maxLength={1_000} />
        </FormDialog>
      )}
    </Section>
  );
}
