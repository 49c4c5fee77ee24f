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
