import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useEffect, useRef, useState } from 'react';
import type { LedgerEventRecord } from '../../shared/contracts/projects';
import { formatForeign } from '../../shared/exchange';
import { ORIGINS, REVIEW_LEVELS } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { useFieldLabel } from '../components/fieldLabels';
import { VerificationMark } from '../components/marks';
import { Money } from '../components/Money';
import { When } from '../components/When';
import { EvidenceLinks } from '../evidence/EvidenceLinks';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { AttributeValue } from './AttributeValue';
import { eventTitle } from './eventWords';

const CORRECTABLE = new Set(['baseline', 'stage', 'milestone', 'status', 'funds-arrived', 'completed-investment']);

/** Rows about the record itself happened when they were recorded. */
const UNDATED = new Set(['created', 'revised', 'year-plan', 'void', 'withdrawn']);
const nothing = (value: unknown) => value === null || value === '' || value === false || (typeof value === 'object' && Object.keys(value).length === 0);

function Changes({ changes, created }: { changes: Record<string, unknown>; created: boolean }) {
  const { t } = useWords();
  const label = useFieldLabel();
  const [open, setOpen] = useState(false);
  const entries = Object.entries(changes).filter(([, value]) => !created || !nothing(value));
  if (entries.length === 0) return null;
  if (!open && entries.length > 3) return <Button onClick={() => setOpen(true)} sx={{ p: 0, minHeight: 0 }}>{t('ledger.changedFields', { count: entries.length })}</Button>;
  return (
    <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'max-content 1fr', columnGap: 1.5, fontSize: 13 }}>
      {entries.map(([name, value]) => [
        <Box component="dt" key={`${name}-name`} sx={{ color: 'text.secondary' }}>{label(name) ?? name}</Box>,
        <Box component="dd" key={name} sx={{ m: 0 }}><AttributeValue name={name} value={value} /></Box>,
      ])}
    </Box>
  );
}

/** One row of the ledger: what, when, by whom, with what proof, reviewed by whom; corrected rows stay, struck through. */
export function LedgerRow({ event, phaseName, sought = false, onCorrect }: { event: LedgerEventRecord; phaseName?: string | undefined; /** A number led here: shown first. */ sought?: boolean; onCorrect: (event: LedgerEventRecord) => void }) {
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => { if (sought) place.current?.scrollIntoView({ block: 'center' }); }, [sought]);
  const words = useWords();
  const { t, word, locale } = words;
  const mayCorrect = useCan('project:correct-event') && event.effective && event.correctedById === null && CORRECTABLE.has(event.type);
  return (
    <Box component="li" ref={place} aria-current={sought ? 'true' : undefined} sx={{ ...(sought ? { bgcolor: 'action.selected' } : {}), display: 'grid', gridTemplateColumns: { xs: '1fr', md: '110px 1fr auto' }, columnGap: 2, rowGap: 0.25, py: 1.25, px: 2, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ color: event.effective ? 'text.primary' : 'text.secondary', fontWeight: 500 }}><When {...(UNDATED.has(event.type) ? { day: formatInstant(event.recordedAt).slice(0, 10) } : { day: event.occurredOn, precision: event.occurredOnPrecision })} /></Box>
      <Box sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
          <Box component="span" sx={event.effective ? { fontWeight: 500 } : { textDecoration: 'line-through', color: 'text.secondary' }}>{eventTitle(event, words)}</Box>
          {event.amountFen !== null && <Box component="span" sx={{ fontWeight: 600 }}><Money fen={event.amountFen} /></Box>}
          {event.exchange && <Box component="span" sx={{ color: 'text.secondary' }} title={event.exchange.source}>{t('money.atRate', { foreign: formatForeign(event.exchange.amountMinor, event.exchange.currency, locale), rate: event.exchange.rate, rateOn: event.exchange.rateOn })}</Box>}
          {event.phase !== null && <Chip label={phaseName ?? t('money.phaseNumber', { number: event.phase })} variant="outlined" />}
          {event.origin && <span>{word(ORIGINS, event.origin)}</span>}
          {event.correctsId !== null && <Chip label={t('ledger.corrects')} />}
          {!event.effective && <Chip label={t('ledger.corrected')} variant="outlined" />}
          {event.bypassedGate && <Chip label={t('ledger.bypassed')} color="warning" variant="outlined" />}
        </Box>
        {event.reason && <Box sx={{ fontSize: 13 }}>{t('ledger.reason', { reason: event.reason })}</Box>}
        {event.changes && <Changes changes={event.changes} created={event.type === 'created'} />}
        <EvidenceLinks evidence={event.evidence} />
        {event.reviews.map((review) => (
          <Box key={`${review.level}${review.reviewedAt}`} sx={{ fontSize: 13, color: review.verdict === 'rejected' ? 'error.main' : 'text.secondary' }}>
            {word(REVIEW_LEVELS, review.level)}{t(review.verdict === 'rejected' ? 'reviews.rejectedBy' : 'reviews.passedBy')} · {review.reviewedByName} · {formatInstant(review.reviewedAt)}{review.note ? ` · ${review.note}` : ''}
          </Box>
        ))}
        <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('ledger.recorded', { name: event.recordedByName, at: formatInstant(event.recordedAt) })}</Box>
      </Box>
      <Box className="no-print" sx={{ display: 'flex', flexDirection: { xs: 'row', md: 'column' }, alignItems: { xs: 'center', md: 'flex-end' }, gap: 0.5 }}>
        {event.effective && <VerificationMark verification={event.verification} />}
        {mayCorrect && <Button onClick={() => onCorrect(event)}>{t('ledger.correct')}</Button>}
      </Box>
    </Box>
  );
}
