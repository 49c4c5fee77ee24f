import { useWatch } from 'react-hook-form';
import type { OfficialSeriesRecord, OfficialValueRecord } from '../../shared/contracts/official-values';
import { OFFICIAL_PLACES, type OfficialPlace, type OfficialUnit } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { NumberField } from '../components/form/NumberField';
import { MoneyField } from '../components/form/MoneyField';
import { TextBox } from '../components/form/TextBox';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { ScopeField } from '../targets/ScopeField';
import { kept, typed } from '../targets/ValueField';
import { useSeries, wordsOf } from './useSeries';

interface Values { series: string | null; scopeKey: string | null; period: string | null; value: number | null; document: string | null; documentNumber: string | null; publishedOn: string | null; reason: string | null }

const ALL_PLACES = Object.keys(OFFICIAL_PLACES) as OfficialPlace[];

/** The figure in the unit of its series; a rate is typed in percent and may be negative. */
function FigureField({ unitOf }: { unitOf: (series: string | null) => OfficialUnit }) {
  const { t } = useWords();
  const unit = unitOf(useWatch<Values, 'series'>({ name: 'series' }));
  return unit === 'fen' ? <MoneyField name="value" label={t('statistics.value')} required /> : <NumberField key={unit} name="value" label={t('statistics.value')} required integer={unit === 'count'} signed={unit === 'rate'} {...(unit === 'rate' ? { unit: '%' } : {})} />;
}

/** Places of the kinds that the series is published for. */
function PlaceField({ series }: { series: readonly OfficialSeriesRecord[] }) {
  const chosen = useWatch<Values, 'series'>({ name: 'series' });
  return <ScopeField name="scopeKey" kinds={series.find(({ code }) => code === chosen)?.places ?? ALL_PLACES} />;
}

function Source() {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  return (
    <>
      <TextBox name="document" label={t('statistics.document')} helper={t('statistics.documentHint')} required maxLength={200} />
      <TextBox name="documentNumber" label={t('statistics.documentNumber')} maxLength={100} />
      <DayField name="publishedOn" label={t('statistics.publishedOn')} required {...(today ? { max: today } : {})} />
    </>
  );
}

/** Records a figure as it was published; with `standing`, corrects that one by a further row. */
export function RecordDialog({ standing, onClose, onSaved }: { standing?: OfficialValueRecord; onClose: () => void; onSaved?: (made: OfficialValueRecord) => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const series = useSeries().filter(({ archivedAt }) => archivedAt === null);
  const unitOf = (code: string | null): OfficialUnit => standing?.unit ?? series.find((each) => each.code === code)?.unit ?? 'fen';
  const submit = ({ reason, ...values }: Values, idempotencyKey: string): Promise<OfficialValueRecord> => {
    const value = kept(values.value, unitOf(values.series));
    return standing
      ? api.post(`official-values/${standing.id}/corrections`, { value, document: values.document, documentNumber: values.documentNumber, publishedOn: values.publishedOn, reason }, { idempotencyKey })
      : api.post('official-values', { ...values, value }, { idempotencyKey });
  };
  return (
    <FormDialog<Values, OfficialValueRecord> title={standing ? t('statistics.correctOf', { name: `${standing.scopeName} ${standing.periodName}` }) : t('statistics.record')} submitLabel={t(standing ? 'statistics.correct' : 'form.save')} submit={submit} onClose={onClose}
      onSaved={(made) => { saved(); onSaved?.(made); }}
      defaultValues={{ series: standing?.series ?? null, scopeKey: standing?.scopeKey ?? 'city', period: standing?.period ?? null, value: standing ? typed(standing.value, standing.unit) : null, document: standing?.document ?? null, documentNumber: standing?.documentNumber ?? null, publishedOn: standing?.publishedOn ?? null, reason: null }}>
      {!standing && <ChoiceField name="series" label={t('statistics.series')} vocabulary={wordsOf(series)} required />}
      {!standing && <PlaceField series={series} />}
      {!standing && <TextBox name="period" label={t('statistics.period')} helper={t('statistics.periodHint')} required maxLength={40} />}
      <FigureField unitOf={unitOf} />
      <Source />
      {standing && <TextBox name="reason" label={t('statistics.reason')} required rows={2} maxLength={1000} />}
    </FormDialog>
  );
}
