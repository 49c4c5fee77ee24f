import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import RadioButtonUncheckedOutlined from '@mui/icons-material/RadioButtonUncheckedOutlined';
import Box from '@mui/material/Box';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { useWords } from '../providers/i18n';

export type Missing = NonNullable<ProjectDetail['nextGate']>['missing'][number];

/** What a stage still needs, ticked off as it is supplied. */
export function GateList({ missing, supplied }: { missing: Missing[]; supplied?: (item: Missing) => boolean }) {
  const { t } = useWords();
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {missing.map((item) => {
        const done = supplied?.(item) ?? false;
        return (
          <Box component="li" key={`${item.kind}${item.code}`} sx={{ display: 'flex', gap: 1, alignItems: 'center', py: 0.25, fontSize: 14 }}>
            {done ? <CheckCircleOutlined color="success" sx={{ fontSize: 18 }} /> : <RadioButtonUncheckedOutlined color="disabled" sx={{ fontSize: 18 }} />}
            <span>{item.label}</span>
            <Box component="span" sx={{ color: 'text.secondary', fontSize: 12.5, whiteSpace: 'nowrap' }}>{t(item.kind === 'evidence' ? 'gate.evidence' : 'gate.field')}</Box>
          </Box>
        );
      })}
    </Box>
  );
}
