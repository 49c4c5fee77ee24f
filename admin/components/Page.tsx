import ArrowBackOutlined from '@mui/icons-material/ArrowBackOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect, type ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { useWords } from '../providers/i18n';

interface PageProps { title: string; heading?: ReactNode; subtitle?: ReactNode; back?: string; actions?: ReactNode; children: ReactNode; maxWidth?: number }

/** One screen: its title (also the browser's), where it came from, what can be done. */
export function Page({ title, heading, subtitle, back, actions, children, maxWidth }: PageProps) {
  const { t } = useWords();
  useEffect(() => { document.title = `${title} · ${t('app.name')}`; }, [title, t]);
  return (
    <Box sx={{ maxWidth: maxWidth ?? 1560 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: 1, mb: 1.5 }}>
        {back && <IconButton component={Link} to={back} size="small" aria-label={t('app.back')} className="no-print" sx={{ mt: '1px', ml: -0.5 }}><ArrowBackOutlined fontSize="small" /></IconButton>}
        <Box sx={{ flex: '1 1 240px', minWidth: 0 }}>
          <Typography variant="h1" component="h1">{heading ?? title}</Typography>
          {subtitle && <Typography component="div" variant="body2" color="text.secondary" sx={{ mt: 0.25, '& a': { textDecoration: 'underline' } }}>{subtitle}</Typography>}
        </Box>
        {actions && <Box className="no-print" sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>{actions}</Box>}
      </Box>
      {children}
    </Box>
  );
}
