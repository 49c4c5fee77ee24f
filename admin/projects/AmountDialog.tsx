import Alert from '@mui/material/Alert';
import { useWatch } from 'react-hook-form';
import type { AmountRecorded, Exchange, ProjectDetail } from '../../shared/contracts/projects';
import { CURRENCIES, isCurrency, RATE, toFen } from '../../shared/exchange';
import { ORIGINS } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { FlagField } from '../components/form/FlagField';
import { ForeignAmountField, RateFields } from '../components/form/ForeignField';
import { FormDialog } from '../components/form/FormDialog';
import { MoneyField } from '../components/form/MoneyField';
import { PreciseDayField } from '../components/form/PreciseDayField';
import { TextBox } from '../components/form/TextBox';
import { formatFen } from '../components/money';
import { EvidenceField, evidenceIds } from '../evidence/EvidenceField';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import { useProjectSaved } from './useProjectSaved';

const YUAN = { CNY: { zh: '人民币', en: 'Yuan' }, ...CURRENCIES };

interface Values { amountFen: number | null; exchange: Exchange; occurredOn: string | null; occurredOnPrecision: string; origin: string | null; reason: string | null; evidenceIds: unknown; bypassGate: boolean }

const fenOf = ({ amountFen, exchange }: Pick<Values, 'amountFen' | 'exchange'>): number => {
  if (exchange.currency === 'CNY') return amountFen ?? 0;
  const usable = isCurrency(exchange.currency) && Number.isSafeInteger(exchange.amountMinor) && typeof exchange.rate === 'string' && RATE.test(exchange.rate);
  return usable ? toFen(exchange.amountMinor, exchange.currency as keyof typeof CURRENCIES, exchange.rate) : 0;
};

/** In yuan, or in foreign currency with its rate. */
function Amount({ today }: { today: string | null }) {
  const { t } = useWords();
  const currency = useWatch({ name: 'exchange.currency' }) as string;
  return (
    <>
      <ChoiceField name="exchange.currency" label={t('money.currency')} vocabulary={YUAN} required />
      {currency === 'CNY' ? <MoneyField name="amountFen" required autoFocus /> : (
        <>
          <ForeignAmountField name="exchange.amountMinor" currencyName="exchange.currency" label={t('money.foreignAmount')} required />
          <RateFields names={{ amount: 'exchange.amountMinor', currency: 'exchange.currency', rate: 'exchange.rate', rateOn: 'exchange.rateOn', source: 'exchange.source' }} today={today} required />
        </>
      )}
    </>
  );
}

/** What to look at before saving: nothing here refuses. */
function Notices({ project, funds }: { project: ProjectDetail; funds: boolean }) {
  const { t, locale } = useWords();
  const mayBypass = useCan('project:bypass-gate');
  const [amountFen, exchange, occurredOn] = useWatch({ name: ['amountFen', 'exchange', 'occurredOn'] }) as [number | null, Exchange, string | null];
  const total = project.fundsArrivedFen + fenOf({ amountFen, exchange });
  const signed = project.path.find((step) => step.stage === 'signed');
  const early = !signed?.reached || (signed.occurredOn !== null && occurredOn !== null && occurredOn < signed.occurredOn);
  return (
    <>
      {funds && project.agreedInvestmentFen !== null && total > project.agreedInvestmentFen && <Alert severity="warning">{t('money.willExceed', { total: formatFen(total, locale), agreed: formatFen(project.agreedInvestmentFen, locale) })}</Alert>}
      {!signed?.reached && !mayBypass && <Alert severity="info">{t('money.notSigned')}</Alert>}
      {early && mayBypass && <FlagField name="bypassGate" label={t('money.bypass')} helper={t('money.bypassHint')} />}
    </>
  );
}

/** Records funds that arrived or investment completed: an amount, its date, its proof. */
export function AmountDialog({ project, kind, onClose }: { project: ProjectDetail; kind: 'funds-arrivals' | 'completed-investments'; onClose: () => void }) {
  const { t } = useWords();
  const saved = useProjectSaved(onClose);
  const today = useSession()?.installation.today ?? null;
  const funds = kind === 'funds-arrivals';
  return (
    <FormDialog<Values, AmountRecorded> title={t(funds ? 'amounts.funds' : 'amounts.completed')} onClose={onClose} onSaved={({ warnings }) => saved('form.saved', warnings[0]?.message)}
      defaultValues={{ amountFen: null, exchange: { currency: 'CNY', rateOn: today ?? '' }, occurredOn: today, occurredOnPrecision: 'day', origin: project.origin, reason: null, evidenceIds: [], bypassGate: false }}
      submit={({ evidenceIds: files, origin, reason, exchange, amountFen, bypassGate, ...values }, idempotencyKey) => api.post(`projects/${project.id}/${kind}`, {
        ...values, ...(exchange.currency === 'CNY' ? { amountFen } : { exchange }), evidenceIds: evidenceIds(files), ...(funds && origin ? { origin } : {}), ...(reason ? { reason } : {}), ...(bypassGate ? { bypassGate } : {}),
      }, { idempotencyKey })}>
      <Amount today={today} />
      <PreciseDayField name="occurredOn" required />
      {funds && <ChoiceField name="origin" vocabulary={ORIGINS} />}
      <EvidenceField suggested={funds ? 'bank-slip' : 'invoice'} />
      <Notices project={project} funds={funds} />
      <TextBox name="reason" label={t('amounts.note')} maxLength={500} />
    </FormDialog>
  );
}
