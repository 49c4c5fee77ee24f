import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useGetList } from 'react-admin';
import type { LedgerEventRecord, ProjectDetail } from '../../shared/contracts/projects';
import { EVIDENCE_KINDS } from '../../shared/vocabulary';
import { formatInstant } from '../components/day';
import { Empty } from '../components/Empty';
import { Section } from '../components/Section';
import { fileSize } from '../evidence/upload';
import { apiUrl } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { eventTitle } from './eventWords';

/** All files behind a project's ledger. */
export function FilesTab({ project }: { project: ProjectDetail }) {
  const words = useWords();
  const { t, word } = words;
  const mayRead = useCan('evidence:read');
  const { data } = useGetList<LedgerEventRecord>(`projects/${project.id}/ledger`, { pagination: { page: 1, perPage: 200 }, sort: { field: 'recordedAt', order: 'DESC' }, filter: {} });
  const files = (data ?? []).flatMap((event) => event.evidence.map((file) => ({ file, event })));
  return (
    <Section flush title={t('evidence.title')}>
      {files.length === 0
        ? <Empty title={t('evidence.empty')} hint={t('evidence.emptyHint')} />
        : (
          <Table size="small">
            <TableHead><TableRow><TableCell>{t('evidence.file')}</TableCell><TableCell>{t('evidence.kind')}</TableCell><TableCell>{t('evidence.proves')}</TableCell><TableCell>{t('evidence.uploaded')}</TableCell></TableRow></TableHead>
            <TableBody>
              {files.map(({ file, event }) => (
                <TableRow key={`${event.id}-${file.id}`}>
                  <TableCell>{mayRead ? <a href={apiUrl(`evidence/${file.id}/content`)} target="_blank" rel="noreferrer">{file.filename}</a> : file.filename} <span title={`sha256 ${file.sha256}`}>{fileSize(file.size)}</span></TableCell>
                  <TableCell>{word(EVIDENCE_KINDS, file.kind)}</TableCell><TableCell>{eventTitle(event, words)}</TableCell><TableCell>{file.uploadedByName} · {formatInstant(file.uploadedAt)}</TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        )}
    </Section>
  );
}
