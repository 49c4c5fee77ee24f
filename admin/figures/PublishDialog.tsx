import Box from '@mui/material/Box';
import { useNavigate } from 'react-router-dom';
import type { PublishedFigureRecord } from '../../shared/contracts/figures';
import type { MetricAnswer } from '../../shared/contracts/metrics';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { formatFigure } from '../metrics/figures';
import type { MetricQuery } from '../metrics/query';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

interface Values { title: string | null; note: string | null }

/** Publishes the figure on screen: its question, value and lines are frozen. */
export function PublishDialog({ answer, name, query, onClose }: { answer: MetricAnswer; name: string; query: MetricQuery; onClose: () => void }) {
  const { t, locale } = useWords();
  const navigate = useNavigate();
  return (
    <FormDialog<Values, PublishedFigureRecord> title={t('figures.publish')} submitLabel={t('figures.publish')} onClose={onClose} onSaved={(figure) => navigate(`/figures/${figure.id}/show`)} defaultValues={{ title: `${answer.period?.label ?? answer.on ?? ''} ${name}`.trim().slice(0, 200), note: null }}
      submit={(values, idempotencyKey) => api.post('figures', { ...values, metric: answer.code, question: Object.fromEntries(Object.entries(query).filter(([, value]) => value !== null && value !== undefined)) }, { idempotencyKey })}>
      <Box>{t('figures.publishHint', { value: formatFigure(answer.value, answer.unit, locale), count: answer.lineCount })}</Box>
      <TextBox name="title" label={t('figures.name')} required maxLength={200} />
      <TextBox name="note" label={t('targets.note')} rows={2} maxLength={2000} />
    </FormDialog>
  );
}
