import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssessmentCell, EnteredCell } from '../../shared/contracts/assessment';
import { Empty } from '../components/Empty';
import { Failure } from '../components/Failure';
import { MeasureTable, type Measure, type MeasureRow } from '../components/MeasureTable';
import { Section } from '../components/Section';
import { bracketed, sign } from '../components/punctuation';
import { api, ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { EntryDialog } from './EntryDialog';
import { indicatorsOf, shownNumber, useSaved, type RunProps } from './run';
import { SheetButtons } from './SheetButtons';
import { FilesButton, ValueCell } from './ValueCell';

const cellKey = ({ unitId, indicator, input }: Pick<AssessmentCell, 'unitId' | 'indicator' | 'input'>) => `${unitId}|${indicator}|${input}`;

/** The values of a department, unit by indicator; a block copied from a spreadsheet fills the cells from the one it is put into. */
export function ValuesTab({ run }: RunProps) {
  const { t } = useWords();
  const saved = useSaved();
  // Who manages the run stands in for every department.
  const manages = useCan('assessment:manage');
  const own = manages ? undefined : run.deliveries.find((delivery) => delivery.own && delivery.cells > 0)?.department;
  const [department, setDepartment] = useState(own ?? '');
  const [typed, setTyped] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [read, setRead] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const [opened, setOpened] = useState<{ key: string; title: string } | null>(null);
  const { data, error, refetch } = useQuery({ queryKey: ['assessment', run.id, 'values', run.version], queryFn: ({ signal }) => api.get<AssessmentCell[]>(`assessment-runs/${run.id}/values`, {}, signal) });
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  if (!data) return <LinearProgress />;
  const open = run.status === 'collecting' || run.status === 'checking';
  const cells = new Map(data.map((cell) => [cellKey(cell), cell]));
  const measures = indicatorsOf(run.scheme).filter((indicator) => !department || indicator.departments.includes(department)).flatMap((indicator) => (indicator.inputs ?? [{ name: 'value', label: '', unit: indicator.unit }]).map((input): Measure => ({
    key: `${indicator.code}|${input.name}`, group: run.scheme.groups.find((group) => group.indicators.includes(indicator))?.name ?? t('assessment.adjustments'), label: `${indicator.name}${indicator.inputs && indicator.inputs.length > 1 ? ` · ${input.label}` : ''}${bracketed(input.unit)}`,
  })));
  const rows = run.unitList.filter((unit) => unit.included && data.some((cell) => cell.unitId === unit.id)).map((unit): MeasureRow => ({ key: String(unit.id), name: unit.exclusion ? `${unit.name}${bracketed(t('assessment.excluded'))}` : unit.name, depth: 0, strong: false }));
  const paste = (row: MeasureRow, measure: Measure, text: string) => {
    const block = text.replace(/\r?\n$/, '').split(/\r?\n/).map((line) => line.split('\t'));
    const [top, left] = [rows.findIndex(({ key }) => key === row.key), measures.findIndex(({ key }) => key === measure.key)];
    setTyped((before) => Object.assign({ ...before }, ...block.flatMap((line, down) => line.flatMap((value, right) => {
      const key = `${rows[top + down]?.key}|${measures[left + right]?.key}`;
      return cells.get(key)?.mine ? [{ [key]: value.trim() }] : [];
    }))) as Record<string, string>);
  };
  const save = async () => {
    setBusy(true);
    setFailure(null);
    try {
      const values = Object.entries(typed).map(([key, raw]) => { const cell = cells.get(key)!; return { unitId: cell.unitId, indicator: cell.indicator, input: cell.input, raw: raw === '' ? null : raw, version: cell.version }; });
      const entered = await api.put<EnteredCell[]>(`assessment-runs/${run.id}/values`, { values });
      setRead((before) => ({ ...before, ...Object.fromEntries(entered.filter(({ raw, value }) => value !== null && Number(raw.replace('%', '')) !== Number(value)).map((cell) => [cellKey(cell), cell.readAs])) }));
      setTyped({});
      await refetch();
      saved('assessment.valuesSaved');
    } catch (cause) {
      if (!(cause instanceof ApiError)) throw cause;
      const keys = Object.keys(typed);
      const named = cause.fields.slice(0, 8).map((field) => { const cell = cells.get(keys[Number(field.path.split('.')[1])] ?? ''); return cell ? `${run.unitList.find(({ id }) => id === cell.unitId)?.name ?? ''} · ${indicatorsOf(run.scheme).find(({ code }) => code === cell.indicator)?.name ?? ''}${sign('colon')}${field.message}` : field.message; });
      setFailure(named.length ? named.join(sign('clause')) : errorLine(cause));
    } finally {
      setBusy(false);
    }
  };
  const cellOf = (row: MeasureRow, measure: Measure) => {
    const key = `${row.key}|${measure.key}`;
    const cell = cells.get(key);
    if (!cell) return '';
    const show = () => setOpened({ key, title: `${row.name} · ${measure.label}` });
    if (open && cell.mine) return <ValueCell label={`${row.name} ${measure.label}`} cell={cell} typed={typed[key]} readAs={read[key]} onChange={(raw) => setTyped((before) => ({ ...before, [key]: raw }))} onPaste={(text) => paste(row, measure, text)} onOpen={show} />;
    return cell.value === null ? <Box component="span" sx={{ color: 'warning.main' }}>{t('assessment.missingMark')}</Box> : <Box component="span" title={cell.fed ? t('assessment.fed') : (cell.enteredByName ?? '')} sx={cell.fed ? { color: 'primary.main' } : {}}>{shownNumber(cell.value)}{cell.fed ? ' *' : ''}{cell.evidenceCount > 0 && <FilesButton label={`${row.name} ${measure.label}`} count={cell.evidenceCount} onClick={show} />}</Box>;
  };
  const changes = Object.keys(typed).length;
  return (
    <Section flush title={t('assessment.tabs.values')} actions={(
      <>
        <TextField select size="small" label={t('assessment.department')} value={department} onChange={(event) => setDepartment(event.target.value)} fullWidth={false} sx={{ width: { xs: 190, sm: 260 } }} slotProps={{ inputLabel: { shrink: true }, select: { displayEmpty: true } }}>
          <MenuItem value="">{t('assessment.allDepartments')}</MenuItem>
          {run.deliveries.map((delivery) => <MenuItem key={delivery.department} value={delivery.department}>{delivery.department} {delivery.delivered}/{delivery.cells}</MenuItem>)}
        </TextField>
        {open && data.some((cell) => cell.mine) && <SheetButtons run={run} department={department} />}
        {open && changes > 0 && <Button variant="contained" loading={busy} onClick={() => { void save(); }}>{t('assessment.saveValues', { count: changes })}</Button>}
      </>
    )}>
      <Box sx={{ px: 2, pb: 1, fontSize: 13, color: 'text.secondary' }}>{t('assessment.valuesHint')}</Box>
      {failure && <Alert severity="error" sx={{ mx: 2, mb: 1 }}>{failure}</Alert>}
      {rows.length && measures.length ? <MeasureTable heading={t('assessment.unit')} measures={measures} rows={rows} cell={cellOf} /> : <Empty title={t('assessment.nothingToEnter')} />}
      {opened && cells.has(opened.key) && <EntryDialog run={run} cell={cells.get(opened.key)!} title={opened.title} editable={open && cells.get(opened.key)!.mine} onClose={() => setOpened(null)} />}
    </Section>
  );
}
