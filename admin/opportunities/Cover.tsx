import Box from '@mui/material/Box';
import type { OpportunityRecord } from '../../shared/contracts/opportunities';
import { formatFen } from '../components/money';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

/** The first page: whose catalogue it is, of what day, and what is in it. */
export function Cover({ groups, rows }: { groups: [string, OpportunityRecord[]][]; rows: OpportunityRecord[] }) {
  const { t, locale } = useWords();
  const installation = useSession()?.installation;
  const sum = rows.reduce((total, row) => total + (row.expectedInvestmentFen ?? 0), 0);
  return (
    <Box component="header" sx={{ px: { xs: 2, md: 5 }, py: 5, '@media print': { px: 0, py: 0, minHeight: '255mm', display: 'flex', flexDirection: 'column' } }}>
      <Box sx={{ '@media print': { pt: '50mm' } }}>
        <Box sx={{ fontSize: 18, color: 'text.secondary' }}>{installation?.name}</Box>
        <Box component="h1" sx={{ m: 0, mt: 1, fontSize: { xs: 30, md: 40 }, lineHeight: 1.25, fontWeight: 700 }}>{t('catalogue.title')}</Box>
        <Box sx={{ mt: 0.5, fontSize: 18 }}>{t('catalogue.subtitle')}</Box>
        <Box sx={{ width: 90, height: 4, bgcolor: 'primary.main', my: 3, printColorAdjust: 'exact' }} />
        <Box sx={{ fontSize: 15 }}>{t('catalogue.count', { count: rows.length, amount: formatFen(sum, locale) })}</Box>
        <Box sx={{ fontSize: 14, color: 'text.secondary', mt: 0.5 }}>{t('catalogue.asOf', { day: installation?.today ?? '' })}{installation?.demonstration && ` · ${t('monthly.demonstration')}`}</Box>
      </Box>
      <Box component="nav" sx={{ mt: 5, '@media print': { mt: 'auto' } }}>
        <Box sx={{ fontWeight: 600, mb: 1 }}>{t('catalogue.contents')}</Box>
        <Box sx={{ columns: { xs: 1, md: 2 }, columnGap: 5, fontSize: 14, '@media print': { columns: 2 } }}>
          {groups.map(([name, found]) => <Box key={name} sx={{ display: 'flex', gap: 1, py: 0.375, breakInside: 'avoid' }}><span>{name}</span><Box component="span" sx={{ flex: 1, borderBottom: '1px dotted', borderColor: 'divider', transform: 'translateY(-5px)' }} /><span>{found.length}</span></Box>)}
        </Box>
      </Box>
    </Box>
  );
}
