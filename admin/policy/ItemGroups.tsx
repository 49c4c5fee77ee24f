import Box from '@mui/material/Box';
import FormControlLabel from '@mui/material/FormControlLabel';
import Stack from '@mui/material/Stack';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useDeferredValue, useState, type ReactNode } from 'react';
import type { PolicyItem } from '../../shared/contracts/policy';
import { POLICY_TOPICS, topicOf } from '../../shared/policy';
import { Empty } from '../components/Empty';
import { Section } from '../components/Section';
import { bracketed } from '../components/punctuation';
import { useWords } from '../providers/i18n';

/** Items under their topics, to be searched through. */
export function ItemGroups<T extends PolicyItem>({ items, children, tools }: { items: readonly T[]; children: (item: T) => ReactNode; tools?: ReactNode }) {
  const { t, word } = useWords();
  const [typed, setTyped] = useState('');
  const [readings, setReadings] = useState(false);
  const wanted = useDeferredValue(typed.trim().toLowerCase());
  const shown = items.filter((item) => (!readings || item.reading?.length) && `${item.key} ${item.name} ${item.nameEn} ${item.source.clause}`.toLowerCase().includes(wanted));
  const topics = Object.keys(POLICY_TOPICS).filter((topic) => shown.some((item) => topicOf(item.key) === topic));
  return (
    <Stack spacing={1.5}>
      <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
        {tools}
        <TextField size="small" label={t('policy.find')} value={typed} onChange={(event) => setTyped(event.target.value)} sx={{ width: 220 }} />
        <FormControlLabel control={<Switch checked={readings} onChange={(_event, on) => setReadings(on)} />} label={`${t('policy.readingsOnly')}${bracketed(items.filter((item) => item.reading?.length).length)}`} />
      </Box>
      {shown.length === 0 && <Empty title={t('policy.noMatch')} />}
      {topics.map((topic) => <Section key={topic} title={word(POLICY_TOPICS, topic)}>{shown.filter((item) => topicOf(item.key) === topic).map((item) => <Box key={`${item.key} ${item.from}`}>{children(item)}</Box>)}</Section>)}
    </Stack>
  );
}
