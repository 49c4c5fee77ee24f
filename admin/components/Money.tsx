import Box from '@mui/material/Box';
import { useWords } from '../providers/i18n';
import { exactFen, formatFen, inUnit } from './money';

/** An amount in the unit it is said in; the exact one on hover. */
export function Money({ fen, qualifier }: { fen: number | null | undefined; qualifier?: string | null | undefined }) {
  const { locale } = useWords();
  if (fen === null || fen === undefined) return <>—</>;
  return <Box component="span" title={exactFen(fen, locale)} sx={{ whiteSpace: 'nowrap' }}>{qualifier}{formatFen(fen, locale)}</Box>;
}

/** An amount in a column whose heading says 万元. */
export function Wan({ fen, qualifier }: { fen: number | null | undefined; qualifier?: string | null | undefined }) {
  const { locale } = useWords();
  if (fen === null || fen === undefined) return <>—</>;
  return <Box component="span" title={exactFen(fen, locale)} sx={{ whiteSpace: 'nowrap' }}>{qualifier && <Box component="span" sx={{ color: 'text.secondary', mr: 0.25 }}>{qualifier}</Box>}{inUnit(fen, 'wan', 2)}</Box>;
}
