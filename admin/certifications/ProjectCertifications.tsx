import Box from '@mui/material/Box';
import { useGetList } from 'react-admin';
import type { BatchEntry } from '../../shared/contracts/batches';
import type { CertificationRecord } from '../../shared/contracts/certifications';
import { BATCHES, CERTIFICATION_KINDS } from '../../shared/vocabulary';
import { Link } from 'react-router-dom';
import { OutcomeMark } from '../batches/OutcomeMark';
import { Section } from '../components/Section';
import { When } from '../components/When';
import { useWords } from '../providers/i18n';
import { VerdictMark } from './VerdictMark';

const FIRST = { pagination: { page: 1, perPage: 50 }, sort: { field: 'id', order: 'DESC' as const } };
const line = { display: 'flex', flexWrap: 'wrap', columnGap: 1, rowGap: 0.25, alignItems: 'center', py: 0.5 };

/** What the bureau decided on a project and which yearly plans hold it. */
export function ProjectCertifications({ projectId }: { projectId: number }) {
  const { t, word } = useWords();
  const { data: decisions = [] } = useGetList<CertificationRecord>('certifications', { ...FIRST, filter: { projectId } });
  const { data: entries = [] } = useGetList<BatchEntry>('batch-entries', { ...FIRST, filter: { projectId } });
  return (
    <>
      {decisions.length > 0 && (
        <Section title={t('certifications.title')}>
          {decisions.map((decision) => (
            <Box key={decision.id} sx={{ ...line, ...(decision.current ? {} : { opacity: 0.6, textDecoration: 'line-through' }) }}>
              <span>{t('money.yearText', { year: decision.year })} {word(CERTIFICATION_KINDS, decision.kind)}</span><VerdictMark verdict={decision.verdict} origin={decision.origin} />
              <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[decision.decisionNumber, decision.reason, decision.recordedByName].filter(Boolean).join(' · ')} · <When day={decision.decidedOn} /></Box>
            </Box>
          ))}
        </Section>
      )}
      {entries.length > 0 && (
        <Section title={t('batches.title')}>
          {entries.map((entry) => <Box key={entry.id} sx={line}><Link to={`/rolling-batches?year=${entry.year}`}>{t('money.yearText', { year: entry.year })} {word(BATCHES, entry.batch)}</Link><OutcomeMark outcome={entry.outcome} />{entry.carriedFromYear && <Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('batches.carriedFrom', { year: entry.carriedFromYear, reason: entry.carriedReason ?? '' })}</Box>}</Box>)}
        </Section>
      )}
    </>
  );
}
