import AttachFileOutlined from '@mui/icons-material/AttachFileOutlined';
import Box from '@mui/material/Box';
import type { EvidenceRecord } from '../../shared/contracts/projects';
import { EVIDENCE_KINDS } from '../../shared/vocabulary';
import { apiUrl } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

const line = { fontSize: 13, maxWidth: 300, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' };

/** Files behind a record, each opening in its own tab for those who may read them; `own`: of a value that the user's department reports. */
export function EvidenceLinks({ evidence, own = false }: { evidence: EvidenceRecord[]; own?: boolean }) {
  const { word } = useWords();
  const reports = useCan('evidence:read-reported');
  const mayRead = useCan('evidence:read') || (own && reports);
  if (evidence.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 0.25 }}>
      {evidence.map((file) => {
        const text = <><AttachFileOutlined sx={{ fontSize: 14, verticalAlign: '-2px' }} /> {word(EVIDENCE_KINDS, file.kind)} · {file.filename}</>;
        return mayRead
          ? <Box component="a" key={file.id} href={apiUrl(`evidence/${file.id}/content`)} target="_blank" rel="noreferrer" title={file.filename} sx={line}>{text}</Box>
          : <Box key={file.id} sx={line}>{text}</Box>;
      })}
    </Box>
  );
}
