import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { AssessmentRunDetail, AssessmentRunRecord } from '../../shared/contracts/assessment';
import { FormDialog } from '../components/form/FormDialog';
import { NumberField } from '../components/form/NumberField';
import { ResourceList } from '../components/list/ResourceList';
import type { Column } from '../components/list/types';
import { Page } from '../components/Page';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { RunMark } from './RunMark';

function CreateDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const year = Number(useSession()?.installation.today.slice(0, 4));
  return (
    <FormDialog<{ year: number | null }, AssessmentRunDetail> title={t('assessment.create')} submitLabel={t('assessment.create')} defaultValues={{ year }} onClose={onClose} onSaved={(run) => { void navigate(`/assessment-runs/${run.id}/show`); }}
      submit={({ year: chosen }, idempotencyKey) => api.post('assessment-runs', { year: chosen }, { idempotencyKey })}>
      <NumberField name="year" label={t('assessment.year')} required helper={t('assessment.createHint')} />
    </FormDialog>
  );
}

/** The assessments, one a year. */
export default function RunList() {
  const { t } = useWords();
  const mayManage = useCan('assessment:manage');
  const [creating, setCreating] = useState(false);
  const columns = useMemo<Column<AssessmentRunRecord>[]>(() => [
    { key: 'name', label: t('assessment.name'), render: (run) => <Link to={`/assessment-runs/${run.id}/show`}>{run.name}</Link> },
    { key: 'status', label: t('assessment.status'), render: (run) => <RunMark run={run} /> },
    { key: 'dueOn', label: t('assessment.dueOn'), render: (run) => run.dueOn },
    { key: 'units', label: t('assessment.units'), align: 'right', render: (run) => run.units },
    { key: 'excluded', label: t('assessment.excludedCount'), align: 'right', render: (run) => run.excluded || '—' },
    { key: 'missing', label: t('assessment.missing'), align: 'right', render: (run) => run.missing || '—' },
    { key: 'pack', label: t('assessment.pack'), render: (run) => <code title={run.packSha256}>{run.packCode}@{run.packNumber}</code> },
  ], [t]);
  return (
    <Page title={t('assessment.title')} subtitle={t('assessment.hint')} actions={mayManage && <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setCreating(true)}>{t('assessment.create')}</Button>}>
      <ResourceList<AssessmentRunRecord> resource="assessment-runs" name="assessment-runs" sort={{ field: 'id', order: 'DESC' }} columns={columns} search={false} link={(run) => `/assessment-runs/${run.id}/show`} empty={{ title: t('assessment.empty') }}
        card={(run) => <><Box sx={{ fontWeight: 600 }}>{run.name}</Box><Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{t('assessment.units')} {run.units} · {t('assessment.dueOn')} {run.dueOn}{run.missing ? ` · ${t('assessment.missing')} ${run.missing}` : ''}</Box><RunMark run={run} /></>} />
      {creating && <CreateDialog onClose={() => setCreating(false)} />}
    </Page>
  );
}
