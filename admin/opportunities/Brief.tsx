import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { OpportunityRecord } from '../../shared/contracts/opportunities';
import { COOPERATION_MODES } from '../../shared/vocabulary';
import { useArea } from '../carriers/area';
import { formatFen } from '../components/money';
import { useWords } from '../providers/i18n';

const Item = ({ label, children }: { label: string; children: ReactNode }) => <Box><Box component="span" sx={{ color: 'text.secondary', mr: 0.75 }}>{label}</Box>{children}</Box>;

/** One opportunity as an investor reads it; never cut by a page where it fits on one. */
export function Brief({ opportunity: one }: { opportunity: OpportunityRecord }) {
  const { t, word, locale } = useWords();
  const { area } = useArea();
  const contact = [one.contactUnit, one.contactName, one.contactPhone].filter(Boolean).join(' ');
  return (
    <Box component="article" sx={{ py: 1.5, borderBottom: 1, borderColor: 'divider', breakInside: 'avoid', fontSize: 14, lineHeight: 1.65, '&:last-of-type': { borderBottom: 0 } }}>
      <Box component="h3" sx={{ m: 0, fontSize: 16.5, fontWeight: 600 }}>{one.name} <Box component="span" sx={{ fontSize: 12.5, fontWeight: 400, color: 'text.secondary' }}>{one.code}</Box></Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' }, columnGap: 3, my: 0.75, '@media print': { gridTemplateColumns: '1fr 1fr' } }}>
        {one.chain && <Item label={t('opportunities.chain')}>{one.chain}</Item>}
        <Item label={t('catalogue.place')}>{one.parkName ?? one.regionName ?? '—'}</Item>
        {one.expectedInvestmentFen !== null && <Item label={t('catalogue.investment')}>{formatFen(one.expectedInvestmentFen, locale)}</Item>}
        {one.expectedOutputFen !== null && <Item label={t('catalogue.output')}>{formatFen(one.expectedOutputFen, locale)}</Item>}
        {one.landMu !== null && <Item label={t('catalogue.land')}>{area(one.landMu, 'land')}</Item>}
        {one.factorySquareMetres !== null && <Item label={t('catalogue.factory')}>{area(one.factorySquareMetres, 'factory')}</Item>}
        {one.cooperation && <Item label={t('catalogue.cooperation')}>{word(COOPERATION_MODES, one.cooperation)}</Item>}
        {contact && <Item label={t('catalogue.contact')}>{contact}</Item>}
      </Box>
      {one.content && <Box sx={{ whiteSpace: 'pre-wrap' }}><b>{t('opportunities.content')}{t('form.colon')}</b>{one.content}</Box>}
      {one.brief && <Box sx={{ whiteSpace: 'pre-wrap' }}><b>{t('opportunities.brief')}{t('form.colon')}</b>{one.brief}</Box>}
    </Box>
  );
}
