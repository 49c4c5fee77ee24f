import Box from '@mui/material/Box';
import Tooltip from '@mui/material/Tooltip';
import { TARGET_LIGHTS, type TargetLight } from '../../shared/vocabulary';
import { useWords } from '../providers/i18n';

const COLOURS: Record<TargetLight, string> = { green: 'success.main', yellow: '#e6a817', red: 'error.main', none: 'transparent' };

/** A light with its word, so that it can be told apart without its colour; its reason when pointed at. */
export function Lamp({ light, because }: { light: TargetLight; because: string }) {
  const { word } = useWords();
  return (
    <Tooltip title={because}>
      <Box component="span" tabIndex={0} sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap', fontSize: 13 }}>
        <Box component="span" aria-hidden sx={{ width: 11, height: 11, borderRadius: '50%', bgcolor: COLOURS[light], border: 1, borderColor: light === 'none' ? 'text.disabled' : 'transparent', printColorAdjust: 'exact' }} />
        {word(TARGET_LIGHTS, light)}
      </Box>
    </Tooltip>
  );
}
