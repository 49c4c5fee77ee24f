import Box from '@mui/material/Box';
import type { PolicyContent } from '../../shared/contracts/policy';
import { Empty } from '../components/Empty';
import { Section } from '../components/Section';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';

const inWords = (facts: Record<string, unknown>) => Object.entries(facts).map(([name, value]) => `${name} = ${typeof value === 'object' ? JSON.stringify(value) : String(value)}`).join(sign('comma'));

/** The examples that the pack keeps to. */
export function Cases({ content }: { content: PolicyContent }) {
  const { t, locale } = useWords();
  if (!content.cases.length) return <Empty title={t('policy.noMatch')} />;
  const nameOf = (key: string) => { const item = content.items.find((each) => each.key === key); return locale === 'zh' ? item?.name ?? key : item?.nameEn ?? key; };
  return (
    <Section>
      {content.cases.map((each) => (
        <Box key={each.name} sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 } }}>
          <Box sx={{ fontWeight: 600 }}>{each.name}</Box>
          <Box sx={{ fontSize: 13, color: 'text.secondary' }}>{nameOf(each.item)} · {each.on}{each.given ? ` · ${t('policy.given')} ${inWords(each.given)}` : ''} · {t('policy.expected')} {inWords(each.expect)}</Box>
        </Box>
      ))}
    </Section>
  );
}
