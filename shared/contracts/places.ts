import type { CarrierAct, CarrierKind, CarrierStatus, OfferReason, ParkInfrastructure, ParkLevel, Stage, StillHolding } from '../vocabulary.js';
import type { Day, Fen, Id, Instant } from './common.js';

export interface ParkRecord {
  id: Id; name: string; shortName: string | null; aliases: string[];
  organisationId: Id; organisationName: string;
  regionCode: string; regionName: string;
  level: ParkLevel | null;
  /** GB/T 4754 codes beside the words; a code stands for everything below it. */
  leadingIndustryCodes: string[]; restrictedIndustryCodes: string[];
  /** More leading industries than parks commonly name; how many a city allows is for its policy to say. */
  leadingIndustriesWarning: boolean;
  leadingIndustries: string[]; targetRegions: string[]; directions: string[]; restrictedIndustries: string[];
  totalLandMu: number | null; remainingLandMu: number | null; infrastructure: ParkInfrastructure | null;
  projectCount: number;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}

/** `GET /parks/:id/summary`: what the park's page shows above its lists; projects are those that the reader may see. */
export interface ParkSummary {
  pipeline: { stage: Stage; count: number; agreedInvestmentFen: Fen; suspended: number }[];
  carriers: Record<CarrierKind, { count: number; area: number; reservedArea: number; occupiedArea: number; freeArea: number; idleCount: number; idleArea: number }>;
  /** Carriers held by projects that ended or went elsewhere. */
  stillHeldCount: number;
  /** Whether the reader sees all projects of the park, and so whether the pipeline is the park's. */
  seesProjects: boolean;
  /** Whether its carriers are the reader's to add and change. */
  mayManageCarriers: boolean;
}

/** A company that settled first in this park. */
export interface SettledCompany { id: Id; name: string; creditCode: string | null; industryCode: string | null; settledOn: Day | null }

/** Areas are in mu (land) or square metres (factory), at most two decimals. */
export interface CarrierRecord {
  id: Id; parkId: Id; parkName: string; kind: CarrierKind; code: string; name: string;
  area: number; reservedArea: number; occupiedArea: number; freeArea: number;
  status: CarrierStatus;
  /** Wholly vacant since that day. */
  idleSince: Day | null;
  /** As entered: vacant since that day before anybody held it. */
  vacantSince: Day | null;
  completedOn: Day | null;
  floor: string | null; clearHeightMetres: number | null; loadKgPerSquareMetre: number | null;
  /** A factory's rent in fen per square metre and month; a parcel's price in fen per mu. */
  priceFen: Fen | null;
  remarks: string | null;
  holders: CarrierHolder[];
  /** Whether it is the reader's to change and act on. */
  mayManage: boolean;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}

/** Who holds part of a carrier; a project outside the reader's scope is not named. */
export interface CarrierHolder {
  projectId: Id | null; projectName: string | null; projectCode: string | null; stage: Stage | null;
  reservedArea: number; occupiedArea: number; since: Day; stillHolding: StillHolding | null;
}

export interface CarrierEventRecord {
  id: Id; carrierId: Id; type: CarrierAct; projectId: Id | null; projectName: string | null;
  /** What the act changed, negative for what was given back. */
  reservedArea: number; occupiedArea: number;
  occurredOn: Day; reason: string | null; correctsId: Id | null; correctedById: Id | null; recordedAt: Instant; recordedByName: string | null;
}

/** `POST /carriers/:id/reservations`, `…/occupations`, `…/releases`; without an area: all that is free, or all that the project holds. */
export interface CarrierActRequest { projectId: Id; area?: number; occurredOn: Day; reason?: string }

/** `GET /carriers/offers`: carriers for a need, idle factories first (003 §三(八)), each with the reasons for its place. */
export interface CarrierOffers {
  need: { squareMetres: number | null; mu: number | null; industryCode: string | null; parkId: Id | null };
  source: string;
  /** Carriers with free space that were looked at. */
  considered: number;
  offers: { carrier: CarrierRecord; restricted: boolean; reasons: { code: OfferReason; detail: string | null }[] }[];
}
