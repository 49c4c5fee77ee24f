import AddOutlined from '@mui/icons-material/AddOutlined';
import CloseOutlined from '@mui/icons-material/CloseOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useFieldArray } from 'react-hook-form';
import { RANKING_LISTS } from '../../shared/vocabulary';
import { ChoiceField } from '../components/form/ChoiceField';
import { NumberField } from '../components/form/NumberField';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

/** The lists that name a company, each with its year and, where it has places, the place. */
export function RankingsField() {
  const { t } = useWords();
  const { fields, append, remove } = useFieldArray({ name: 'rankings' });
  const year = Number((useSession()?.installation.today ?? '2026').slice(0, 4)) - 1;
  return (
    <Box>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 0.5 }}>{t('companies.rankings')}</Box>
      {fields.map((field, index) => (
        <Box key={field.id} sx={{ display: 'grid', gridTemplateColumns: '1fr 92px 92px auto', gap: 1, mb: 1, alignItems: 'start' }}>
          <ChoiceField name={`rankings.${index}.list`} label={t('companies.rankingList')} vocabulary={RANKING_LISTS} required />
          <NumberField name={`rankings.${index}.year`} label={t('companies.rankingYear')} integer required />
          <NumberField name={`rankings.${index}.position`} label={t('companies.rankingPosition')} integer />
          <IconButton onClick={() => remove(index)} aria-label={t('app.archive')} size="small" sx={{ mt: 0.5 }}><CloseOutlined fontSize="small" /></IconButton>
        </Box>
      ))}
      <Button startIcon={<AddOutlined />} onClick={() => append({ list: 'listed', year, position: null })}>{t('companies.addRanking')}</Button>
    </Box>
  );
}
