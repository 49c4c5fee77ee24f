import Box from '@mui/material/Box';

/** The product's mark: something arriving on the ground. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <Box component="svg" viewBox="0 0 32 32" aria-hidden sx={{ width: size, height: size, flexShrink: 0 }}>
      <Box component="rect" sx={{ width: 32, height: 32, rx: '7px', fill: (theme) => theme.palette.primary.main }} />
      <Box component="path" d="M16 6v13m0 0-5.5-5.5M16 19l5.5-5.5M7 25h18"
        sx={{ fill: 'none', stroke: (theme) => theme.palette.primary.contrastText, strokeWidth: 2.6, strokeLinecap: 'round', strokeLinejoin: 'round' }} />
    </Box>
  );
}
