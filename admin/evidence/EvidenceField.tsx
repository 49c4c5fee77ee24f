import CloseOutlined from '@mui/icons-material/CloseOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import FormHelperText from '@mui/material/FormHelperText';
import IconButton from '@mui/material/IconButton';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { useRef, useState } from 'react';
import type { EvidenceRecord } from '../../shared/contracts/projects';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../shared/vocabulary';
import { useField } from '../components/form/useField';
import { ApiError, errorLine } from '../providers/http';
import { useWords } from '../providers/i18n';
import { EVIDENCE_ACCEPT, fileSize, uploadEvidence } from './upload';

/** Files that prove an event, uploaded as they are chosen; the form keeps their records under `evidenceIds`. */
export function EvidenceField({ suggested }: { suggested?: EvidenceKind | undefined }) {
  const { t, word } = useWords();
  const { field, error, helperText } = useField({ name: 'evidenceIds' });
  const files = (field.value as EvidenceRecord[] | null | undefined) ?? [];
  const [picked, setPicked] = useState<EvidenceKind | null>(null);
  const kind = picked ?? suggested ?? 'other';
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const choose = async (chosen: FileList | null) => {
    setBusy(true);
    setFailure(null);
    const added: EvidenceRecord[] = [];
    try {
      for (const file of chosen ?? []) added.push(await uploadEvidence(file, kind));
    } catch (cause) {
      setFailure(cause instanceof ApiError ? errorLine(cause) : t('app.unexpected'));
    }
    field.onChange([...files, ...added]);
    setPicked(null);
    setBusy(false);
    if (input.current) input.current.value = '';
  };
  return (
    <Box>
      <Typography variant="caption" color="text.secondary">{t('evidence.title')}</Typography>
      {files.map((file) => (
        <Box key={file.id} sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: 13.5 }}>
          <Box component="span" sx={{ flex: 1, minWidth: 0 }}>{word(EVIDENCE_KINDS, file.kind)} · {file.filename} <Box component="span" sx={{ color: 'text.secondary' }}>{fileSize(file.size)}</Box></Box>
          <IconButton size="small" aria-label={t('evidence.remove', { name: file.filename })} onClick={() => field.onChange(files.filter((one) => one.id !== file.id))}><CloseOutlined fontSize="inherit" /></IconButton>
        </Box>
      ))}
      <Box sx={{ display: 'flex', gap: 1, mt: 0.75 }}>
        <TextField select label={t('evidence.kind')} value={kind} onChange={(event) => setPicked(event.target.value as EvidenceKind)} sx={{ maxWidth: 230 }}>
          {Object.keys(EVIDENCE_KINDS).map((code) => <MenuItem key={code} value={code}>{word(EVIDENCE_KINDS, code)}</MenuItem>)}
        </TextField>
        <Button variant="outlined" startIcon={<UploadFileOutlined />} loading={busy} loadingPosition="start" onClick={() => input.current?.click()} sx={{ height: 38 }}>{t('evidence.upload')}</Button>
        <input ref={input} type="file" hidden multiple accept={EVIDENCE_ACCEPT} onChange={(event) => { void choose(event.target.files); }} data-testid="evidence-file" />
      </Box>
      {(failure ?? (error && helperText)) && <FormHelperText error>{failure ?? helperText}</FormHelperText>}
    </Box>
  );
}

export const evidenceIds = (value: unknown): number[] => ((value as EvidenceRecord[] | null | undefined) ?? []).map((file) => file.id);
