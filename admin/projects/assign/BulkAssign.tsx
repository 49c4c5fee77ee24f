import Button from '@mui/material/Button';
import { useState } from 'react';
import { useListContext } from 'react-admin';
import { useWords } from '../../providers/i18n';
import type { AssignmentPlan } from './plan';
import { AssignDialog } from './AssignDialog';
import { PreviewDialog } from './PreviewDialog';

/** Assigns the chosen projects, or all that the filter finds: first what is to change, then each project before and after. */
export function BulkAssign() {
  const { t } = useWords();
  const { onUnselectItems } = useListContext();
  const [open, setOpen] = useState(false);
  const [plan, setPlan] = useState<AssignmentPlan | null>(null);
  const close = () => { setOpen(false); setPlan(null); };
  return (
    <>
      <Button variant="outlined" onClick={() => setOpen(true)}>{t('assign.button')}</Button>
      {open && !plan && <AssignDialog onPlanned={setPlan} onClose={close} />}
      {plan && <PreviewDialog plan={plan} onPlanned={setPlan} onBack={() => setPlan(null)} onDone={() => { close(); onUnselectItems(); }} />}
    </>
  );
}
