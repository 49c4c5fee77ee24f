import FormControlLabel from '@mui/material/FormControlLabel';
import MenuItem from '@mui/material/MenuItem';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { MetricDefinition } from '../../shared/contracts/metrics';
import { MILESTONES, OFFICIAL_COVERAGES, OFFICIAL_SERIES, ORIGINS, PROJECT_STATUSES, PROMOTION_EVENT_KINDS, STAGES, type Label } from '../../shared/vocabulary';
import { DayBox } from '../components/form/DayBox';
import { inUnit, parseAmount } from '../components/money';
import { bracketed } from '../components/punctuation';
import { useWords } from '../providers/i18n';

type Argument = MetricDefinition['arguments'][number];
const EXTRA: Record<string, Label> = {
  'not-terminated': { zh: '未终止', en: 'Not terminated' }, parks: { zh: '园区内', en: 'In parks' }, industrial: { zh: '工业项目', en: 'Industrial' }, funds: { zh: '到位资金', en: 'Funds arrived' },
  'signed-projects': { zh: '签约项目数', en: 'Projects signed' }, 'signed-investment': { zh: '签约协议投资', en: 'Agreed investment signed' }, 'started-projects': { zh: '开工项目数', en: 'Projects started' }, 'producing-projects': { zh: '投产项目数', en: 'Projects producing' }, 'funds-arrived': { zh: '到位资金', en: 'Funds arrived' }, 'completed-investment': { zh: '完成投资', en: 'Completed investment' },
  settled: { zh: '入园', en: 'Settled in a park' }, any: { zh: '不限', en: 'Any' }, unstated: { zh: '未填写', en: 'Not stated' }, agreed: { zh: '协议投资', en: 'Agreed' }, arrived: { zh: '到位资金', en: 'Arrived' },
};
const WORDS: Record<string, Label> = { ...STAGES, ...MILESTONES, ...PROJECT_STATUSES, ...ORIGINS, ...PROMOTION_EVENT_KINDS, ...OFFICIAL_SERIES, ...OFFICIAL_COVERAGES, ...EXTRA };

/** The word for a choice of an argument. */
export const argumentWord = (code: string, locale: 'zh' | 'en'): string => WORDS[code]?.[locale] ?? code;

function AmountArgument({ label, value, onChange }: { label: string; value: number; onChange: (fen: number) => void }) {
  const { t } = useWords();
  const [typed, setTyped] = useState(value === 0 ? '' : inUnit(value, 'wan'));
  const fen = typed.trim() === '' ? 0 : parseAmount(typed, 'wan');
  return (
    <TextField label={`${label}${bracketed(t('form.wan'))}`} value={typed} error={fen === null} helperText={fen === null ? t('form.notAmount') : undefined} sx={{ width: 230 }}
      onChange={(event) => setTyped(event.target.value)} onBlur={() => { if (fen !== null && fen !== value) onChange(fen); }} onKeyDown={(event) => { if (event.key === 'Enter' && fen !== null) onChange(fen); }} />
  );
}

/** One argument of a metric, as its definition describes it. */
export function ArgumentField({ argument, value, onChange }: { argument: Argument; value: unknown; onChange: (value: unknown) => void }) {
  const { word, locale } = useWords();
  const label = locale === 'zh' ? argument.label : argument.labelEn;
  switch (argument.kind) {
    case 'flag': return <FormControlLabel label={label} control={<Switch size="small" checked={Boolean(value)} onChange={(_event, on) => onChange(on)} />} />;
    case 'fen': return <AmountArgument key={String(value)} label={label} value={Number(value ?? 0)} onChange={onChange} />;
    case 'day': return <DayBox label={label} value={(value as string | null | undefined) ?? null} onChange={(typed, raw) => { if (typed?.precision === 'day') onChange(typed.day); else if (raw === '') onChange(null); }} width={190} />;
    case 'choice': return (
      <TextField select label={label} value={value ?? ''} onChange={(event) => onChange(event.target.value)} sx={{ width: 190 }}>
        {(argument.choices ?? []).map((code) => <MenuItem key={code} value={code}>{word(WORDS, code)}</MenuItem>)}
      </TextField>
    );
  }
}
