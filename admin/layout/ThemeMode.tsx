import CssBaseline from '@mui/material/CssBaseline';
import { createTheme, ThemeProvider } from '@mui/material/styles';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useMemo, type ReactNode } from 'react';
import { useWords } from '../providers/i18n';
import { usePreference } from '../providers/preferences';
import { darkTheme, lightTheme } from './theme';

export type Mode = 'light' | 'dark' | 'system';

export const useMode = () => usePreference<Mode>('theme', 'system');

/** Light, dark, or as the device says. */
export function ThemeMode({ children }: { children: ReactNode }) {
  const [mode] = useMode();
  const systemDark = useMediaQuery('(prefers-color-scheme: dark)', { noSsr: true });
  const dark = mode === 'dark' || (mode === 'system' && systemDark);
  const { t } = useWords();
  const loading = t('app.loading');
  // Every bar of progress has a name for those who do not see it.
  const theme = useMemo(() => createTheme(dark ? darkTheme : lightTheme, { components: { MuiLinearProgress: { defaultProps: { 'aria-label': loading } }, MuiCircularProgress: { defaultProps: { 'aria-label': loading } } } }), [dark, loading]);
  return <ThemeProvider theme={theme}><CssBaseline enableColorScheme />{children}</ThemeProvider>;
}

/** Narrow screens get cards instead of tables and a bar at the thumb's reach. */
export const useNarrow = (): boolean => useMediaQuery('screen and (max-width: 899px)', { noSsr: true });
