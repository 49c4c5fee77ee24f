import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import type { PolicyPackDetail, PolicyPick } from '../../shared/contracts/policy';
import { ApiForm } from '../components/form/ApiForm';
import { DayField } from '../components/form/DayField';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { TextBox } from '../components/form/TextBox';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { PickList, type Picked } from './PickList';

interface Values { code: string | null; title: string | null; titleEn: string | null; covers: { from: string | null; until: string | null }; decision: { title: string | null; number: string | null; issuer: string | null; issuedOn: string | null } }

const EMPTY: Values = { code: null, title: null, titleEn: null, covers: { from: null, until: null }, decision: { title: null, number: null, issuer: null, issuedOn: null } };

/** `pack@version` → keys, as the API takes them. */
function picksOf(picked: Picked): PolicyPick[] {
  return Object.entries(picked).filter(([, keys]) => keys.length).map(([name, items]) => { const [pack = '', version] = name.split('@'); return { pack, version: Number(version), items }; });
}

/** Keys that two documents were picked for. */
function clashes(picked: Picked): string[] {
  const all = Object.values(picked).flat();
  return [...new Set(all.filter((key, index) => all.indexOf(key) !== index))];
}

/** The city's own pack: items from several documents, under its own decision and in its own periods. */
export default function ComposePage() {
  const { t } = useWords();
  const navigate = useNavigate();
  const [picked, setPicked] = useState<Picked>({});
  const count = Object.values(picked).flat().length;
  const twice = clashes(picked);
  const submit = ({ covers, ...values }: Values, idempotencyKey: string) =>
    api.post<PolicyPackDetail>('policy-packs/compose', { ...values, covers: covers.from || covers.until ? covers : null, picks: picksOf(picked) }, { idempotencyKey });
  return (
    <Page title={t('policy.composing.title')} back="/policy-packs" maxWidth={1000}>
      <ApiForm<Values, PolicyPackDetail> defaultValues={EMPTY} submit={submit} onSaved={(pack) => { void navigate(`/policy-packs/${pack.id}`); }}>
        <FormError />
        <Stack spacing={1.5}>
          <Section title={t('policy.composing.decision')}>
            <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
              <TextBox name="title" label={t('policy.composing.packTitle')} required maxLength={100} /><TextBox name="titleEn" label={t('policy.composing.packTitleEn')} required maxLength={200} />
              <TextBox name="code" label={t('policy.composing.code')} required maxLength={39} placeholder="city-2026" /><TextBox name="decision.title" label={t('policy.composing.decisionTitle')} required maxLength={150} />
              <TextBox name="decision.number" label={t('policy.composing.decisionNumber')} maxLength={60} /><TextBox name="decision.issuer" label={t('policy.composing.issuer')} maxLength={100} />
              <DayField name="decision.issuedOn" label={t('policy.composing.issuedOn')} required />
            </Box>
          </Section>
          <Section title={t('policy.composing.covers')}>
            <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1.5 }}>{t('policy.composing.keep')}</Box>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2 }}><DayField name="covers.from" label={t('policy.fields.from')} /><DayField name="covers.until" label={t('policy.fields.until')} /></Box>
          </Section>
          <Section title={`${t('policy.composing.packs')} · ${t('policy.composing.chosen', { count })}`}>
            <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('policy.composing.baseHint')}</Box>
            {twice.map((key) => <Alert key={key} severity="warning" sx={{ mb: 0.5 }}>{t('policy.composing.clash', { key })}</Alert>)}
            <PickList picked={picked} onChange={setPicked} />
          </Section>
          <FormBar submitLabel={t('policy.composing.submit')} cancelTo="/policy-packs" />
        </Stack>
      </ApiForm>
    </Page>
  );
}
