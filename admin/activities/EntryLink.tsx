import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { CalendarEntry } from '../../shared/contracts/activities';
import { CALENDAR_KINDS, type CalendarKind } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

const COLOURS: Record<CalendarKind, string> = { activity: 'primary.main', 'promotion-event': 'secondary.main', 'next-step': 'warning.main', milestone: 'success.main' };

/** One thing on a day: its kind by the edge's colour and in its title. */
export function EntryLink({ entry, short = false }: { entry: CalendarEntry; short?: boolean }) {
  const { word } = useWords();
  const text = [entry.time, entry.title].filter(Boolean).join(' ');
  return (
    <Box component={Link} to={entry.path} title={[word(CALENDAR_KINDS, entry.kind), text, entry.detail, entry.place].filter(Boolean).join('\n')}
      sx={{ display: 'block', borderLeft: 3, borderColor: COLOURS[entry.kind], pl: 0.75, my: 0.25, fontSize: short ? 12 : 14, lineHeight: 1.5, color: entry.done ? 'text.secondary' : 'text.primary', ...(short ? { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } : {}) }}>
      {short ? text : <>{text}<Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[word(CALENDAR_KINDS, entry.kind), entry.detail, entry.place].filter(Boolean).join(' · ')}</Box></>}
    </Box>
  );
}
