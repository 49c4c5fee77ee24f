import type { DatePrecision } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';
import { formatDay } from './day';

export function When({ day, precision }: { day: string | null | undefined; precision?: DatePrecision | string | null | undefined }) {
  const { locale } = useWords();
  return <span style={{ whiteSpace: 'nowrap' }}>{formatDay(day, precision, locale)}</span>;
}
