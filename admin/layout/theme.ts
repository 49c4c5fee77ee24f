import { alpha, createTheme, type Theme, type ThemeOptions } from '@mui/material/styles';

/** Calm and dense: one accent (ink blue); the traffic colours are kept for lamps, refusals and reviews. */
const FONT = [
  '-apple-system', 'BlinkMacSystemFont', '"Segoe UI"', 'Roboto', '"Helvetica Neue"', 'Arial', '"Liberation Sans"', '"PingFang SC"', '"Hiragino Sans GB"', '"Microsoft YaHei UI"', '"Microsoft YaHei"',
  '"Noto Sans CJK SC"', '"Noto Sans SC"', '"Source Han Sans SC"', 'system-ui', 'sans-serif',
].join(',');

const LIGHT = {
  accent: '#3350b8', background: '#f5f6f8', paper: '#ffffff', text: '#1a2130', muted: '#5c6678', line: '#e3e6ec', hover: '#f0f3fa',
};
const DARK = {
  accent: '#93a9f5', background: '#11141a', paper: '#181c24', text: '#e6e9ef', muted: '#98a2b3', line: '#2a303b', hover: '#202633',
};

/** Words on light colours in the dark. */
const INK = '#10131a';

function components(colours: typeof LIGHT, dark: boolean): ThemeOptions['components'] {
  return {
    MuiCssBaseline: {
      styleOverrides: {
        body: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'break-word' },
        a: { color: colours.accent, textDecoration: 'none' },
        'a:hover': { textDecoration: 'underline' },
        ':focus-visible': { outline: `2px solid ${colours.accent}`, outlineOffset: 1 },
        '@media print': {
          body: { background: '#fff' }, '.no-print': { display: 'none !important' },
          // A wide table has to fit one landscape page: what is cut off on paper is lost.
          '.wide-table': { overflow: 'visible !important' },
          '.wide-table tbody .MuiTableCell-root:first-of-type': { whiteSpace: 'nowrap !important' },
          '.wide-table .MuiTableCell-root': { padding: '2px 3px !important', fontSize: '7.5px !important', lineHeight: 1.25, minWidth: '0 !important', whiteSpace: 'normal !important', position: 'static !important' },
        },
        '@page': { size: 'A4 landscape', margin: '8mm' },
      },
    },
    MuiButtonBase: { defaultProps: { disableRipple: true } },
    MuiToggleButton: { styleOverrides: { root: { textTransform: 'none' } } },
    MuiButton: {
      defaultProps: { size: 'small', disableElevation: true },
      styleOverrides: { root: { textTransform: 'none', borderRadius: 6, fontWeight: 500, whiteSpace: 'nowrap', minHeight: 32 }, outlined: { borderColor: colours.line, color: colours.text } },
    },
    // Headings within menus and selects, which own items only.
    MuiListSubheader: { defaultProps: { role: 'presentation' } },
    MuiPaper: { styleOverrides: { root: { backgroundImage: 'none' }, outlined: { borderColor: colours.line } } },
    MuiCard: { defaultProps: { variant: 'outlined' }, styleOverrides: { root: { borderRadius: 8 } } },
    MuiTextField: { defaultProps: { size: 'small', variant: 'outlined', fullWidth: true } },
    MuiFormControl: { defaultProps: { size: 'small' } },
    MuiInputLabel: { styleOverrides: { root: { fontSize: 14 } } },
    MuiOutlinedInput: {
      styleOverrides: { root: { backgroundColor: colours.paper, fontSize: 14 }, notchedOutline: { borderColor: dark ? '#394150' : '#cfd4de' } },
    },
    MuiFormHelperText: { styleOverrides: { root: { marginLeft: 2, marginRight: 2 } } },
    MuiTableCell: {
      styleOverrides: {
        root: { borderColor: colours.line, padding: '7px 12px', fontSize: 13.5, lineHeight: 1.45 },
        head: { color: colours.muted, fontWeight: 500, fontSize: 12.5, whiteSpace: 'nowrap', backgroundColor: colours.paper },
      },
    },
    MuiTableRow: { styleOverrides: { root: { '&.MuiTableRow-hover:hover': { backgroundColor: colours.hover } } } },
    MuiChip: { defaultProps: { size: 'small' }, styleOverrides: { root: { borderRadius: 5, fontSize: 12.5 } } },
    MuiTooltip: { defaultProps: { enterDelay: 300 }, styleOverrides: { tooltip: { fontSize: 12.5, lineHeight: 1.5, maxWidth: 380, whiteSpace: 'pre-line' } } },
    MuiDialog: { styleOverrides: { paper: { borderRadius: 10 } } },
    MuiDialogTitle: { styleOverrides: { root: { fontSize: 17, fontWeight: 600, padding: '16px 20px 8px' } } },
    MuiDialogContent: { styleOverrides: { root: { padding: '8px 20px 16px' } } },
    MuiDialogActions: { styleOverrides: { root: { padding: '12px 20px 16px' } } },
    MuiTab: { styleOverrides: { root: { textTransform: 'none', minHeight: 40, minWidth: 0, padding: '8px 14px', fontSize: 14 } } },
    MuiTabs: { styleOverrides: { root: { minHeight: 40 } } },
    MuiAlert: {
      styleOverrides: { root: ({ ownerState, theme }) => ({ borderRadius: 8, alignItems: 'flex-start', ...(dark && ownerState.variant === 'filled' ? { backgroundColor: theme.palette[ownerState.severity ?? 'success'].main, color: INK } : {}) }) },
    },
    MuiLink: { defaultProps: { underline: 'hover' } },
    MuiCheckbox: { defaultProps: { size: 'small' } },
    MuiMenuItem: { styleOverrides: { root: { fontSize: 14, minHeight: 36 } } },
    MuiLinearProgress: { styleOverrides: { root: { borderRadius: 3 } } },
    MuiBackdrop: { styleOverrides: { root: { '&:not(.MuiBackdrop-invisible)': { backgroundColor: alpha('#0b0f18', dark ? 0.6 : 0.35) } } } },
  };
}

