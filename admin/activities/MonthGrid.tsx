import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import { addDays, daysBetween } from '../../shared/day';
import type { CalendarEntry } from '../../shared/contracts/activities';
import { useWords } from '../providers/i18n';
import { EntryLink } from './EntryLink';

const SHOWN = 5;
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Weeks of a month, Monday first; days of neighbouring months are pale. */
export function MonthGrid({ entries, first, last, month, today }: { entries: CalendarEntry[]; first: string; last: string; month: string; today: string }) {
  const { t } = useWords();
  const days = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => addDays(first, index));
  return (
    <Card sx={{ overflowX: 'auto' }}>
      <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(7, minmax(96px, 1fr))', minWidth: 700 }}>
        {WEEKDAYS.map((name) => <Box key={name} sx={{ p: 0.75, fontSize: 12.5, textAlign: 'center', color: 'text.secondary', borderBottom: 1, borderColor: 'divider' }}>{t(`calendar.weekdays.${name}`)}</Box>)}
        {days.map((day) => {
          const here = entries.filter((entry) => entry.from <= day && entry.until > day);
          return (
            <Box key={day} sx={{ minHeight: 104, minWidth: 0, p: 0.5, borderBottom: 1, borderRight: 1, borderColor: 'divider', bgcolor: day.startsWith(month) ? undefined : 'action.hover' }}>
              <Box sx={{ fontSize: 12.5, textAlign: 'right', ...(day === today ? { color: 'primary.main', fontWeight: 700 } : { color: 'text.secondary' }) }}>{Number(day.slice(8))}</Box>
              {here.slice(0, SHOWN).map((entry) => <EntryLink key={`${entry.kind}-${entry.id}-${entry.stage ?? ''}`} entry={entry} short />)}
              {here.length > SHOWN && <Box sx={{ fontSize: 12, color: 'text.secondary', pl: 1 }}>{t('calendar.more', { count: here.length - SHOWN })}</Box>}
            </Box>
          );
        })}
      </Box>
    </Card>
  );
}
