import type { OfficialSeriesRecord } from '../../shared/contracts/official-values';
import { OFFICIAL_NATURES, OFFICIAL_PLACES, OFFICIAL_UNITS, type OfficialNature, type OfficialPlace, type OfficialUnit } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { ChoicesField } from '../components/form/ChoicesField';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { useProjectSaved } from '../projects/useProjectSaved';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

interface Values { code: string | null; name: string | null; nameEn: string | null; unit: OfficialUnit | null; nature: OfficialNature | null; publisher: string | null; source: string | null; places: OfficialPlace[] }

/** Defines a series, or changes one; what its figures rest on stays while there are any. */
export function SeriesDialog({ series, onClose }: { series?: OfficialSeriesRecord; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const submit = ({ code, ...values }: Values, idempotencyKey: string): Promise<OfficialSeriesRecord> =>
    series ? api.put(`official-series/${series.id}`, { ...values, version: series.version }) : api.post('official-series', { code, ...values }, { idempotencyKey });
  const fixed = (series?.valueCount ?? 0) > 0;
  return (
    <FormDialog<Values, OfficialSeriesRecord> title={series ? series.name : t('statistics.newSeries')} submitLabel={t('form.save')} submit={submit} onClose={onClose} onSaved={() => saved()}
      defaultValues={{ code: series?.code ?? null, name: series?.name ?? null, nameEn: series?.nameEn ?? null, unit: series?.unit ?? null, nature: series?.nature ?? 'flow', publisher: series?.publisher ?? null, source: series?.source ?? null, places: series?.places ?? ['city', 'county', 'park'] }}>
      <TextBox name="name" label={t('statistics.seriesName')} required maxLength={100} />
      <TextBox name="nameEn" label={t('statistics.seriesNameEn')} required maxLength={200} />
      <TextBox name="code" label={t('statistics.seriesCode')} helper={t('statistics.seriesCodeHint')} required maxLength={40} disabled={Boolean(series)} />
      <ChoiceField name="unit" label={t('statistics.unit')} vocabulary={OFFICIAL_UNITS} required disabled={fixed} />
      <ChoiceField name="nature" label={t('statistics.nature')} vocabulary={OFFICIAL_NATURES} required disabled={fixed} {...(fixed ? { helper: t('statistics.fixed', { count: series!.valueCount }) } : {})} />
      <ChoicesField name="places" label={t('statistics.places')} vocabulary={OFFICIAL_PLACES} required />
      <TextBox name="publisher" label={t('statistics.publisher')} maxLength={100} />
      <TextBox name="source" label={t('statistics.seriesSource')} helper={t('statistics.seriesSourceHint')} maxLength={200} />
    </FormDialog>
  );
}
