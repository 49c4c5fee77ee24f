import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useFormContext } from 'react-hook-form';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { InvestorMatches } from '../companies/InvestorMatches';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { NamesField } from '../components/form/NamesField';
import { ReferenceField } from '../components/form/ReferenceField';
import { useOwnParks } from '../components/form/useOwnParks';
import { TextBox } from '../components/form/TextBox';
import { HOME_COUNTIES } from '../components/homeCounties';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { DuplicateNotice } from './DuplicateNotice';
import { NextStep } from './NextStep';

interface Values { name: string | null; investors: string[]; parkId: number | null; regionCode: string | null; agreedInvestmentFen: number | null; nextStep: string | null; nextStepOn: string | null }

/** Where the project would land: a park, or a county outside any park. */
function Place() {
  const { t } = useWords();
  const [where, setWhere] = useState<'park' | 'county'>('park');
  const own = useOwnParks();
  const { resetField, getFieldState } = useFormContext();
  const only = own.length === 1 ? own[0]?.id : undefined;
  // Somebody of a park logs leads for that park; nothing has been typed by it.
  useEffect(() => { if (only !== undefined && !getFieldState('parkId').isDirty) resetField('parkId', { defaultValue: only }); }, [only, resetField, getFieldState]);
  return (
    <>
      <ToggleButtonGroup size="small" exclusive value={where} onChange={(_event, next: 'park' | 'county' | null) => { if (next) setWhere(next); }} aria-label={t('columns.place')}>
        <ToggleButton value="park">{t('fields.parkId')}</ToggleButton><ToggleButton value="county">{t('projects.countyOutside')}</ToggleButton>
      </ToggleButtonGroup>
      {where === 'park' ? <ReferenceField name="parkId" resource="parks" first={own} /> : <ReferenceField name="regionCode" resource="regions" filter={HOME_COUNTIES} />}
    </>
  );
}

/** A lead in five fields, from anywhere, with one hand. */
export default function QuickAdd({ onClose }: { onClose: () => void }) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const navigate = useNavigate();
  const user = useSession()?.user;
  const made = useRef<ProjectRecord | null>(null);
  const submit = async ({ nextStep, nextStepOn, ...lead }: Values, idempotencyKey: string) => {
    made.current ??= await api.post<ProjectRecord>('projects', { ...lead, officerId: user?.id }, { idempotencyKey });
    if (nextStep) await api.post(`projects/${made.current.id}/follow-ups`, { note: t('quickAdd.firstNote'), nextStep, nextStepOn }, { idempotencyKey: `${idempotencyKey}-step` });
    return made.current;
  };
  const done = (project: ProjectRecord) => {
    void client.invalidateQueries();
    notify(t('quickAdd.saved'), { type: 'success' });
    onClose();
    void navigate(`/projects/${project.id}/show`);
  };
  return (
    <FormDialog<Values, ProjectRecord> title={t('quickAdd.title')} submitLabel={t('quickAdd.submit')} onClose={onClose} onSaved={done} submit={submit}
      defaultValues={{ name: null, investors: [], parkId: null, regionCode: null, agreedInvestmentFen: null, nextStep: null, nextStepOn: null }}>
      <TextBox name="name" required autoFocus maxLength={200} />
      <NamesField name="investors" companies helper={t('projects.investorsHint')} />
      <InvestorMatches name="investors" />
      <DuplicateNotice />
      <Place />
      <MoneyField name="agreedInvestmentFen" />
      <NextStep />
    </FormDialog>
  );
}
