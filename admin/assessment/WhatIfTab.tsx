import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { WhatIfAnswer } from '../../shared/contracts/assessment';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { MovementTable } from './MovementTable';
import { indicatorsOf, type RunProps } from './run';

/** Methods that need nothing but an indicator's value, and how equal values rank. */
const METHODS = ['rank-share', 'rank-to-zero', 'value-ratio', 'efficacy'] as const;
const RANKED = new Set<string>(['rank-share', 'rank-to-zero']);
const TIES = ['standard', 'dense', 'average'] as const;

/** Another value, method, tie rule or weight for one indicator: who gains and who loses. Nothing is kept. */
export function WhatIfTab({ run }: RunProps) {
  const { t } = useWords();
  const indicators = indicatorsOf(run.scheme);
  const units = run.unitList.filter((unit) => unit.included && !unit.exclusion);
  const [code, setCode] = useState(indicators[0]?.code ?? '');
  const [asked, setAsked] = useState({ unitId: '', value: '', method: '', ties: '', weight: '' });
  const [answer, setAnswer] = useState<WhatIfAnswer | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const indicator = indicators.find((each) => each.code === code)!;
  const input = indicator.inputs?.[0]?.name ?? 'value';
  const set = (patch: Partial<typeof asked>) => setAsked((before) => ({ ...before, ...patch }));
  const method = asked.method || (asked.ties && RANKED.has(indicator.method.code) ? indicator.method.code : '');
  const ask = async () => {
    setFailure(null);
    try {
      setAnswer(await api.post<WhatIfAnswer>(`assessment-runs/${run.id}/what-if`, {
        values: asked.unitId && asked.value ? [{ unitId: Number(asked.unitId), indicator: code, input, value: asked.value }] : [],
        methods: method ? [{ indicator: code, code: method, ...(asked.ties && RANKED.has(method) ? { arguments: { ...(method === indicator.method.code ? indicator.method.arguments : {}), ties: asked.ties } } : {}) }] : [], weights: asked.weight ? [{ indicator: code, weight: asked.weight }] : [],
      }));
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      setFailure(errorLine(cause));
    }
  };
  const select = (label: string, value: string, onChange: (value: string) => void, options: [string, string][], empty = true) => (
    <TextField select size="small" label={label} value={value} onChange={(event) => onChange(event.target.value)} slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}>
      {empty && <MenuItem value="">{t('assessment.asIs')}</MenuItem>}
      {options.map(([key, text]) => <MenuItem key={key} value={key}>{text}</MenuItem>)}
    </TextField>
  );
  return (
    <Section title={t('assessment.tabs.what-if')}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1.5 }}>{t('assessment.whatIfHint')}</Box>
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(4, 1fr)' } }}>
        {select(t('assessment.indicator'), code, setCode, indicators.map((each) => [each.code, `${each.name}${bracketed(each.weight || '±')}`]), false)}
        {select(t('assessment.unit'), asked.unitId, (unitId) => set({ unitId }), units.map((unit) => [String(unit.id), unit.name]))}
        <TextField size="small" label={`${t('assessment.newValue')}${bracketed(indicator.unit)}`} value={asked.value} disabled={!asked.unitId} onChange={(event) => set({ value: event.target.value })} />
        <TextField size="small" label={`${t('assessment.weight')}${bracketed(indicator.weight)}`} value={asked.weight} onChange={(event) => set({ weight: event.target.value })} />
        {select(t('assessment.method'), asked.method, (chosen) => set({ method: chosen }), METHODS.map((each) => [each, t(`assessment.methods.${each}`)]))}
        {select(t('assessment.ties'), asked.ties, (ties) => set({ ties }), TIES.map((each) => [each, t(`assessment.tieRules.${each}`)]))}
        <Button variant="contained" onClick={() => { void ask(); }}>{t('assessment.tryIt')}</Button>
      </Box>
      {failure && <Alert severity="error" sx={{ mt: 1.5 }}>{failure}</Alert>}
      {answer && answer.weights.sum !== answer.weights.total && <Alert severity="warning" sx={{ mt: 1.5 }}>{t('assessment.weightsSum', answer.weights)}</Alert>}
      {answer && <Box sx={{ mt: 1.5, overflowX: 'auto' }}>{answer.awards.map((award) => <Box key={award.code}>{award.name}{sign('colon')}{award.before.join(sign('list')) || '—'} → {award.after.join(sign('list')) || '—'}</Box>)}<MovementTable movements={answer.movements} /></Box>}
    </Section>
  );
}
