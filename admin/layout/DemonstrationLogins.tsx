import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { DEMONSTRATION_LOGINS, DEMONSTRATION_PASSWORD } from '../../shared/demonstration';
import { ROLES } from '../../shared/permissions';
import { useWords } from '../providers/i18n';
import { useDemonstration } from './DemonstrationStrip';

/** The logins of a demonstration city, one a role; choosing one fills the form. */
export function DemonstrationLogins({ onChoose }: { onChoose: (login: { username: string; password: string }) => void }) {
  const { t, word } = useWords();
  if (!useDemonstration()) return null;
  return (
    <Box component="section" aria-label={t('login.demonstrationLogins')} sx={{ mt: 3, p: 1.5, border: 1, borderColor: 'divider', borderRadius: 2, bgcolor: 'background.paper' }}>
      <Box sx={{ fontSize: 13, color: 'text.secondary', mb: 1 }}>{t('login.demonstrationHint', { password: DEMONSTRATION_PASSWORD })}</Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 0.5 }}>
        {Object.entries(DEMONSTRATION_LOGINS).map(([username, role]) => (
          <Button key={username} onClick={() => onChoose({ username, password: DEMONSTRATION_PASSWORD })} sx={{ justifyContent: 'flex-start', gap: 0.75, px: 0.75, whiteSpace: 'normal', textAlign: 'left', lineHeight: 1.3 }}>
            <Box component="span" sx={{ fontWeight: 600 }}>{username}</Box><Box component="span" sx={{ color: 'text.secondary' }}>{word(ROLES, role)}</Box>
          </Button>
        ))}
      </Box>
    </Box>
  );
}
