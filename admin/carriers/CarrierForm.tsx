import { useFormContext } from 'react-hook-form';
import { useNavigate } from 'react-router-dom';
import type { CarrierRecord } from '../../shared/contracts/places';
import { CARRIER_KINDS, type CarrierKind } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { Fields, Wide } from '../components/form/Fields';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { NumberField } from '../components/form/NumberField';
import { RecordForm } from '../components/form/RecordForm';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { useOwnParks } from '../components/form/useOwnParks';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';
import { useArea } from './area';

type Values = Record<string, unknown>;
const NAMES = ['code', 'name', 'area', 'floor', 'clearHeightMetres', 'loadKgPerSquareMetre', 'vacantSince', 'completedOn', 'remarks'];
const yuan = (fen: unknown) => (typeof fen === 'number' ? fen / 100 : null);

/** What is sent for what was typed: the price in fen, and where it lies only once. */
const written = (fresh: boolean) => (values: Values): Values => ({
  ...Object.fromEntries(Object.entries(values).filter(([name]) => NAMES.includes(name) || (fresh && ['parkId', 'kind'].includes(name)))),
  ...(values['priceYuan'] === undefined ? {} : { priceFen: typeof values['priceYuan'] === 'number' ? Math.round(values['priceYuan'] * 100) : null }),
});

function Measures() {
  const { t } = useWords();
  const { unit } = useArea();
  const kind = (useFormContext().watch('kind') as CarrierKind | null) ?? 'factory';
  return (
    <>
      <NumberField name="area" label={t('carriers.area')} unit={unit(kind)} required />
      <NumberField name="priceYuan" label={t('carriers.price')} unit={t(kind === 'factory' ? 'carriers.rentUnit' : 'carriers.landUnit')} />
      <DayField name="completedOn" label={t('carriers.completedOn')} {...(kind === 'factory' ? { helper: t('carriers.completedHint') } : {})} />
      <DayField name="vacantSince" label={t('carriers.vacantSince')} helper={t('carriers.vacantHint')} />
      {kind === 'factory' && (
        <>
          <TextBox name="floor" label={t('carriers.floor')} maxLength={40} />
          <NumberField name="clearHeightMetres" label={t('carriers.height')} unit={t('carriers.metres')} />
          <NumberField name="loadKgPerSquareMetre" label={t('carriers.load')} unit={t('carriers.loadUnit')} integer />
        </>
      )}
    </>
  );
}

export function CarrierForm({ carrier, parkId }: { carrier?: CarrierRecord; parkId?: number | null }) {
  const { t } = useWords();
  const own = useOwnParks();
  const navigate = useNavigate();
  const record = carrier && { ...carrier, priceYuan: yuan(carrier.priceFen) };
  return (
    <RecordForm<CarrierRecord> resource="carriers" {...(record ? { record } : {})} defaultValues={{ kind: 'factory', parkId: parkId ?? null }} transform={written(!carrier)} onSaved={(saved) => { void navigate(`/carriers/${saved.id}/show`, { replace: true }); }}>
      <FormError />
      <Section>
        <Fields>
          <ReferenceField name="parkId" label={t('carriers.park')} resource="parks" filter={{ archived: false }} first={own} required disabled={Boolean(carrier)} />
          <ChoiceField name="kind" label={t('carriers.kind')} vocabulary={CARRIER_KINDS} required disabled={Boolean(carrier)} />
          <TextBox name="code" label={t('carriers.code')} required maxLength={40} />
          <TextBox name="name" label={t('carriers.name')} required maxLength={100} />
          <Measures />
          <Wide><TextBox name="remarks" rows={2} maxLength={2_000} /></Wide>
        </Fields>
      </Section>
      <FormBar cancelTo={carrier ? `/carriers/${carrier.id}/show` : '/carriers'} />
    </RecordForm>
  );
}
