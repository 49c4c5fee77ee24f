import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import LinearProgress from '@mui/material/LinearProgress';
import Stack from '@mui/material/Stack';
import { alpha, type Theme } from '@mui/material/styles';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssessmentScores, UnitScore } from '../../shared/contracts/assessment';
import { Failure } from '../components/Failure';
import { MeasureTable, type Measure, type MeasureRow } from '../components/MeasureTable';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { AwardsSection } from './AwardsSection';
import { shownNumber, type RunProps } from './run';
import { ScoreDialog } from './ScoreDialog';
import { SensitivityDialog } from './SensitivityDialog';

export const useScores = (runId: number, version: number) => useQuery({ queryKey: ['assessment', runId, 'scores', version], queryFn: ({ signal }) => api.get<AssessmentScores>(`assessment-runs/${runId}/scores`, {}, signal), retry: false });

/** How full a score is, as a tint of the accent: the traffic colours stay with lamps. */
const tint = (points: string | null, weight: number) => ({
  bgcolor: (theme: Theme) => (points === null || weight <= 0 ? 'transparent' : alpha(theme.palette.primary.main, Math.max(0, Math.min(1, Number(points) / weight)) * 0.36)), display: 'inline-block', minWidth: 44, px: 0.5, borderRadius: 0.5, textAlign: 'right' as const,
});

/** How a unit's rank moved against last year. */
function Moved({ unit }: { unit: UnitScore }) {
  const { t } = useWords();
  if (!unit.lastYear) return <Box component="span" sx={{ color: 'text.secondary' }}>{t('assessment.noLastYear')}</Box>;
  const by = unit.lastYear.rank - unit.rank;
  return <span title={t('assessment.lastYearOf', { rank: unit.lastYear.rank, total: shownNumber(unit.lastYear.total) })}>{by === 0 ? '＝' : by > 0 ? `↑${by}` : `↓${-by}`} <Box component="span" sx={{ color: 'text.secondary', fontSize: 12 }}>{unit.lastYear.rank}</Box></span>;
}

/** Ranks, groups and every score with its heat; any of them opens. */
export function ScoresTab({ run }: RunProps) {
  const { t } = useWords();
  const [opened, setOpened] = useState<{ unitId: number; indicator: string } | null>(null);
  const [unitId, setUnitId] = useState<number | null>(null);
  const { data, error, refetch } = useScores(run.id, run.version);
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!data) return <LinearProgress />;
  const { groups, adjustments, decimals } = run.scheme;
  const measures: Measure[] = [
    { key: 'total', group: t('assessment.result'), label: t('assessment.total') }, { key: 'moved', group: t('assessment.result'), label: t('assessment.lastYear') },
    ...groups.map((group): Measure => ({ key: `group|${group.code}`, group: t('assessment.groups'), label: `${group.name}${bracketed(group.weight)}` })),
    ...groups.flatMap((group) => group.indicators.map((indicator): Measure => ({ key: `line|${indicator.code}`, group: group.name, label: `${indicator.name}${bracketed(indicator.weight)}` }))),
    ...adjustments.map((indicator): Measure => ({ key: `line|${indicator.code}`, group: t('assessment.adjustments'), label: indicator.name })),
  ];
  const weights = new Map<string, number>([...groups.map((group) => [`group|${group.code}`, group.weight] as const), ...groups.flatMap((group) => group.indicators.map((indicator) => [`line|${indicator.code}`, indicator.weight] as const))]);
  const units = new Map(data.units.map((unit) => [String(unit.unitId), unit]));
  const rows = data.units.map((unit): MeasureRow => ({ key: String(unit.unitId), name: unit.name, depth: 0, strong: unit.rank <= 3, before: <Box component="span" sx={{ color: 'text.secondary', mr: 0.75 }} {...(unit.priority ? { title: t('assessment.priority') } : {})}>{unit.rank}{unit.priority && ' ★'}</Box> }));
  const cell = (row: MeasureRow, measure: Measure) => {
    const unit = units.get(row.key)!;
    const [kind, code = ''] = measure.key.split('|');
    if (kind === 'total') return <Link component="button" aria-label={`${unit.name} ${measure.label} ${shownNumber(unit.total, decimals)}`} onClick={() => setUnitId(unit.unitId)} sx={{ fontWeight: 600, fontSize: 'inherit' }}>{shownNumber(unit.total, decimals)}</Link>;
    if (kind === 'moved') return <Moved unit={unit} />;
    const points = kind === 'group' ? (unit.groups[code] ?? null) : (unit.lines[code]?.points ?? null);
    const tinted = tint(points, weights.get(measure.key) ?? 0);
    if (kind === 'group') return <Box component="span" sx={tinted}>{shownNumber(points, decimals)}</Box>;
    return <Link component="button" aria-label={`${unit.name} ${measure.label} ${points === null ? t('assessment.missingMark') : shownNumber(points, decimals)}`} onClick={() => setOpened({ unitId: unit.unitId, indicator: code })} sx={{ ...tinted, color: points === null ? 'warning.main' : 'text.primary', fontSize: 'inherit' }}>{points === null ? t('assessment.missingMark') : shownNumber(points, decimals)}</Link>;
  };
  return (
    <Stack spacing={1.5}>
      <Section flush title={t('assessment.tabs.scores')}>
        <Box sx={{ px: 2, pb: 1, fontSize: 13, color: 'text.secondary' }}>{t('assessment.scoresHint')}{run.scheme.priority && ` ★ ${t('assessment.priority')}${bracketed(run.scheme.priority.clause)}`}</Box>
        <MeasureTable heading={t('assessment.unit')} measures={measures} rows={rows} cell={cell} />
        {data.excluded.map((unit) => <Box key={unit.unitId} sx={{ px: 2, py: 0.75, fontSize: 13.5 }}><b>{unit.name}</b>{sign('colon')}{t('assessment.excluded')}{bracketed(unit.exclusionName)} {unit.reason}</Box>)}
      </Section>
      <AwardsSection run={run} scores={data} />
      {opened && <ScoreDialog run={run} {...opened} onClose={() => setOpened(null)} />}
      {unitId !== null && <SensitivityDialog run={run} unit={units.get(String(unitId))!} onClose={() => setUnitId(null)} />}
    </Stack>
  );
}
