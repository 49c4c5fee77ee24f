import type { CooperationMode, OpportunityState, Stage } from '../vocabulary.js';
import type { Fen, Id, Instant } from './common.js';
import type { CarrierRecord } from './places.js';
import type { EvidenceRecord, ProjectRecord } from './projects.js';

/** An entry of the project library (招商项目库, 000 §二(六)): a packaged project offered to investors. */
export interface OpportunityRecord {
  id: Id; code: string; name: string;
  organisationId: Id; organisationName: string;
  parkId: Id | null; parkName: string | null; regionCode: string | null; regionName: string | null;
  industryCode: string | null; industryName: string | null;
  /** Chain or field in words. */
  chain: string | null;
  expectedInvestmentFen: Fen | null; expectedOutputFen: Fen | null;
  landMu: number | null; factorySquareMetres: number | null;
  cooperation: CooperationMode | null;
  content: string | null; brief: string | null;
  contactUnit: string | null; contactName: string | null; contactPhone: string | null;
  state: OpportunityState; publishedAt: Instant | null;
  /** Leads that came of it, also those the reader may not see. */
  leadCount: number;
  carrierIds: Id[];
  version: number; createdAt: Instant; updatedAt: Instant;
}

export interface OpportunityDetail extends OpportunityRecord {
  carriers: Pick<CarrierRecord, 'id' | 'code' | 'name' | 'kind' | 'area' | 'freeArea' | 'status' | 'parkName'>[];
  /** The leads that the reader may see. */
  leads: { projectId: Id; projectName: string; projectCode: string; stage: Stage; recordedAt: Instant }[];
  events: { id: Id; fromState: OpportunityState | null; toState: OpportunityState; reason: string | null; projectId: Id | null; recordedAt: Instant; recordedByName: string | null }[];
  evidence: EvidenceRecord[];
  /** Whether it is the reader's to change, and to publish. */
  mayManage: boolean; mayPublish: boolean;
  /** Where it may go from here, whoever may send it there. */
  nextStates: OpportunityState[];
  /** What publishing still needs, by field. */
  missing: string[];
}

/** `POST /opportunities/:id/leads`: a lead from a published opportunity; `close` when it is thereby taken. */
export interface OpportunityLeadRequest { name?: string; investors: string[]; organisationId?: Id; agreedInvestmentFen?: Fen; close?: boolean }
export interface OpportunityLeadAnswer { opportunity: OpportunityDetail; project: ProjectRecord }
