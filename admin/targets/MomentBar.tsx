import Box from '@mui/material/Box';
import { DayBox } from '../components/form/DayBox';
import { useWords } from '../providers/i18n';
import type { Moment } from './useTargets';

/** Picks the day to judge on, and the past day whose knowledge counts. */
export function MomentBar({ moment, change }: { moment: Moment; change: (next: Moment) => void }) {
  const { t } = useWords();
  const box = (key: 'on' | 'asOf', label: string) => (
    <DayBox label={label} value={moment[key] ?? null} width={190} onChange={(typed, text) => { if (typed?.precision === 'day') change({ ...moment, [key]: typed.day }); else if (text === '') change({ ...moment, [key]: null }); }} />
  );
  return <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5 }}>{box('on', t('targets.on'))}{box('asOf', t('targets.asOf'))}</Box>;
}
