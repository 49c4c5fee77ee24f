import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import Accordion from '@mui/material/Accordion';
import AccordionDetails from '@mui/material/AccordionDetails';
import AccordionSummary from '@mui/material/AccordionSummary';
import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PolicyItem, PolicyPackDetail, PolicyPackRecord } from '../../shared/contracts/policy';
import { POLICY_TOPICS, topicOf } from '../../shared/policy';
import { Failure } from '../components/Failure';
import { PageLoading } from '../layout/PageLoading';
import { list } from '../providers/dataProvider';
import { api } from '../providers/http';
import { useMetricDefinitions } from '../metrics/useMetrics';
import { useWords } from '../providers/i18n';
import { valueLines } from './valueWords';

/** `pack@version` → the keys picked from it. */
export type Picked = Record<string, string[]>;

function Line({ item, on, onChange }: { item: PolicyItem; on: boolean; onChange: (on: boolean) => void }) {
  const words = useWords();
  const { data: metrics = [] } = useMetricDefinitions();
  const value = item.kind === 'scheme' ? '' : valueLines(item, words, metrics)[0] ?? '';
  return (
    <FormControlLabel sx={{ display: 'flex', alignItems: 'flex-start', mr: 0 }} control={<Checkbox size="small" checked={on} onChange={(_event, next) => onChange(next)} sx={{ py: 0.5 }} />}
      label={<Box sx={{ pt: 0.5, fontSize: 13.5 }}>{words.locale === 'zh' ? item.name : item.nameEn} <Box component="span" sx={{ color: 'text.secondary' }}>{value} · §{item.source.clause}</Box></Box>} />
  );
}

function Topic({ topic, keys, items, onChange }: { topic: string; keys: readonly string[]; items: readonly PolicyItem[]; onChange: (keys: string[]) => void }) {
  const { word } = useWords();
  const own = items.map((item) => item.key);
  const chosen = own.filter((key) => keys.includes(key)).length;
  const others = keys.filter((key) => !own.includes(key));
  return (
    <Box sx={{ mb: 1 }}>
      <FormControlLabel control={<Checkbox size="small" checked={chosen === own.length} indeterminate={chosen > 0 && chosen < own.length} onChange={(_event, on) => onChange(on ? [...others, ...own] : others)} />} label={<b>{word(POLICY_TOPICS, topic)}</b>} />
      <Box sx={{ pl: 3 }}>{items.map((item) => <Line key={item.key} item={item} on={keys.includes(item.key)} onChange={(on) => onChange(on ? [...keys, item.key] : keys.filter((key) => key !== item.key))} />)}</Box>
    </Box>
  );
}

function Items({ id, keys, onChange }: { id: number; keys: readonly string[]; onChange: (keys: string[]) => void }) {
  const { data, error } = useQuery({ queryKey: ['one', 'policy-packs', String(id)], queryFn: ({ signal }) => api.get<PolicyPackDetail>(`policy-packs/${id}`, {}, signal) });
  if (error) return <Failure error={error} />;
  if (!data?.content) return <PageLoading />;
  // Of several periods of one key the last stands for all.
  const items = [...new Map(data.content.items.map((item) => [item.key, item])).values()];
  const topics = [...new Set(items.map((item) => topicOf(item.key)))];
  return <>{topics.map((topic) => <Topic key={topic} topic={topic} keys={keys} items={items.filter((item) => topicOf(item.key) === topic)} onChange={onChange} />)}</>;
}

/** The published packs, each to be opened and picked from. */
export function PickList({ picked, onChange }: { picked: Picked; onChange: (picked: Picked) => void }) {
  const { t, locale } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const { data, error } = useQuery({ queryKey: ['policy-packs', 'published'], queryFn: ({ signal }) => list<PolicyPackRecord>('policy-packs', { filter: { published: true }, sort: { field: 'code', order: 'ASC' }, from: 0, to: 199, signal }) });
  if (error) return <Failure error={error} />;
  if (!data) return <PageLoading />;
  return (
    <>
      {data.data.map((pack) => {
        const name = `${pack.code}@${pack.number}`;
        const keys = picked[name] ?? [];
        return (
          <Accordion key={pack.id} disableGutters variant="outlined" expanded={open === pack.id} onChange={(_event, on) => setOpen(on ? pack.id : null)} slotProps={{ transition: { unmountOnExit: true } }}>
            <AccordionSummary expandIcon={<ExpandMoreOutlined />}><Box sx={{ flex: 1 }}>{locale === 'zh' ? pack.title : pack.titleEn} <Box component="code" sx={{ color: 'text.secondary' }}>{name}</Box></Box><Box sx={{ px: 1, whiteSpace: 'nowrap', color: keys.length ? 'primary.main' : 'text.secondary' }}>{t('policy.composing.chosen', { count: keys.length })}</Box></AccordionSummary>
            <AccordionDetails><Items id={pack.id} keys={keys} onChange={(next) => onChange({ ...picked, [name]: next })} /></AccordionDetails>
          </Accordion>
        );
      })}
    </>
  );
}
