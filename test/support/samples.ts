import type { EvidenceRecord, LedgerEventRecord, ProjectRecord } from '../../shared/contracts/projects.js';
import type { Client } from './client.js';

/** A tiny file that sniffs as a PDF. */
export const PDF = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

/** A project complete enough for every gate's fields. */
export const COMPLETE = {
  name: '年产20万吨锂离子电池电解液项目', investors: ['四川中蓝新能源材料有限公司'], agreedInvestmentFen: 21_0000_0000_00, industryCode: 'C', contentAndScale: '占地550亩，年产20万吨电解液', origin: 'out-of-province',
};

let serial = 0;

export async function createProject(client: Client, patch: Record<string, unknown> = {}): Promise<ProjectRecord> {
  const { status, body } = await client.post<ProjectRecord>('/projects', { ...COMPLETE, name: `${COMPLETE.name}${(serial += 1)}`, ...patch });
  if (status !== 201) throw new Error(`creating a project answered ${status}: ${JSON.stringify(body)}`);
  return body;
}

export async function uploadEvidence(client: Client, kind: string): Promise<number> {
  const { status, body } = await client.upload<EvidenceRecord>('/evidence', { name: `${kind}.pdf`, content: PDF, type: 'application/pdf' }, { kind });
  if (status !== 201) throw new Error(`uploading evidence answered ${status}: ${JSON.stringify(body)}`);
  return body.id;
}

export async function advance(client: Client, projectId: number, to: string, occurredOn: string, kind?: string, more: Record<string, unknown> = {}): Promise<LedgerEventRecord> {
  const evidenceIds = kind ? [await uploadEvidence(client, kind)] : [];
  const { status, body } = await client.post<LedgerEventRecord>(`/projects/${projectId}/stage-events`, { to, occurredOn, evidenceIds, ...more });
  if (status !== 201) throw new Error(`advancing to ${to} answered ${status}: ${JSON.stringify(body)}`);
  return body;
}
