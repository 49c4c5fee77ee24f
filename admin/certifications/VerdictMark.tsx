import Chip from '@mui/material/Chip';
import { CERTIFICATION_VERDICTS, ORIGINS, type CertificationVerdict, type Origin } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

const COLOURS = { certified: 'success', refused: 'error', withdrawn: 'warning' } as const;

/** What the bureau decided; undecided says so. */
export function VerdictMark({ verdict, origin }: { verdict: CertificationVerdict | null; origin?: Origin | null }) {
  const { t, word } = useWords();
  if (!verdict) return <>{t('certifications.undecided')}</>;
  return <Chip size="small" variant="outlined" color={COLOURS[verdict]} label={[word(CERTIFICATION_VERDICTS, verdict), origin && word(ORIGINS, origin)].filter(Boolean).join(' · ')} />;
}
