import type { EvidenceRecord } from '../../shared/contracts/projects';
import type { EvidenceKind } from '../../shared/vocabulary';
import { api } from '../providers/http';

export const EVIDENCE_ACCEPT = '.pdf,.jpg,.jpeg,.png,.doc,.docx,.xls,.xlsx';

/** Stores one file; the kind goes first so that the server knows it before the bytes arrive. */
export function uploadEvidence(file: File, kind: EvidenceKind): Promise<EvidenceRecord> {
  const body = new FormData();
  body.append('kind', kind);
  body.append('file', file, file.name);
  return api.post<EvidenceRecord>('evidence', body);
}

export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
