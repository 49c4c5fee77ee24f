import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useMemo } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { addDays } from '../../shared/day';
import type { FollowUpRecord } from '../../shared/contracts/projects';
import { ListView } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { FollowUpItem } from './FollowUpItem';

/** Whose steps and when: quick cuts over the same list. */
function Cuts({ today }: { today: string }) {
  const { t } = useWords();
  const { filterValues, setFilters } = useListContext();
  const cuts: Record<'mine' | 'overdue' | 'week' | 'all', Record<string, unknown>> = {
    mine: { mine: true, open: true },
    overdue: { open: true, nextStepOn: { lte: addDays(today, -1) } },
    week: { open: true, nextStepOn: { gte: today, lte: addDays(today, 7) } },
    all: {},
  };
  const names = Object.keys(cuts) as (keyof typeof cuts)[];
  const now = names.find((name) => JSON.stringify(cuts[name]) === JSON.stringify(filterValues)) ?? false;
  return (
    <Tabs value={now} onChange={(_event, next: keyof typeof cuts) => setFilters(cuts[next], undefined, false)} variant="scrollable" scrollButtons={false} sx={{ mb: 1 }}>
      {names.map((name) => <Tab key={name} value={name} label={t(`followUps.cuts.${name}`)} />)}
    </Tabs>
  );
}

export default function FollowUpList() {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  const columns = useMemo<Column<FollowUpRecord>[]>(() => [
    { key: 'step', label: t('followUps.title'), render: (followUp) => <FollowUpItem followUp={followUp} withProject /> },
  ], [t]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'flag', name: 'mine', label: t('followUps.cuts.mine') }, { kind: 'flag', name: 'open', label: t('followUps.open') }, { kind: 'days', name: 'nextStepOn', label: t('fields.nextStepOn') },
  ], [t]);
  return (
    <Page title={t('nav.followUps')} maxWidth={900}>
      <ListBase<FollowUpRecord> resource="follow-ups" sort={{ field: 'nextStepOn', order: 'ASC' }} perPage={50} exporter={false} filterDefaultValues={{ mine: true, open: true }}>
        <ListView<FollowUpRecord> name="follow-ups" columns={columns} filters={filters} search={false} top={<Cuts today={today} />} hidden={['mine', 'open']}
          card={(followUp) => <FollowUpItem followUp={followUp} withProject />} empty={{ title: t('followUps.empty'), hint: t('followUps.emptyHint') }} />
      </ListBase>
    </Page>
  );
}
