import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { TargetSheetPreview } from '../../shared/contracts/targets';
import { FormDialog } from '../components/form/FormDialog';
import { bracketed } from '../components/punctuation';
import { formatFigure } from '../metrics/figures';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

type Row = TargetSheetPreview['rows'][number];
/** Drawn at once; the rest is said. */
const MOST_SHOWN = 300;
const line = { py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } };

function Problems({ rows }: { rows: Row[] }) {
  const { t } = useWords();
  const problems = rows.flatMap((row) => row.problems.map((problem) => ({ ...problem, row: row.row, scopeName: row.scopeName })));
  return (
    <Alert severity="error">
      {t('targets.sheetProblems', { count: problems.length })}
      {problems.slice(0, MOST_SHOWN).map((problem) => <Box key={`${problem.row} ${problem.column} ${problem.message}`} sx={{ fontSize: 13.5 }}>{t('targets.sheetPlace', { row: problem.row, column: problem.column })} {[problem.scopeName, problem.header, problem.message].filter(Boolean).join(' · ')}{problem.text && !problem.message.includes(problem.text) ? bracketed(problem.text) : ''}</Box>)}
    </Alert>
  );
}

function Sums({ sums }: Pick<TargetSheetPreview, 'sums'>) {
  const { t, locale } = useWords();
  return <Alert severity="info">{sums.map((sum) => <Box key={`${sum.name} ${sum.scopeName}`} sx={{ fontSize: 13.5 }}>{sum.scopeName} · {sum.name} · {t('targets.sum', { sum: formatFigure(sum.below, sum.unit, locale), value: formatFigure(sum.value, sum.unit, locale) })} · {sum.because}</Box>)}</Alert>;
}

function Changes({ rows }: { rows: Row[] }) {
  const { t, locale } = useWords();
  return (
    <Box sx={{ maxHeight: 360, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1, px: 1.5 }}>
      {rows.slice(0, MOST_SHOWN).map((row) => (
        <Box key={row.row} sx={line}>
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}><Chip label={t(row.change === 'new' ? 'targets.sheetNew' : 'targets.sheetChanged')} color={row.change === 'new' ? 'success' : 'info'} variant="outlined" /><span>{row.scopeName} · {row.name}</span></Box>
          {row.change === 'new' && row.item && row.unit && <Box sx={{ fontSize: 13.5 }}>{formatFigure(row.item.value, row.unit, locale)}</Box>}
          {row.changes.map((change) => <Box key={change.header} sx={{ fontSize: 13.5 }}><Box component="span" sx={{ color: 'text.secondary' }}>{change.header}</Box> {change.before ?? '—'} → <b>{change.after ?? '—'}</b></Box>)}
        </Box>
      ))}
    </Box>
  );
}

/** What an uploaded table would set and change; all of it is applied, or with anything wrong nothing. */
export function SheetDialog({ preview, onClose }: { preview: TargetSheetPreview; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const { rows, sums } = preview;
  const refused = rows.filter(({ change }) => change === 'refused');
  const differing = rows.filter(({ change }) => change === 'new' || change === 'changed');
  const blocked = refused.length > 0 || differing.length === 0;
  const count = (change: Row['change']) => rows.filter((row) => row.change === change).length;
  return (
    <FormDialog<Record<string, never>> wide title={preview.filename} submitLabel={blocked ? t('app.close') : t('targets.sheetApply', { count: differing.length })} defaultValues={{}} onClose={onClose}
      onSaved={() => { if (blocked) onClose(); else saved(); }}
      submit={async (_values, idempotencyKey) => blocked ? undefined : api.post('targets/batch', { items: differing.map(({ item }) => item) }, { idempotencyKey })}>
      {refused.length > 0 && <Problems rows={refused} />}
      <Box sx={{ fontSize: 13.5, color: 'text.secondary' }}>{t('targets.sheetSum', { created: count('new'), changed: count('changed'), unchanged: count('unchanged'), refused: refused.length })}</Box>
      {sums.length > 0 && <Sums sums={sums} />}
      {differing.length > 0 && <Changes rows={differing} />}
    </FormDialog>
  );
}