function build(colours: typeof LIGHT, dark: boolean): Theme {
  return createTheme({
    palette: {
      mode: dark ? 'dark' : 'light',
      primary: { main: colours.accent, ...(dark ? { dark: '#7f97ea', contrastText: INK } : {}) },
      secondary: { main: colours.muted },
      // Under the pointer a filled button takes the darker shade; MUI's own is too dark for dark words.
      success: dark ? { main: '#5fc08b', dark: '#4fae7a' } : { main: '#1e7d4f' },
      warning: dark ? { main: '#e0b04c', dark: '#cf9f3b' } : { main: '#8f6000' },
      error: dark ? { main: '#f0857d', dark: '#e0726a' } : { main: '#b3312b' },
      info: { main: colours.accent },
      background: { default: colours.background, paper: colours.paper },
      text: { primary: colours.text, secondary: colours.muted },
      divider: colours.line,
      action: { hover: colours.hover, selected: alpha(colours.accent, dark ? 0.2 : 0.09) },
    },
    shape: { borderRadius: 6 },
    typography: {
      fontFamily: FONT, fontSize: 13.5,
      h1: { fontSize: 21, fontWeight: 600, lineHeight: 1.35 }, h2: { fontSize: 16, fontWeight: 600, lineHeight: 1.4 }, h3: { fontSize: 14, fontWeight: 600, lineHeight: 1.5 },
      body1: { fontSize: 14.5 }, body2: { fontSize: 13.5 }, caption: { fontSize: 12.5, lineHeight: 1.5 }, button: { fontSize: 13.5 },
    },
    components: components(colours, dark) ?? {},
  });
}

export const lightTheme = build(LIGHT, false);
export const darkTheme = build(DARK, true);
