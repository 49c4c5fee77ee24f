import Box from '@mui/material/Box';
import { AMOUNT_QUALIFIERS } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';
import { exactFen, formatFen, inUnit, roundFen } from './money';

const qualified = (qualifier: string | null | undefined, locale: 'zh' | 'en'): string => (!qualifier ? '' : locale === 'zh' ? qualifier : `${AMOUNT_QUALIFIERS[qualifier]?.en ?? qualifier} `);

/** An amount in the unit it is said in, a sum to two decimals at most (`rounded`); the exact one on hover. */
export function Money({ fen, qualifier, rounded = false }: { fen: number | null | undefined; qualifier?: string | null | undefined; rounded?: boolean }) {
  const { locale } = useWords();
  if (fen === null || fen === undefined) return <>—</>;
  return <Box component="span" title={exactFen(fen, locale)} sx={{ whiteSpace: 'nowrap' }}>{qualified(qualifier, locale)}{(rounded ? roundFen : formatFen)(fen, locale)}</Box>;
}

/** An amount in a column whose heading says 万元. */
export function Wan({ fen, qualifier }: { fen: number | null | undefined; qualifier?: string | null | undefined }) {
  const { locale } = useWords();
  if (fen === null || fen === undefined) return <>—</>;
  return <Box component="span" title={exactFen(fen, locale)} sx={{ whiteSpace: 'nowrap' }}>{qualifier && <Box component="span" sx={{ color: 'text.secondary', mr: 0.25 }}>{qualified(qualifier, locale)}</Box>}{inUnit(fen, 'wan', 2)}</Box>;
}
