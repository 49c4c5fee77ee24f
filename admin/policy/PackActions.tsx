import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { Link, useNavigate } from 'react-router-dom';
import type { PolicyAdoption, PolicyPackDetail } from '../../shared/contracts/policy';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { ExportButton } from '../components/list/ExportButton';
import { api, ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

interface Adoption { from: string | null; decisionTitle: string | null; decisionNumber: string | null; decidedOn: string | null }

function AdoptDialog({ pack, onClose }: { pack: PolicyPackDetail; onClose: () => void }) {
  const { t, locale } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const decision = Object.values(pack.content?.documents ?? {})[0];
  return (
    <FormDialog<Adoption, PolicyAdoption> title={t('policy.adopting.title', { title: locale === 'zh' ? pack.title : pack.titleEn })} submitLabel={t('policy.adopt')} onClose={onClose}
      defaultValues={{ from: pack.content?.covers?.from ?? null, decisionTitle: decision?.title ?? null, decisionNumber: decision?.number ?? null, decidedOn: decision?.issuedOn ?? null }}
      submit={(values, idempotencyKey) => api.post<PolicyAdoption>(`policy-packs/${pack.id}/adopt`, values, { idempotencyKey })}
      onSaved={() => { void client.invalidateQueries(); notify(t('form.saved'), { type: 'success' }); onClose(); }}>
      <span>{t('policy.adopting.hint')}</span>
      <DayField name="from" label={t('policy.adopting.from')} required />
      <TextBox name="decisionTitle" label={t('policy.composing.decisionTitle')} required maxLength={200} />
      <TextBox name="decisionNumber" label={t('policy.composing.decisionNumber')} maxLength={60} />
      <DayField name="decidedOn" label={t('policy.composing.issuedOn')} />
    </FormDialog>
  );
}

/** What may be done with a pack: go on writing, make a new version, adopt. */
export function PackActions({ pack }: { pack: PolicyPackDetail }) {
  const { t } = useWords();
  const mayManage = useCan('policy:manage');
  const notify = useNotify();
  const navigate = useNavigate();
  const [adopting, setAdopting] = useState(false);
  const file = <ExportButton path={`policy-packs/${pack.id}/yaml`} query={{}} filename={`${pack.code}.yaml`} label="YAML" />;
  if (!mayManage) return file;
  const again = async () => {
    try {
      const draft = await api.post<PolicyPackDetail>('policy-packs', { yaml: pack.yaml });
      void navigate(`/policy-packs/${draft.id}`);
    } catch (error) {
      notify(error instanceof ApiError ? error.message : t('app.unexpected'), { type: 'error' });
    }
  };
  if (pack.number === null) return <>{file}<Button variant="contained" component={Link} to={`/policy-packs/${pack.id}`}>{t('policy.edit')}</Button></>;
  return (
    <>
      {file}
      <Button variant="outlined" onClick={() => { void again(); }}>{t('policy.newVersion')}</Button>
      <Button variant="contained" onClick={() => setAdopting(true)}>{t('policy.adopt')}</Button>
      {adopting && <AdoptDialog pack={pack} onClose={() => setAdopting(false)} />}
    </>
  );
}
