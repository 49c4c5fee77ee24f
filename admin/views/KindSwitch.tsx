import TimelineOutlined from '@mui/icons-material/TimelineOutlined';
import ViewKanbanOutlined from '@mui/icons-material/ViewKanbanOutlined';
import ViewListOutlined from '@mui/icons-material/ViewListOutlined';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import { VIEW_KINDS, type ViewKind } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

const ICONS = { list: ViewListOutlined, board: ViewKanbanOutlined, timeline: TimelineOutlined };

/** List, board or timeline of the same question. */
export function KindSwitch({ kind, onChange }: { kind: ViewKind; onChange: (kind: ViewKind) => void }) {
  const { t, word } = useWords();
  return (
    <ToggleButtonGroup size="small" exclusive value={kind} onChange={(_event, next: ViewKind | null) => { if (next) onChange(next); }} aria-label={t('views.kind')}>
      {(Object.keys(VIEW_KINDS) as ViewKind[]).map((each) => {
        const Icon = ICONS[each];
        return <ToggleButton key={each} value={each} aria-label={word(VIEW_KINDS, each)} sx={{ height: 32 }}><Tooltip title={word(VIEW_KINDS, each)}><Icon fontSize="small" /></Tooltip></ToggleButton>;
      })}
    </ToggleButtonGroup>
  );
}
