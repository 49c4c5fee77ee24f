import Button from '@mui/material/Button';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { PlanDialog } from './PlanDialog';

/** Plans the chosen projects of a list for a year's batch. */
export function PlanBulk() {
  const { t } = useWords();
  const { selectedIds, onUnselectItems } = useListContext<ProjectRecord>();
  const [open, setOpen] = useState(false);
  const year = Number((useSession()?.installation.today ?? '').slice(0, 4)) || null;
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>{t('batches.planShort')}</Button>
      {open && <PlanDialog ids={selectedIds.map(Number)} year={year} onClose={() => { setOpen(false); onUnselectItems(); }} />}
    </>
  );
}
