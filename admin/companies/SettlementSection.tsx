import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { CompanyDetail, SettlementLine } from '../../shared/contracts/companies';
import { DISPOSALS, MILESTONES } from '../../shared/vocabulary';
import { formatDay } from '../components/day';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { VerificationMark } from '../components/marks';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';

function Line({ line }: { line: SettlementLine }) {
  const { t, word, locale } = useWords();
  const day = (on: string | null, precision: string | null) => (on ? formatDay(on, precision ?? 'day', locale) : t('companies.dayUnknown'));
  const missing = line.missing.map((one) => (one === 'park' ? t('companies.noPark') : word(MILESTONES, one)));
  return (
    <Box component="li" sx={{ py: 0.75, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Link to={`/projects/${line.projectId}/show`}>{line.projectName}</Link>{line.credited && <Chip label={t('companies.credited')} color="success" variant="outlined" />}<VerificationMark verification={line.verification} />
      </Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary' }}>
        {[line.parkName, !line.missing.includes('registered') && `${word(MILESTONES, 'registered')} ${day(line.registeredOn, line.registeredOnPrecision)}`, !line.missing.includes('land-secured') && `${word(MILESTONES, 'land-secured')} ${day(line.landSecuredOn, line.landSecuredOnPrecision)}`].filter(Boolean).join(' · ')}
        {missing.length > 0 && <Box component="span" sx={{ color: 'warning.main' }}>{' '}{t('companies.missing', { what: missing.join(sign('list')) })}</Box>}
      </Box>
    </Box>
  );
}

function StopDialog({ company, onDone }: { company: CompanyDetail; onDone: () => void }) {
  const { t } = useWords();
  const today = useSession()?.installation.today ?? null;
  const stopped = Boolean(company.stoppedOn);
  const client = useQueryClient();
  return (
    <FormDialog<Record<string, string | null>> title={t(stopped ? 'companies.resume' : 'companies.stop')} defaultValues={stopped ? { resumedOn: today, reason: null } : { stoppedOn: today, disposal: null, plan: null, reason: null }} onClose={onDone}
      submit={(values, idempotencyKey) => api.post(`companies/${company.id}/${stopped ? 'resumption' : 'stop'}`, values, { idempotencyKey })} onSaved={() => { void client.invalidateQueries(); onDone(); }}>
      <DayField name={stopped ? 'resumedOn' : 'stoppedOn'} label={t(stopped ? 'companies.resumedOn' : 'companies.stoppedOn')} required {...(today ? { max: today } : {})} />
      {!stopped && <ChoiceField name="disposal" label={t('companies.disposal')} vocabulary={DISPOSALS} />}
      {!stopped && <TextBox name="plan" label={t('companies.plan')} rows={3} maxLength={2000} />}
      <TextBox name="reason" rows={2} maxLength={500} />
    </FormDialog>
  );
}

/** Whether a company has settled, on what grounds, and whether it stands idle. */
export function SettlementSection({ company }: { company: CompanyDetail }) {
  const { t, word, locale } = useWords();
  const mayManage = useCan('company:manage');
  const [asking, setAsking] = useState(false);
  const settled = company.settledParkId !== null;
  if (!settled && company.settlement.length === 0) return null;
  return (
    <Section title={t('companies.settledState')} actions={mayManage && settled && !company.mergedIntoId && <Button onClick={() => setAsking(true)}>{t(company.stoppedOn ? 'companies.resume' : 'companies.stop')}</Button>}>
      <Box sx={{ fontWeight: 600 }}>{settled ? t(company.settledOn ? 'companies.settledIn' : 'companies.settledSomeday', { park: company.settledParkName ?? '', day: company.settledOn ? formatDay(company.settledOn, 'day', locale) : '' }) : t('companies.notSettled')}</Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{t('companies.settledRule')}</Box>
      {company.stoppedOn && <Alert severity="warning" sx={{ my: 1 }}>{t('companies.stoppedSince', { day: company.stoppedOn })}{company.disposal && ` · ${word(DISPOSALS, company.disposal)}`}{company.disposalPlan && <Box sx={{ whiteSpace: 'pre-wrap' }}>{company.disposalPlan}</Box>}</Alert>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{company.settlement.map((line) => <Line key={line.projectId} line={line} />)}</Box>
      {company.stops.map((stop) => <Box key={stop.id} sx={{ fontSize: 13, color: 'text.secondary' }}>{stop.occurredOn} {t(`companies.stopTypes.${stop.type}`)}{stop.reason && ` · ${stop.reason}`}{stop.recordedByName && ` · ${stop.recordedByName}`}</Box>)}
      {asking && <StopDialog company={company} onDone={() => setAsking(false)} />}
    </Section>
  );
}
