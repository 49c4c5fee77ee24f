import type { DocumentStatus, PolicyBound, PolicyKind, PolicyUnit } from '../policy.js';
import type { Day, Instant } from './common.js';

/** A document that items cite, with the clauses that it has: a misspelt one is found by them. */
export interface PolicyDocument { title: string; number?: string; issuer?: string; issuedOn?: Day; clauses: string[] }

/** How something that the text leaves open, or misprints, was read; for a person to check. */
export interface PolicyReading { says: string; taken: string; why: string }

export interface PolicySource { document: string; clause: string }

/** Where an item of a composed pack was taken from, as it stood there. */
export interface PolicyOrigin extends PolicySource { pack: string; version: number; key: string; from: Day; until: Day }

/** One definition: a value with its unit, the closed period in which it holds, and the clause that says so. */
export interface PolicyItem {
  key: string;
  name: string;
  nameEn: string;
  kind: PolicyKind;
  value: unknown;
  unit?: PolicyUnit;
  bound?: PolicyBound;
  /** First and last day. */
  from: Day;
  until: Day;
  source: PolicySource;
  checkedOn: Day;
  reading?: PolicyReading[];
  origin?: PolicyOrigin;
}

/** An example that an official can read: given these facts, the item answers this. */
export interface PolicyCase { name: string; item: string; on: Day; given?: Record<string, unknown>; expect: Record<string, unknown> }

export interface PolicyContent {
  pack: string;
  title: string;
  titleEn: string;
  documentStatus: DocumentStatus;
  statusNote?: string;
  checkedOn: Day;
  /** Every key has to be defined on all of these days. */
  covers?: { from: Day; until: Day };
  documents: Record<string, PolicyDocument>;
  items: PolicyItem[];
  cases: PolicyCase[];
}

/** Something wrong with a pack, by line (from 1) of its text. */
export interface PolicyProblem { line: number; column: number; path: string; code: string; message: string; params: Record<string, unknown> }

/** A version of a pack: a draft that can be edited, or published and never changed again. */
export interface PolicyPackRecord {
  id: number;
  code: string;
  /** From 1; null while it is a draft. */
  number: number | null;
  title: string;
  titleEn: string;
  documentStatus: DocumentStatus | null;
  /** Came with the product. */
  shipped: boolean;
  itemCount: number;
  sha256: string | null;
  publishedAt: Instant | null;
  /** The days on which it has been, is or will be in force. */
  adoptedFrom: Day[];
  inForce: boolean;
  version: number;
  createdAt: Instant;
  updatedAt: Instant;
}

export interface PolicyPackDetail extends PolicyPackRecord {
  yaml: string;
  /** As published; null for a draft, whose text may not be readable. */
  content: PolicyContent | null;
}

export interface PolicyValidation { problems: PolicyProblem[]; itemCount: number; caseCount: number; content: PolicyContent | null }

/** Items to take over from a published pack: all of a key or, ending in `.`, of a topic. */
export interface PolicyPick { pack: string; version?: number; items: string[] }

export interface PolicyDecision { title: string; number?: string | null; issuedOn: Day; issuer?: string | null }

export interface PolicyChange { key: string; name: string; nameEn: string; change: 'same' | 'changed' | 'own' | 'left-out'; fields: string[]; item: PolicyItem | null; origin: PolicyItem | null; originPack: string | null }

/**
 * `GET /policy-packs/:id/updates`: what the newest versions of the packs that it draws on (and common practice) have that it lacks or took in an older
 * wording; `newer` is a later version of the pack itself.
 */
export interface PackUpdates {
  newer: { id: number; number: number } | null;
  items: { key: string; name: string; nameEn: string; change: 'new' | 'updated'; /** The system goes by it: what hangs on it has no answer without. */ required: boolean; pack: string; item: PolicyItem; current: PolicyItem | null }[];
}

export interface PolicyAdoption {
  id: number; packId: number; code: string; number: number; title: string; titleEn: string; from: Day;
  /** The day before the next adoption takes effect; null for the last one. */
  until: Day | null;
  decisionTitle: string; decisionNumber: string | null; decidedOn: Day | null; builtIn: boolean; adoptedAt: Instant; adoptedBy: string | null;
}

/** An item in force on a day, with what an official needs to find the clause. */
export interface PolicyItemInForce extends PolicyItem {
  id: string;
  topic: string;
  pack: string;
  version: number;
  documentTitle: string;
  documentNumber: string | null;
  documentStatus: DocumentStatus;
}
