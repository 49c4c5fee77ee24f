import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import MenuItem from '@mui/material/MenuItem';
import Stack from '@mui/material/Stack';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssessmentMethod, WhatIfAnswer } from '../../shared/contracts/assessment';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { AddChange } from './AddChange';
import { MovementTable } from './MovementTable';
import { ProspectList } from './ProspectList';
import { indicatorsOf, type RunProps } from './run';
import { inputsOf, keyOf, requestOf, type Change } from './whatIf';

/** A change in words. */
function useChangeWords(run: RunProps['run'], methods: readonly AssessmentMethod[]) {
  const { t } = useWords();
  const unitName = (id: number) => run.unitList.find((unit) => unit.id === id)?.name ?? '';
  return (change: Change): string => {
    if (change.kind === 'project') return `${unitName(change.unitId)} · ${change.prospect.name ?? t('assessment.hiddenName')}${sign('colon')}${change.prospect.step}`;
    const indicator = indicatorsOf(run.scheme).find(({ code }) => code === change.indicator)!;
    if (change.kind === 'weight') return `${indicator.name}${sign('colon')}${t('assessment.weight')} ${indicator.weight} → ${change.weight}`;
    if (change.kind === 'value') {
      const inputs = inputsOf(indicator);
      return `${unitName(change.unitId)} · ${indicator.name}${inputs.length > 1 ? ` · ${inputs.find(({ name }) => name === change.input)?.label ?? ''}` : ''} → ${change.value}`;
    }
    const method = methods.find(({ code }) => code === change.code);
    const told = (method?.arguments ?? []).filter(({ name, kind, default: fallback }) => (kind === 'number' || kind === 'choice') && change.arguments[name] !== fallback).map(({ name, label, choices }) => `${label} ${choices[String(change.arguments[name])] ?? String(change.arguments[name] ?? '—')}`);
    return `${indicator.name}${sign('colon')}${[method?.name ?? change.code, ...told].join(sign('comma'))}`;
  };
}

/** Several values, methods, weights and projects changed at once: who gains and who loses. Nothing is kept. */
export function WhatIfTab({ run }: RunProps) {
  const { t } = useWords();
  const units = run.unitList.filter((unit) => unit.included && !unit.exclusion);
  const { data: methods = [] } = useQuery({ queryKey: ['assessment', 'methods'], queryFn: ({ signal }) => api.get<AssessmentMethod[]>('assessment-runs/methods', {}, signal) });
  const [changes, setChanges] = useState<Change[]>([]);
  const [answer, setAnswer] = useState<WhatIfAnswer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [unitId, setUnitId] = useState<number | null>(null);
  const wordsOf = useChangeWords(run, methods);
  const put = (change: Change, on = true) => { setAnswer(null); setChanges((before) => [...before.filter((each) => keyOf(each) !== keyOf(change)), ...(on ? [change] : [])]); };
  const ask = async () => {
    setFailure(null);
    try {
      setAnswer(await api.post<WhatIfAnswer>(`assessment-runs/${run.id}/what-if`, requestOf(changes)));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setFailure(errorLine(cause));
    }
  };
  const movements = answer?.movements ?? [];
  const [up, down] = [movements.filter(({ before, after }) => before && after && after.rank < before.rank), movements.filter(({ before, after }) => before && after && after.rank > before.rank)];
  return (
    <Stack spacing={1.5}>
      <Section title={t('assessment.tabs.what-if')}>
        <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1.5 }}>{t('assessment.whatIfHint')}{run.computedAt === null ? ` · ${t('assessment.whatIfSoFar', { count: run.missing })}` : ''}</Box>
        <AddChange run={run} methods={methods} onAdd={put} />
        {changes.length > 0 && (
          <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mt: 1.5, alignItems: 'center' }}>
            {changes.map((change) => <Chip key={keyOf(change)} label={wordsOf(change)} onDelete={() => put(change, false)} sx={{ maxWidth: '100%' }} />)}
            <Button variant="contained" onClick={() => { void ask(); }}>{t('assessment.tryIt')}</Button>
            <Button onClick={() => { setChanges([]); setAnswer(null); }}>{t('assessment.clearChanges')}</Button>
          </Box>
        )}
        {failure && <Alert severity="error" sx={{ mt: 1.5 }}>{failure}</Alert>}
        {answer && answer.weights.sum !== answer.weights.total && <Alert severity="warning" sx={{ mt: 1.5 }}>{t('assessment.weightsSum', answer.weights)}</Alert>}
        {answer && (
          <Box sx={{ mt: 1.5, overflowX: 'auto' }}>
            <Box sx={{ mb: 1 }}>{t('assessment.gainers')}{sign('colon')}{up.map(({ name, before, after }) => `${name} ${before!.rank}→${after!.rank}`).join(sign('list')) || '—'}<br />{t('assessment.losers')}{sign('colon')}{down.map(({ name, before, after }) => `${name} ${before!.rank}→${after!.rank}`).join(sign('list')) || '—'}</Box>
            {answer.awards.map((award) => <Box key={award.code}>{award.name}{sign('colon')}{award.before.join(sign('list')) || '—'} → {award.after.join(sign('list')) || '—'}</Box>)}
            <MovementTable movements={movements} />
          </Box>
        )}
      </Section>
      <Section title={t('assessment.prospects')}>
        <TextField select size="small" label={t('assessment.unit')} value={unitId ?? ''} onChange={(event) => setUnitId(Number(event.target.value))} fullWidth={false} sx={{ width: { xs: '100%', sm: 320 }, mb: 1 }} slotProps={{ inputLabel: { shrink: true } }}>
          {units.map((unit) => <MenuItem key={unit.id} value={unit.id}>{unit.name}</MenuItem>)}
        </TextField>
        {unitId !== null && <ProspectList key={unitId} run={run} unitId={unitId} picking={{ picked: (prospect) => changes.some((change) => keyOf(change) === keyOf({ kind: 'project', unitId, prospect })), onPick: (prospect, on) => put({ kind: 'project', unitId, prospect }, on) }} />}
      </Section>
    </Stack>
  );
}
