import { useState } from 'react';
import { sourceOf, usePolicyItems } from '../components/Clause';
import { Failure } from '../components/Failure';
import { DayBox } from '../components/form/DayBox';
import { Page } from '../components/Page';
import { PageLoading } from '../layout/PageLoading';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { ItemCard } from './ItemCard';
import { ItemGroups } from './ItemGroups';

/** What the city goes by on a day. */
export default function InForcePage() {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  const [on, setOn] = useState(today);
  const { data, error, refetch } = usePolicyItems(on);
  const day = <DayBox label={t('policy.onDay')} value={on} onChange={(typed) => { if (typed?.precision === 'day') setOn(typed.day); }} />;
  return (
    <Page title={t('policy.inForceTitle')} subtitle={t('policy.inForceHint')} back="/policy-packs" maxWidth={1000}>
      {error && <>{day}<Failure error={error} onRetry={() => { void refetch(); }} /></>}
      {!data && !error && <PageLoading />}
      {data && !error && <ItemGroups items={data} tools={day}>{(item) => <ItemCard item={item} source={sourceOf(item)} />}</ItemGroups>}
    </Page>
  );
}
