import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Radio from '@mui/material/Radio';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useNotify, type RaRecord } from 'react-admin';
import { useFormContext, useWatch } from 'react-hook-form';
import type { CompanyDetail, CompanyMergePreview, CompanyRecord, DuplicateCompany } from '../../shared/contracts/companies';
import { formatInstant } from '../components/day';
import { Failure } from '../components/Failure';
import { FormDialog } from '../components/form/FormDialog';
import { ReferencePicker } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { bracketed, sign } from '../components/punctuation';
import { AttributeValue } from '../projects/AttributeValue';
import { api, ApiError } from '../providers/http';
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

/** Which of the two remains; what speaks for either stands beside it. */
function SurvivorChoice({ preview, onChoose }: { preview: CompanyMergePreview; onChoose: (id: number) => void }) {
  const { t } = useWords();
  const both = [preview.survivor, preview.merged].sort((one, other) => one.id - other.id);
  return (
    <Box role="radiogroup" aria-label={t('companies.mergeSurvivor')}>
      <Box sx={{ fontWeight: 600, fontSize: 13, mb: 0.5 }}>{t('companies.mergeSurvivor')}</Box>
      {both.map((company) => (
        <Box key={company.id} component="label" sx={{ display: 'flex', alignItems: 'flex-start', cursor: 'pointer', p: 0.75, mb: 0.75, border: 1, borderRadius: 1.5, borderColor: company.id === preview.survivor.id ? 'primary.main' : 'divider' }}>
          <Radio size="small" sx={{ p: 0.25, mr: 0.5 }} checked={company.id === preview.survivor.id} onChange={() => onChoose(company.id)} />
          <Box sx={{ minWidth: 0, overflowWrap: 'anywhere' }}>
            {company.name}{company.id === preview.suggestedSurvivorId && bracketed(t('companies.mergeSuggested'))}
            <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{[company.creditCode, t('companies.mergeProjects', { count: company.projectCount }), t('companies.mergeSince', { day: formatInstant(company.createdAt).slice(0, 10) })].filter(Boolean).join(' · ')}</Box>
          </Box>
        </Box>
      ))}
      <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{t('companies.mergeWhy')}</Box>
    </Box>
  );
}

function Preview({ preview }: { preview: CompanyMergePreview }) {
  const { t } = useWords();
  const { setValue } = useFormContext();
  const differing = preview.fields.filter(({ differs }) => differs);
  // Asked anew, with the two changed round or one changed meanwhile, it begins with what is suggested; a reason typed stays.
  useEffect(() => { setValue('choices', suggestions(preview)); }, [preview, setValue]);
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

/** What a field keeps unless somebody chooses otherwise. */
const suggestions = (preview: CompanyMergePreview): Record<string, Side> => Object.fromEntries(preview.fields.map(({ field, suggested }) => [field, suggested]));

const NONE: RaRecord[] = [];

/** Companies that look like this one, offered first. */
function useLikely({ id, name, creditCode, aliases }: CompanyDetail): RaRecord[] {
  const { data } = useQuery({ queryKey: ['similar-companies', id, name], staleTime: 60_000, queryFn: () => api.post<{ companies: DuplicateCompany[] }>('companies/check-duplicates', { name, aliases, ...(creditCode ? { creditCode } : {}) }) });
  return data?.companies ?? NONE;
}

/** Makes one of two companies part of the other: which one remains, what each field keeps, what is moved, and why. */
export function MergeDialog({ company, onClose }: { company: CompanyDetail; onClose: () => void }) {
  const { t } = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const likely = useLikely(company);
  const [other, setOther] = useState<number | null>(null);
  const [kept, setKept] = useState<number | null>(null);
  const { data: preview, error, isFetching } = useQuery<CompanyMergePreview>({
    queryKey: ['merge-preview', company.id, company.version, other, kept], enabled: other !== null, staleTime: 0, retry: false,
    placeholderData: (before) => (before && [before.survivor.id, before.merged.id].includes(other ?? 0) ? before : undefined),
    queryFn: async ({ signal }) => {
      const ask = (id: number, mergedId: number) => api.get<CompanyMergePreview>(`companies/${id}/merge-preview`, { mergedId: String(mergedId) }, signal);
      const asked = await (kept === other ? ask(other!, company.id) : ask(company.id, other!));
      return kept !== null || asked.suggestedSurvivorId === asked.survivor.id ? asked : ask(asked.merged.id, asked.survivor.id);
    },
  });
  const submit = ({ choices, reason }: Values, idempotencyKey: string) => {
    if (!preview) return Promise.reject(new ApiError(400, 'validation', t('companies.mergeChoose')));
    return api.post(`companies/${preview.survivor.id}/merge`, { mergedId: preview.merged.id, version: preview.survivor.version, mergedVersion: preview.merged.version, choices, reason }, { idempotencyKey });
  };
  const done = () => { client.removeQueries({ type: 'inactive' }); void client.invalidateQueries(); notify(t('companies.mergeDone'), { type: 'success' }); onClose(); };
  return (
    <FormDialog<Values> wide title={t('companies.mergeTitle', { name: company.name })} submitLabel={preview ? t('companies.mergeInto', { name: preview.survivor.name }) : t('companies.merge')} defaultValues={{ choices: {}, reason: null }} submit={submit} onSaved={done} onClose={onClose}>
      <ReferencePicker resource="companies" label={t('companies.mergeWith')} value={other} onChange={(id) => { setOther(id === null ? null : Number(id)); setKept(null); }} helperText={t('companies.mergeHint')} first={likely} except={company.id} />
      {isFetching && <LinearProgress />}
      {error && <Failure error={error} />}
      {preview && <SurvivorChoice preview={preview} onChoose={setKept} />}
      {preview && <Preview preview={preview} />}
    </FormDialog>
  );
}
