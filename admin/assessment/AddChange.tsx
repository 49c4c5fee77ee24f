import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { AssessmentMethod } from '../../shared/contracts/assessment';
import { bracketed } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { indicatorsOf, type RunProps } from './run';
import { fitting, inputsOf, type Change } from './whatIf';

const KINDS = ['value', 'weight', 'method'] as const;
const shrunk = { inputLabel: { shrink: true } } as const;

interface SelectProps { label: string; value: string; options: [string, string][]; onChange: (value: string) => void }
function Select({ label, value, options, onChange }: SelectProps) {
  return <TextField select size="small" label={label} value={value} onChange={(event) => onChange(event.target.value)} slotProps={shrunk}>{options.map(([key, text]) => <MenuItem key={key} value={key}>{text}</MenuItem>)}</TextField>;
}

interface ArgumentsProps { method: AssessmentMethod; values: Record<string, unknown>; onChange: (name: string, value: unknown) => void }
function Arguments({ method, values, onChange }: ArgumentsProps) {
  return method.arguments.map(({ name, label, kind, choices }) => {
    if (kind === 'choice') return <Select key={name} label={label} value={String(values[name] ?? '')} options={Object.entries(choices)} onChange={(value) => onChange(name, value)} />;
    if (kind === 'number') return <TextField key={name} size="small" label={label} value={String(values[name] ?? '')} onChange={(event) => onChange(name, event.target.value.trim() === '' ? null : Number.isNaN(Number(event.target.value)) ? event.target.value : Number(event.target.value))} slotProps={shrunk} />;
    return null;
  });
}

/** Puts together one change: a unit's value, an indicator's weight, or its method with the arguments. */
export function AddChange({ run, methods, onAdd }: RunProps & { methods: AssessmentMethod[]; onAdd: (change: Change) => void }) {
  const { t } = useWords();
  const indicators = indicatorsOf(run.scheme);
  const units = run.unitList.filter((unit) => unit.included && !unit.exclusion);
  const [kind, setKind] = useState<(typeof KINDS)[number]>('value');
  const [code, setCode] = useState(indicators[0]?.code ?? '');
  const [unitId, setUnitId] = useState(String(units[0]?.id ?? ''));
  const [chosen, setChosen] = useState<{ input?: string; text: string; method?: string; given: Record<string, unknown> }>({ text: '', given: {} });
  const indicator = indicators.find((each) => each.code === code)!;
  const inputs = inputsOf(indicator);
  const input = inputs.find(({ name }) => name === chosen.input) ?? inputs[0]!;
  const choices = fitting(methods, indicator);
  const method = choices.find((each) => each.code === (chosen.method ?? indicator.method.code));
  const own = method?.code === indicator.method.code ? (indicator.method.arguments ?? {}) : {};
  const values = Object.fromEntries((method?.arguments ?? []).map(({ name, default: fallback }) => [name, chosen.given[name] ?? own[name] ?? fallback]));
  const another = (next: string) => { setCode(next); setChosen({ text: '', given: {} }); };
  const ready = kind === 'method' ? method?.arguments.every(({ name, required }) => !required || (values[name] !== null && values[name] !== undefined)) ?? false : chosen.text.trim() !== '' && (kind === 'weight' || unitId !== '');
  const add = () => {
    if (kind === 'value') onAdd({ kind, unitId: Number(unitId), indicator: code, input: input.name, value: chosen.text.trim() });
    else if (kind === 'weight') onAdd({ kind, indicator: code, weight: chosen.text.trim() });
    else if (method) onAdd({ kind, indicator: code, code: method.code, arguments: values });
    setChosen((before) => ({ ...before, text: '' }));
  };
  return (
    <Box component="form" onSubmit={(event) => { event.preventDefault(); if (ready) add(); }} sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr', lg: 'repeat(4, 1fr)' } }}>
      <Select label={t('assessment.changeOf')} value={kind} options={KINDS.map((each) => [each, t(`assessment.changes.${each}`)])} onChange={(next) => { setKind(next as typeof kind); setChosen({ text: '', given: {} }); }} />
      <Select label={t('assessment.indicator')} value={code} options={indicators.map((each) => [each.code, `${each.name}${bracketed(each.weight || '±')}`])} onChange={another} />
      {kind === 'value' && <Select label={t('assessment.unit')} value={unitId} options={units.map((unit) => [String(unit.id), unit.name])} onChange={setUnitId} />}
      {kind === 'value' && inputs.length > 1 && <Select label={t('assessment.value')} value={input.name} options={inputs.map(({ name, label }) => [name, label])} onChange={(name) => setChosen((before) => ({ ...before, input: name }))} />}
      {kind === 'method'
        ? <Select label={t('assessment.method')} value={method?.code ?? ''} options={choices.map((each) => [each.code, each.name])} onChange={(next) => setChosen({ text: '', method: next, given: {} })} />
        : <TextField size="small" label={kind === 'value' ? `${t('assessment.newValue')}${bracketed(input.unit)}` : `${t('assessment.weight')}${bracketed(indicator.weight)}`} value={chosen.text} onChange={(event) => setChosen((before) => ({ ...before, text: event.target.value }))} slotProps={shrunk} />}
      {kind === 'method' && method && <Arguments method={method} values={values} onChange={(name, value) => setChosen((before) => ({ ...before, given: { ...before.given, [name]: value } }))} />}
      <Button type="submit" variant="outlined" startIcon={<AddOutlined />} disabled={!ready}>{t('assessment.addChange')}</Button>
    </Box>
  );
}
