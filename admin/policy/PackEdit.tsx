import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useRef, useState } from 'react';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import type { PolicyPackDetail } from '../../shared/contracts/policy';
import { FormDialog } from '../components/form/FormDialog';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { PageLoading } from '../layout/PageLoading';
import { api, ApiError } from '../providers/http';
import { useWords } from '../providers/i18n';
import { ProblemList } from './ProblemList';
import { useValidation } from './useValidation';

const YamlEditor = lazy(() => import('./YamlEditor'));

function Editor({ pack }: { pack: PolicyPackDetail }) {
  const { t, locale } = useWords();
  const notify = useNotify();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [text, setText] = useState(pack.yaml);
  const [saved, setSaved] = useState({ text: pack.yaml, version: pack.version });
  const [publishing, setPublishing] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const goTo = useRef<(line: number) => void>(() => undefined);
  const { answer, checking } = useValidation(text);
  const problems = answer?.problems ?? [];
  const dirty = text !== saved.text;
  const save = async () => {
    try {
      const { version } = await api.put<PolicyPackDetail>(`policy-packs/${pack.id}`, { yaml: text, version: saved.version });
      setSaved({ text, version });
      setRefusal(null);
      notify(t('policy.saved'), { type: 'success' });
      void client.invalidateQueries({ queryKey: ['policy-diff', pack.id] });
    } catch (error) {
      setRefusal(error instanceof ApiError ? [error.message, ...error.fields.map((field) => field.message)].join(' · ') : t('app.unexpected'));
    }
  };
  const actions = (
    <>
      <Button variant="outlined" disabled={!dirty} onClick={() => { void save(); }}>{t('policy.save')}</Button>
      <Button variant="contained" disabled={dirty || checking || problems.length > 0} onClick={() => setPublishing(true)}>{t('policy.publish')}</Button>
    </>
  );
  return (
    <Page title={locale === 'zh' ? pack.title : pack.titleEn} back={`/policy-packs/${pack.id}/show`} subtitle={dirty ? t('policy.unsaved') : pack.code} actions={actions}>
      {refusal && <Alert severity="error" sx={{ mb: 1 }}>{refusal}</Alert>}
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' } }}>
        <Suspense fallback={<PageLoading />}><YamlEditor initial={pack.yaml} label={pack.code} problems={problems} onChange={setText} onReady={(move) => { goTo.current = move; }} /></Suspense>
        <Section title={checking ? t('policy.checking') : problems.length ? t('policy.problems', { count: problems.length }) : t('policy.noProblems')}>
          <ProblemList answer={answer} onOpen={(line) => goTo.current(line)} />
        </Section>
      </Box>
      {publishing && (
        <FormDialog<Record<string, never>, PolicyPackDetail> title={t('policy.publish')} submitLabel={t('policy.publish')} defaultValues={{}} onClose={() => setPublishing(false)} submit={(_values, idempotencyKey) => api.post<PolicyPackDetail>(`policy-packs/${pack.id}/publish`, {}, { idempotencyKey })}
          onSaved={() => { void client.invalidateQueries(); notify(t('policy.publishedDone'), { type: 'success' }); void navigate(`/policy-packs/${pack.id}/show`); }}>{t('policy.publishConfirm')}</FormDialog>
      )}
    </Page>
  );
}

/** A draft in an editor that shows what is wrong beside the lines, as it is typed. */
export default function PackEdit() {
  return <Loaded<PolicyPackDetail> resource="policy-packs" fresh>{(pack) => <Editor key={pack.id} pack={pack} />}</Loaded>;
}
