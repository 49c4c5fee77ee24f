import CancelOutlined from '@mui/icons-material/CancelOutlined';
import CheckCircle from '@mui/icons-material/CheckCircle';
import ContrastOutlined from '@mui/icons-material/ContrastOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { PROJECT_STATUSES, STAGE_CODES, STAGES, VERIFICATIONS, type ProjectStatus, type Stage, type Verification } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

/** The stage as a word and how far along the path it is. */
export function StageMark({ stage }: { stage: Stage }) {
  const { word } = useWords();
  const reached = STAGE_CODES.indexOf(stage);
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}>
      <Box component="span" aria-hidden sx={{ display: 'inline-flex', gap: '2px' }}>
        {STAGE_CODES.map((code, index) => <Box key={code} component="span" sx={{ width: 6, height: 11, borderRadius: '1.5px', bgcolor: index <= reached ? 'primary.main' : 'divider' }} />)}
      </Box>
      {word(STAGES, stage)}
    </Box>
  );
}

const ICONS = { pending: RadioButtonUncheckedOutlined, reviewed: ContrastOutlined, verified: CheckCircle, rejected: CancelOutlined };
const COLOURS = { pending: 'text.secondary', reviewed: 'primary.main', verified: 'success.main', rejected: 'error.main' };

/** Where a record stands between recording and city verification. */
export function VerificationMark({ verification, bare = false }: { verification: Verification | null; bare?: boolean }) {
  const { word } = useWords();
  if (!verification) return null;
  const Icon = ICONS[verification];
  const text = word(VERIFICATIONS, verification);
  return (
    <Box component="span" title={text} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5, color: COLOURS[verification], whiteSpace: 'nowrap', fontSize: 13 }}>
      <Icon sx={{ fontSize: 15 }} aria-label={bare ? text : ''} aria-hidden={!bare} />{!bare && text}
    </Box>
  );
}

/** Only what is unusual is said: an active project carries no mark. */
export function StatusMark({ status }: { status: ProjectStatus }) {
  const { word } = useWords();
  if (status === 'active') return null;
  return <Chip label={word(PROJECT_STATUSES, status)} color={status === 'terminated' ? 'default' : 'warning'} variant="outlined" />;
}
