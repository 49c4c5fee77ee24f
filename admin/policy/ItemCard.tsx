import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { PolicyItem } from '../../shared/contracts/policy';
import type { Scheme } from '../../shared/contracts/scheme';
import { POLICY_KINDS } from '../../shared/policy';
import { Clause, type ClauseSource } from '../components/Clause';
import { sign } from '../components/punctuation';
import { useMetricDefinitions } from '../metrics/useMetrics';
import { useWords } from '../providers/i18n';
import { SchemeTable } from './SchemeTable';
import { valueLines } from './valueWords';

export function ItemValue({ item }: { item: PolicyItem }) {
  const words = useWords();
  const { data: metrics = [] } = useMetricDefinitions();
  if (item.kind === 'scheme') return <SchemeTable scheme={item.value as Scheme} />;
  return <>{valueLines(item, words, metrics).map((line, index) => <Box key={line} sx={index ? { fontSize: 13 } : {}}>{line}</Box>)}</>;
}

function Readings({ item }: { item: PolicyItem }) {
  const { t } = useWords();
  if (!item.reading?.length) return null;
  return (
    <Box sx={{ mt: 0.75, pl: 1.25, borderLeft: 3, borderColor: 'warning.main', fontSize: 13 }}>
      {item.reading.map((reading) => (
        <Box key={reading.says} sx={{ '& + &': { mt: 0.75 } }}>
          <Box><Box component="span" sx={{ color: 'text.secondary' }}>{t('policy.says')}{sign('colon')}</Box>{reading.says}</Box>
          <Box><Box component="span" sx={{ color: 'text.secondary' }}>{t('policy.taken')}{sign('colon')}</Box><b>{reading.taken}</b></Box>
          <Box sx={{ color: 'text.secondary' }}>{t('policy.why')}{sign('colon')}{reading.why}</Box>
        </Box>
      ))}
    </Box>
  );
}

/** One definition: what it says, since when and until when, by which clause, and how it was read. */
export function ItemCard({ item, source }: { item: PolicyItem; source: ClauseSource }) {
  const { t, word, locale } = useWords();
  return (
    <Box id={item.key} sx={{ py: 1.25, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Box sx={{ fontWeight: 600 }}>{locale === 'zh' ? item.name : item.nameEn}</Box>
        <Chip size="small" variant="outlined" label={word(POLICY_KINDS, item.kind)} />
        <Box component="code" sx={{ fontSize: 12, color: 'text.secondary', overflowWrap: 'anywhere' }}>{item.key}</Box>
      </Box>
      <Box sx={{ mt: 0.5 }}><ItemValue item={item} /></Box>
      <Box sx={{ mt: 0.5, fontSize: 12.5, color: 'text.secondary', display: 'flex', flexWrap: 'wrap', columnGap: 2 }}>
        <Clause source={source}>{item.source.document} §{item.source.clause}</Clause>
        {item.origin && <span>{t('policy.origin')} {item.origin.pack}@{item.origin.version} §{item.origin.clause}</span>}
        <span>{t('policy.from', { from: item.from, until: item.until })}</span>
        <span>{t('policy.checkedOn')} {item.checkedOn}</span>
      </Box>
      <Readings item={item} />
    </Box>
  );
}
