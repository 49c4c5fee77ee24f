import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import type { CertificationCandidate, CertificationPreview } from '../../shared/contracts/certifications';
import { CERTIFICATION_KINDS, CERTIFICATION_VERDICTS, ORIGINS, type CertificationKind } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { VerdictMark } from './VerdictMark';

interface Values { verdict: string | null; origin: string | null; reason: string | null; decisionNumber: string | null; decidedOn: string | null }
interface Question { year: number; kind: CertificationKind; rows: CertificationCandidate[] }

const itemsOf = (rows: CertificationCandidate[], origin: string | null) => rows.map((row) => ({ projectId: row.projectId, seenId: row.certificationId, ...(origin ? { origin } : {}) }));

/** Each project before and after, and why one cannot be decided on. */
function Preview({ year, kind, rows }: Question) {
  const { t } = useWords();
  const [verdict, origin] = useWatch({ name: ['verdict', 'origin'] }) as [string | null, string | null];
  const { data } = useQuery({ queryKey: ['certifications', 'preview', year, kind, verdict, origin, rows.map((row) => row.id)], enabled: Boolean(verdict), queryFn: () => api.post<CertificationPreview>('certifications/preview', { year, kind, verdict, items: itemsOf(rows, origin) }) });
  if (!data) return null;
  return (
    <>
      {data.refused > 0 && <Alert severity="warning">{t('certifications.refusals', { count: data.refused })}</Alert>}
      <Box sx={{ maxHeight: 280, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}>
        {data.rows.map((row) => (
          <Box key={row.projectId} sx={{ px: 1.5, py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
            {row.projectName}
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center', fontSize: 13, color: 'text.secondary' }}><VerdictMark verdict={row.before} origin={row.beforeOrigin} /> → <VerdictMark verdict={row.after} origin={row.afterOrigin} />{row.problem && <Box component="span" sx={{ color: 'error.main' }}>{row.problem}</Box>}</Box>
          </Box>
        ))}
      </Box>
    </>
  );
}

/** Decides on one or many projects, with a preview; the latest decision rules and earlier ones stay. */
export function DecisionDialog({ year, kind, rows, onClose }: Question & { onClose: () => void }) {
  const { t, word } = useWords();
  const saved = useProjectSaved(onClose);
  const today = useSession()?.installation.today ?? null;
  return (
    <FormDialog<Values> wide title={`${t('money.yearText', { year })} · ${word(CERTIFICATION_KINDS, kind)} · ${t('certifications.count', { count: rows.length })}`} submitLabel={t('certifications.submit')} onClose={onClose} onSaved={() => saved('certifications.saved')}
      defaultValues={{ verdict: 'certified', origin: kind === 'capital-origin' ? (rows[0]?.projectOrigin ?? null) : null, reason: null, decisionNumber: null, decidedOn: today }}
      submit={({ origin, decisionNumber, ...values }, idempotencyKey) => api.post('certifications', { year, kind, ...values, ...(decisionNumber ? { decisionNumber } : {}), items: itemsOf(rows, origin) }, { idempotencyKey })}>
      <ChoiceField name="verdict" label={t('certifications.verdict')} vocabulary={CERTIFICATION_VERDICTS} required />
      {kind === 'capital-origin' && <ChoiceField name="origin" label={t('certifications.origin')} vocabulary={ORIGINS} />}
      <TextBox name="reason" required rows={2} maxLength={1000} />
      <TextBox name="decisionNumber" label={t('certifications.number')} maxLength={100} />
      <DayField name="decidedOn" label={t('certifications.decidedOn')} required {...(today ? { max: today } : {})} />
      <Preview year={year} kind={kind} rows={rows} />
    </FormDialog>
  );
}
