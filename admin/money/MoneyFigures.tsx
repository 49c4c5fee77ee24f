import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { MoneyPanel } from '../../shared/contracts/money';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { formatForeign } from '../../shared/exchange';
import { Money } from '../components/Money';
import { formatFen } from '../components/money';
import { useWords } from '../providers/i18n';
import { entriesOf, MoneyBars } from './MoneyBars';
import { usePanel } from './usePanel';

/** What the agreed amount was converted from. */
function Foreign({ foreign }: { foreign: NonNullable<MoneyPanel['foreign']> }) {
  const { t, locale } = useWords();
  const amount = formatForeign(foreign.amountMinor, foreign.currency, locale);
  return <Box sx={{ fontSize: 12.5, color: 'text.secondary' }} title={foreign.source ?? ''}>{foreign.rate ? t('money.atRate', { foreign: amount, rate: foreign.rate, rateOn: foreign.rateOn ?? '' }) : t('money.noRate', { foreign: amount })}</Box>;
}

/** Agreed against arrived against completed, and what is still to arrive. */
export function MoneyFigures({ project }: { project: ProjectDetail }) {
  const { t, locale } = useWords();
  const { data: panel } = usePanel(project);
  const verified = (fen: number, total: number) => (total === 0 ? undefined : t('money.verified', { amount: formatFen(fen, locale) }));
  return (
    <Box sx={{ display: 'grid', gap: 1.25 }}>
      <MoneyBars bars={[
        { label: t('money.agreed'), fen: project.agreedInvestmentFen, qualifier: project.agreedInvestmentQualifier, to: `/projects/${project.id}/show?tab=money` },
        { label: t('money.arrived'), fen: project.fundsArrivedFen, verifiedFen: panel?.arrivedVerifiedFen ?? 0, to: entriesOf({ projectId: project.id, series: 'funds-arrived' }), note: panel && verified(panel.arrivedVerifiedFen, panel.arrivedFen), warn: (panel?.beyondFen ?? 0) > 0 },
        { label: t('money.completed'), fen: project.completedInvestmentFen, verifiedFen: panel?.completedVerifiedFen ?? 0, to: entriesOf({ projectId: project.id, series: 'completed-investment' }), note: panel && verified(panel.completedVerifiedFen, panel.completedFen) },
      ]} />
      {panel && <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}><Box component="span" sx={{ fontSize: 12.5, color: 'text.secondary', minWidth: 76 }}>{t(panel.beyondFen > 0 ? 'money.beyond' : 'money.remaining')}</Box>
        <Box component="span" sx={{ fontWeight: 600 }}>{panel.remainingFen === null ? t('money.noAgreed') : <Money fen={panel.beyondFen > 0 ? panel.beyondFen : panel.remainingFen} />}</Box></Box>}
      {panel?.foreign && <Foreign foreign={panel.foreign} />}
      {panel && panel.beyondFen > 0 && <Alert severity="warning">{t('money.beyondHint', { amount: formatFen(panel.beyondFen, locale) })}</Alert>}
    </Box>
  );
}
