import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { LedgerEventRecord, ProjectDetail } from '../../shared/contracts/projects';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { ReviewDialog } from '../reviews/ReviewDialog';
import { useReviewable } from '../reviews/useReviewable';
import { useWords } from '../providers/i18n';
import { CorrectionDialog } from './CorrectionDialog';
import { LedgerRow } from './LedgerRow';

/** Every event of a project, newest first; nothing is ever removed. */
export function LedgerTab({ project }: { project: ProjectDetail }) {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useGetList<LedgerEventRecord>(`projects/${project.id}/ledger`, { pagination: { page: 1, perPage: 200 }, sort: { field: 'recordedAt', order: 'DESC' }, filter: {} });
  const [correcting, setCorrecting] = useState<LedgerEventRecord | null>(null);
  const [reviewing, setReviewing] = useState<LedgerEventRecord[] | null>(null);
  const sought = Number(useSearchParams()[0].get('event'));
  const reviewable = useReviewable();
  const mine = (data ?? []).filter(reviewable);
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  return (
    <Section flush title={t('ledger.title')} actions={mine.length > 0 && <Button variant="outlined" onClick={() => setReviewing(mine)}>{t('reviews.reviewThese', { count: mine.length })}</Button>}>
      {isPending && <LinearProgress />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{(data ?? []).map((event) => <LedgerRow key={event.id} event={event} sought={event.id === sought} phaseName={project.phases.find((phase) => phase.number === event.phase)?.name} onCorrect={setCorrecting} />)}</Box>
      {correcting && <CorrectionDialog event={correcting} onClose={() => setCorrecting(null)} />}
      {reviewing && <ReviewDialog events={reviewing} onClose={() => setReviewing(null)} />}
    </Section>
  );
}
