import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Radio from '@mui/material/Radio';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { CompanyDetail, CompanyMergePreview, CompanyRecord } from '../../shared/contracts/companies';
import { Failure } from '../components/Failure';
import { FormDialog } from '../components/form/FormDialog';
import { ReferencePicker } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { sign } from '../components/punctuation';
import { AttributeValue } from '../projects/AttributeValue';
import { api } from '../providers/http';
import { useWords, type MessageKey } from '../providers/i18n';

type Side = 'survivor' | 'merged';
interface Values { choices: Record<string, Side>; reason: string | null }

/** What a company says under a field of the merge. */
function said(company: CompanyRecord, field: string, yes: string): string {
  if (field === 'groupId') return company.groupName ?? '—';
  if (field === 'regionCode') return company.regionFullName ?? '—';
  if (field === 'anchor') return company.anchor ? yes : '—';
  return String(company[field as keyof CompanyRecord] ?? '—') || '—';
}

function FieldChoice({ preview, field }: { preview: CompanyMergePreview; field: string }) {
  const { t } = useWords();
  const { setValue } = useFormContext();
  const chosen = useWatch({ name: `choices.${field}` }) as Side;
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: '110px 1fr 1fr' }, gap: 1, py: 0.5, borderTop: 1, borderColor: 'divider', alignItems: 'center' }}>
      <Box sx={{ color: 'text.secondary', fontSize: 13, gridColumn: { xs: '1 / -1', md: 'auto' } }}>{t(`companies.mergeFields.${field}` as MessageKey)}</Box>
      {(['survivor', 'merged'] as const).map((side) => (
        <Box key={side} component="label" sx={{ display: 'flex', alignItems: 'flex-start', cursor: 'pointer', fontSize: 13.5, minWidth: 0, overflowWrap: 'anywhere' }}>
          <Radio size="small" sx={{ p: 0.25, mr: 0.5 }} checked={chosen === side} onChange={() => setValue(`choices.${field}`, side, { shouldDirty: true })} />
          {field === 'industryCode' ? <AttributeValue name="industryCode" value={preview[side].industryCode} /> : said(preview[side], field, t('list.yes'))}
        </Box>
      ))}
    </Box>
  );
}

function Preview({ preview }: { preview: CompanyMergePreview }) {
  const { t } = useWords();
  const differing = preview.fields.filter(({ differs }) => differs);
  return (
    <>
      <Box>
        <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr 1fr', md: '110px 1fr 1fr' }, gap: 1, fontSize: 13, fontWeight: 600, pb: 0.5 }}><Box component="span" sx={{ display: { xs: 'none', md: 'inline' } }} /><span>{t('companies.mergeKept')}</span><span>{t('companies.mergeGone')}</span></Box>
        {differing.map(({ field }) => <FieldChoice key={field} preview={preview} field={field} />)}
      </Box>
      <Alert severity="info">
        {preview.moves.length > 0 ? t('companies.mergeMoves', { moves: preview.moves.map(({ what, count }) => t(`companies.moved.${what}` as MessageKey, { count })).join(sign('list')) }) : t('companies.mergeNothing')}
        <Box>{t('companies.mergeNames', { names: preview.aliases.join(sign('list')) || '—' })}</Box>
      </Alert>
      <TextBox name="reason" maxLength={500} />
    </>
  );
}

/** The choices of a preview as the form begins with them. */
const suggestions = (preview: CompanyMergePreview | undefined): Record<string, Side> => Object.fromEntries((preview?.fields ?? []).map(({ field, suggested }) => [field, suggested]));

/** Makes another company part of this one: what each field keeps, what is moved, and why. */
export function MergeDialog({ company, onClose }: { company: CompanyDetail; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const [other, setOther] = useState<number | null>(null);
  const { data: preview, error, isFetching } = useQuery({
    queryKey: ['merge-preview', company.id, company.version, other], enabled: other !== null && other !== company.id, staleTime: 0, retry: false,
    queryFn: ({ signal }) => api.get<CompanyMergePreview>(`companies/${company.id}/merge-preview`, { mergedId: String(other) }, signal),
  });
  const submit = ({ choices, reason }: Values, idempotencyKey: string) => {
    if (!preview) return Promise.reject(new Error('nothing to merge'));
    return api.post(`companies/${company.id}/merge`, { mergedId: preview.merged.id, version: preview.survivor.version, mergedVersion: preview.merged.version, choices, reason }, { idempotencyKey });
  };
  const done = () => { client.removeQueries({ type: 'inactive' }); void client.invalidateQueries(); notify(t('companies.mergeDone'), { type: 'success' }); onClose(); };
  return (
    <FormDialog<Values> key={preview ? `${preview.merged.id} ${preview.merged.version}` : 'asking'} wide title={t('companies.mergeTitle', { name: company.name })} submitLabel={t('companies.merge')} defaultValues={{ choices: suggestions(preview), reason: null }} submit={submit} onSaved={done} onClose={onClose}>
      <ReferencePicker resource="companies" label={t('companies.mergeWith')} value={other} onChange={(id) => setOther(id === null ? null : Number(id))} helperText={other === company.id ? t('companies.mergeItself') : t('companies.mergeHint')} error={other === company.id} />
      {isFetching && <LinearProgress />}
      {error && <Failure error={error} />}
      {preview && <Preview preview={preview} />}
    </FormDialog>
  );
}
