import type { ParkInfrastructure } from '../vocabulary.js';
import type { Id, Instant } from './common.js';

export interface ParkRecord {
  id: Id; name: string; shortName: string | null; aliases: string[];
  organisationId: Id; organisationName: string;
  regionCode: string; regionName: string;
  leadingIndustries: string[]; targetRegions: string[]; directions: string[]; restrictedIndustries: string[];
  totalLandMu: number | null; remainingLandMu: number | null; infrastructure: ParkInfrastructure | null;
  projectCount: number;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}

export interface CompanyRecord {
  id: Id; name: string; creditCode: string | null; creditCodeWarning: boolean; aliases: string[];
  regionCode: string | null; regionName: string | null; industryCode: string | null; remarks: string | null;
  /** Computed: the first park in the city whose land, factory or lease the registered project company holds. */
  settledParkId: Id | null; settledParkName: string | null; settledOn: string | null;
  projectCount: number;
  archivedAt: Instant | null; version: number; createdAt: Instant; updatedAt: Instant;
}
