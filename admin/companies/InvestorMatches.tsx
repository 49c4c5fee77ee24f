import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueries } from '@tanstack/react-query';
import { useFormContext, useWatch } from 'react-hook-form';
import type { DuplicateCompany } from '../../shared/contracts/companies';
import { useDelayed } from '../components/form/ReferenceField';
import { bracketed } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords, type MessageKey } from '../providers/i18n';

const MOST_NAMES = 5;

/** Companies on record that a typed investor may be: one tap takes the one on record. */
export function InvestorMatches({ name }: { name: string }) {
  const { t } = useWords();
  const { setValue } = useFormContext();
  const names = (useWatch({ name }) as string[] | null) ?? [];
  const asked = useDelayed(names.join('\n'), 400).split('\n').filter((one) => one.length >= 2).slice(0, MOST_NAMES);
  const answers = useQueries({ queries: asked.map((one) => ({
    queryKey: ['similar-companies', one], staleTime: 60_000, queryFn: () => api.post<{ companies: DuplicateCompany[] }>('companies/check-duplicates', { name: one }),
  })) });
  const found = asked.flatMap((one, index) => {
    const companies = answers[index]?.data?.companies ?? [];
    // What is on record under this very name is meant.
    return companies.length === 0 || companies.some(({ because }) => because === 'name') || !names.includes(one) ? [] : [{ one, companies: companies.slice(0, 3) }];
  });
  if (found.length === 0) return null;
  const take = (one: string, other: string) => setValue(name, [...new Set(names.map((typed) => (typed === one ? other : typed)))], { shouldDirty: true });
  return (
    <Alert severity="info" sx={{ py: 0.25 }}>
      {found.map(({ one, companies }) => (
        <Box key={one}>
          {t('companies.matches', { name: one })}
          {companies.map((company) => <Button key={company.id} onClick={() => take(one, company.name)} sx={{ textAlign: 'left' }}>{company.name}{bracketed(t(`companies.because.${company.because}` as MessageKey))}</Button>)}
        </Box>
      ))}
    </Alert>
  );
}
