import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ImportProblemGroup, ImportRecord } from '../../shared/contracts/imports';
import { Failure } from '../components/Failure';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { GroupDecisions } from './GroupDecisions';
import { SameAnswers } from './SameAnswers';
import { useProblemGroups } from './useImport';

interface GroupProps { batch: ImportRecord; group: ImportProblemGroup; onShow: (code: string) => void }

function Group({ batch, group, onShow }: GroupProps) {
  const { t } = useWords();
  const open = group.open > 0;
  return (
    <Box component="li" sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
        <Box component="span" sx={{ fontWeight: 600 }}>{group.column || t('imports.wholeRow')}</Box>
        <Box component="span" sx={{ color: group.severity === 'error' ? 'error.main' : undefined }}>{group.message}</Box>
        <Button onClick={() => onShow(group.code)} sx={{ p: 0, minHeight: 0, minWidth: 0 }}>{t('imports.groups.rows', { rows: group.rows })}</Button>
        {group.severity === 'decision' && <Box component="span" sx={{ fontSize: 13, color: open ? 'warning.main' : 'success.main' }}>{open ? t('imports.groups.open', { open: group.open }) : t('imports.groups.allDecided')}</Box>}
      </Box>
      {group.examples.length > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{t('imports.groups.examples')}{sign('colon')}{group.examples.map((text) => `“${text}”`).join(sign('list'))}</Box>}
      {batch.status === 'previewed' && <SameAnswers batch={batch} group={group} />}
      {group.choices.length > 0 && batch.status === 'previewed' && <GroupDecisions batch={batch} group={group} />}
    </Box>
  );
}

/** What needs no decision, but must not be overlooked. */
const SAID: ReadonlySet<string> = new Set(['amount-foreign', 'same-name-in-file', 'row-hidden']);
const WEIGHT = { decision: 0, error: 1, warning: 2, info: 3 };

/** The problems of a file by column and kind, those that need a decision first; each can be decided for all its rows at once. */
export function ProblemGroups({ batch, onShow }: { batch: ImportRecord; onShow: (code: string) => void }) {
  const { t } = useWords();
  const { data, error, refetch } = useProblemGroups(batch.id);
  const [all, setAll] = useState(false);
  if (error) return <Failure error={error} onRetry={() => { void refetch(); }} />;
  const groups = [...(data ?? [])].sort((one, other) => Number(other.open > 0) - Number(one.open > 0) || WEIGHT[one.severity] - WEIGHT[other.severity] || other.rows - one.rows);
  const pressing = groups.filter((group) => group.open > 0 || group.severity === 'error' || SAID.has(group.code));
  return (
    <Section title={t('imports.groups.title')}>
      <Box sx={{ color: 'text.secondary', fontSize: 13.5 }}>{t(groups.length > 0 ? 'imports.groups.hint' : 'imports.groups.none')}</Box>
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{(all ? groups : pressing).map((group) => <Group key={`${group.column}|${group.code}`} batch={batch} group={group} onShow={onShow} />)}</Box>
      {groups.length > pressing.length && <Button onClick={() => setAll(!all)}>{all ? t('imports.groups.fewer') : t('imports.groups.more', { smart_count: groups.length - pressing.length })}</Button>}
    </Section>
  );
}
