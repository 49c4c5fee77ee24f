import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { BatchColumn, BatchEntry } from '../../shared/contracts/batches';
import { BATCHES, BATCH_OUTCOMES, STAGES, type BatchOutcome } from '../../shared/vocabulary';
import { Money } from '../components/Money';
import { Section } from '../components/Section';
import { When } from '../components/When';
import { useWords } from '../providers/i18n';
import { OutcomeMark } from './OutcomeMark';

const SHOWN = 30;

function Entry({ entry, onEdit }: { entry: BatchEntry; onEdit: ((entry: BatchEntry) => void) | undefined }) {
  const { t, word } = useWords();
  return (
    <Box component="li" sx={{ px: 2, py: 1, borderTop: 1, borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'flex-start' }}>
        <Box sx={{ flex: 1, minWidth: 0 }}><Link to={`/projects/${entry.projectId}/show`}>{entry.projectName}</Link></Box>
        {onEdit && <Button onClick={() => onEdit(entry)} aria-label={t('batches.editEntry', { name: entry.projectName })} sx={{ p: 0, minHeight: 0, minWidth: 0 }}>{t('app.edit')}</Button>}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 0.25, alignItems: 'center', mt: 0.25 }}>
        <OutcomeMark outcome={entry.outcome} />
        {entry.reachedOn && (entry.reachedEventId ? <Link to={`/projects/${entry.projectId}/show?tab=ledger&event=${entry.reachedEventId}`}><When day={entry.reachedOn} precision={entry.reachedOnPrecision} /></Link> : <When day={entry.reachedOn} precision={entry.reachedOnPrecision} />)}
        <Money fen={entry.agreedInvestmentFen} />
      </Box>
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>
        {[entry.parkName ?? entry.regionName ?? entry.organisationName, entry.ownerName, entry.dueOn && t('batches.dueBy', { day: entry.dueOn }), word(STAGES, entry.stage), entry.note].filter(Boolean).join(' · ')}
        {entry.carriedFromYear && <Box>{t('batches.carriedFrom', { year: entry.carriedFromYear, reason: entry.carriedReason ?? '' })}</Box>}
      </Box>
    </Box>
  );
}

/** One batch of a year: how many were planned and reached, and each project with what became of it. */
export function BatchColumnCard({ column, onEdit }: { column: BatchColumn; onEdit: ((entry: BatchEntry) => void) | undefined }) {
  const { t, word } = useWords();
  const [only, setOnly] = useState<BatchOutcome | null>(null);
  const [all, setAll] = useState(false);
  const entries = only ? column.entries.filter((entry) => entry.outcome === only) : column.entries;
  const outcomes = (Object.keys(BATCH_OUTCOMES) as BatchOutcome[]).filter((outcome) => column.outcomes[outcome]);
  return (
    <Section flush title={word(BATCHES, column.batch)}>
      <Box sx={{ px: 2, pb: 1 }}>
        <Box>{t('batches.planned', { count: column.planned.count })} · <Money fen={column.planned.agreedFen} /></Box>
        <Box sx={{ fontWeight: 600 }}>{t('batches.reached', { count: column.reached.count })} · <Money fen={column.reached.agreedFen} /></Box>
        <Box sx={{ height: 8, borderRadius: 0.5, bgcolor: 'action.hover', my: 0.75, overflow: 'hidden' }}><Box sx={{ height: 1, width: `${column.planned.count ? (column.reached.count / column.planned.count) * 100 : 0}%`, bgcolor: 'primary.main' }} /></Box>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
          {outcomes.map((outcome) => <Box key={outcome} component="button" type="button" aria-pressed={only === outcome} onClick={() => setOnly(only === outcome ? null : outcome)} sx={{ all: 'unset', cursor: 'pointer', borderRadius: 2, '&:focus-visible': { outline: '2px solid' }, ...(only && only !== outcome ? { opacity: 0.45 } : {}) }}><OutcomeMark outcome={outcome} count={column.outcomes[outcome] ?? 0} /></Box>)}
        </Box>
      </Box>
      {entries.length === 0 && <Box sx={{ px: 2, pb: 2, color: 'text.secondary' }}>{t('batches.emptyColumn')}</Box>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{(all ? entries : entries.slice(0, SHOWN)).map((entry) => <Entry key={entry.id} entry={entry} onEdit={onEdit} />)}</Box>
      {!all && entries.length > SHOWN && <Button onClick={() => setAll(true)} sx={{ m: 1 }}>{t('batches.showAll', { count: entries.length })}</Button>}
    </Section>
  );
}
