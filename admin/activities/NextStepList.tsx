import AddOutlined from '@mui/icons-material/AddOutlined';
import Button from '@mui/material/Button';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useMemo, useState } from 'react';
import { ListBase, useListContext } from 'react-admin';
import { addDays } from '../../shared/day';
import type { NextStepRecord } from '../../shared/contracts/activities';
import { NEXT_STEP_STATUSES } from '../../shared/vocabulary';
import { ListView } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { NextStepItem } from './NextStepItem';
import { SetStepDialog } from './StepDialogs';

/** Whose steps and when: quick cuts over the same list. */
function Cuts({ today }: { today: string }) {
  const { t } = useWords();
  const { filterValues, setFilters } = useListContext();
  const cuts: Record<'mine' | 'overdue' | 'week' | 'all', Record<string, unknown>> = {
    mine: { mine: true, status: 'open' }, overdue: { status: 'open', dueOn: { lte: addDays(today, -1) } }, week: { status: 'open', dueOn: { gte: today, lte: addDays(today, 7) } }, all: {},
  };
  const names = Object.keys(cuts) as (keyof typeof cuts)[];
  const now = names.find((name) => JSON.stringify(cuts[name]) === JSON.stringify(filterValues)) ?? false;
  return (
    <Tabs value={now} onChange={(_event, next: keyof typeof cuts) => setFilters(cuts[next], undefined, false)} variant="scrollable" scrollButtons={false} sx={{ mb: 1 }}>
      {names.map((name) => <Tab key={name} value={name} label={t(`nextSteps.cuts.${name}`)} />)}
    </Tabs>
  );
}

export default function NextStepList() {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? '';
  const mayExport = useCan('activity:export');
  const mayLog = useCan('activity:log');
  const [setting, setSetting] = useState(false);
  const columns = useMemo<Column<NextStepRecord>[]>(() => [{ key: 'step', label: t('nav.nextSteps'), render: (step) => <NextStepItem step={step} withProject withOwner /> }], [t]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'flag', name: 'mine', label: t('activities.mine') }, { kind: 'choice', name: 'status', label: t('promotionEvents.state'), vocabulary: NEXT_STEP_STATUSES }, { kind: 'days', name: 'dueOn', label: t('fields.dueOn') },
    { kind: 'reference', name: 'ownerId', label: t('fields.ownerId'), resource: 'colleagues' },
  ], [t]);
  return (
    <Page title={t('nav.nextSteps')} maxWidth={900} actions={mayLog && <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setSetting(true)}>{t('nextSteps.add')}</Button>}>
      <ListBase<NextStepRecord> resource="next-steps" sort={{ field: 'dueOn', order: 'ASC' }} perPage={50} exporter={false} filterDefaultValues={{ mine: true, status: 'open' }}>
        <ListView<NextStepRecord> name="next-steps" {...(mayExport ? { exportPath: 'next-steps/export' } : {})} columns={columns} filters={filters} search={false} top={<Cuts today={today} />} hidden={['mine', 'status']}
          card={(step) => <NextStepItem step={step} withProject withOwner />} empty={{ title: t('nextSteps.empty'), hint: t('nextSteps.emptyHint') }} />
      </ListBase>
      {setting && <SetStepDialog onClose={() => setSetting(false)} />}
    </Page>
  );
}
