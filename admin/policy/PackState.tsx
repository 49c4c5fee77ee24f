import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { PolicyPackRecord } from '../../shared/contracts/policy';
import { DOCUMENT_STATUSES } from '../../shared/policy';
import { useWords } from '../providers/i18n';

/** Where a pack stands: draft or published, how far its document binds, and whether the city goes by it. */
export function PackState({ pack }: { pack: PolicyPackRecord }) {
  const { t, word } = useWords();
  return (
    <Box component="span" sx={{ display: 'inline-flex', flexWrap: 'wrap', gap: 0.5, verticalAlign: 'middle' }}>
      {pack.number === null ? <Chip size="small" color="warning" variant="outlined" label={t('policy.draft')} /> : pack.inForce && <Chip size="small" color="primary" label={t('policy.inForce')} />}
      {pack.documentStatus && <Chip size="small" variant="outlined" label={word(DOCUMENT_STATUSES, pack.documentStatus)} />}
    </Box>
  );
}
