import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import type { CalendarEntry } from '../../shared/contracts/activities';
import { Empty } from '../components/Empty';
import { useWords } from '../providers/i18n';
import { EntryLink } from './EntryLink';

const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

/** The days of a month that hold anything, one after the other. */
export function MonthList({ entries, from, today }: { entries: CalendarEntry[]; from: string; today: string }) {
  const { t } = useWords();
  const days = new Map<string, CalendarEntry[]>();
  for (const entry of entries) {
    const day = entry.from < from ? from : entry.from;
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  if (days.size === 0) return <Card><Empty title={t('calendar.empty')} /></Card>;
  return (
    <Card>
      {[...days].map(([day, here]) => (
        <Box key={day} sx={{ display: 'flex', gap: 1.5, px: 1.5, py: 1, borderBottom: 1, borderColor: 'divider', bgcolor: day === today ? 'action.selected' : undefined }}>
          <Box sx={{ width: 44, flexShrink: 0, textAlign: 'center' }}><Box sx={{ fontSize: 18, fontWeight: 600 }}>{Number(day.slice(8))}</Box><Box sx={{ fontSize: 12, color: 'text.secondary' }}>{t(`calendar.weekdays.${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? 'mon'}`)}</Box></Box>
          <Box sx={{ flex: 1, minWidth: 0 }}>{here.map((entry) => <EntryLink key={`${entry.kind}-${entry.id}-${entry.stage ?? ''}`} entry={entry} />)}</Box>
        </Box>
      ))}
    </Card>
  );
}
