import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { ImportProblemGroup, ImportRecord } from '../../shared/contracts/imports';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { choiceText } from './choiceWords';
import { useStep } from './useImport';

/** The decisions that can be taken for all rows of a group: the open ones, or all of them anew once none is open. */
export function GroupDecisions({ batch, group }: { batch: ImportRecord; group: ImportProblemGroup }) {
  const words = useWords();
  const { t } = words;
  const { run, busy } = useStep();
  const [year, setYear] = useState('');
  const again = group.open === 0;
  const decide = (choice: string, more: object = {}) => run(choice, () => api.post(`imports/${batch.id}/decisions`, { column: group.column, code: group.code, choice, again, ...more }));
  const validYear = /^(19|20)\d\d$/.test(year);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, mt: 0.75, alignItems: 'center' }}>
      {group.choices.map((choice) => {
        const taken = group.decided[choice] ?? 0;
        return (
          <Button key={choice} variant={taken > 0 ? 'contained' : 'outlined'} color={taken > 0 ? 'inherit' : 'primary'} loading={busy === choice} disabled={busy !== null} onClick={() => { void decide(choice); }}>
            {t(taken > 0 ? 'imports.groups.taken' : again ? 'imports.groups.all' : 'imports.groups.rest', { choice: choiceText(batch.kind, choice, words, undefined, group.code), rows: taken })}
          </Button>
        );
      })}
      {group.code === 'date-without-year' && (
        <Box component="form" sx={{ display: 'flex', gap: 0.75 }} onSubmit={(event) => { event.preventDefault(); if (validYear) void decide('use-year', { year: Number(year) }); }}>
          <TextField label={t('imports.groups.year')} value={year} onChange={(event) => { setYear(event.target.value.trim()); }} sx={{ width: 96 }} slotProps={{ htmlInput: { inputMode: 'numeric', maxLength: 4 } }} />
          <Button type="submit" variant="outlined" loading={busy === 'use-year'} disabled={!validYear || busy !== null}>{t('imports.groups.useYear', { year: validYear ? year : '…' })}</Button>
        </Box>
      )}
    </Box>
  );
}
