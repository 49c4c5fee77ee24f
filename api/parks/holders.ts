import { Injectable } from '@nestjs/common';
import type { CarrierHolder } from '../../shared/contracts/places.js';
import type { Stage, StillHolding } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import type { Fragment } from '../core/http/list.js';
import { currentUser } from '../core/request-context.js';
import { inScope, scopeFragment } from '../identity/data-scope.js';

interface HolderRow {
  carrierId: number; carrierParkId: number; projectId: number; reservedCenti: number; occupiedCenti: number; since: string;
  name: string; code: string; stage: Stage; status: string; archivedAt: string | null; confidential: number; organisationId: number; introducingOrganisationId: number | null; parkId: number | null;
}

/** Holdings of projects that ended or went elsewhere (`h` the holding, `p` its project, `c` the carrier). */
export const STILL_HOLDING_SQL = "(p.`status` = 'terminated' OR p.`archivedAt` IS NOT NULL OR p.`parkId` IS NULL OR p.`parkId` <> c.`parkId`)";

/** The projects that the reader may see, as conditions on `project` p; none for readers without projects. */
export function visibleProjects(): Fragment[] {
  const scope = currentUser().scopeFor('project:read');
  return scope ? scopeFragment(scope, { organisation: 'p.`organisationId`', introducing: 'p.`introducingOrganisationId`', park: 'p.`parkId`' }) : [{ sql: '1 = 0', params: [] }];
}

/** A project's name for this reader: null when it lies outside the scope or is confidential. */
export function nameFor(row: { name: string; confidential: number; organisationId: number; introducingOrganisationId: number | null; parkId: number | null }): { seen: boolean; name: string | null } {
  const user = currentUser();
  const scope = user.scopeFor('project:read');
  const seen = scope !== undefined && inScope(scope, row);
  return { seen, name: seen && (!Number(row.confidential) || user.permissions.has('project:read-confidential')) ? row.name : null };
}

/** Who holds the carriers of one page: read in one statement, never more than the page. */
@Injectable()
export class CarrierHolders {
  constructor(private readonly database: Database) {}

  async of(carrierIds: readonly number[]): Promise<Map<number, CarrierHolder[]>> {
    const holders = new Map<number, CarrierHolder[]>();
    if (!carrierIds.length) return holders;
    const rows = await this.database.query<HolderRow>(
      `SELECT h.\`carrierId\`, c.\`parkId\` AS \`carrierParkId\`, h.\`projectId\`, h.\`reservedCenti\`, h.\`occupiedCenti\`, h.\`since\`, p.\`name\`, p.\`code\`, p.\`stage\`, p.\`status\`, p.\`archivedAt\`, p.\`confidential\`, p.\`organisationId\`, p.\`introducingOrganisationId\`, p.\`parkId\`
       FROM \`carrier_holding\` h JOIN \`carrier\` c ON c.\`id\` = h.\`carrierId\` JOIN \`project\` p ON p.\`id\` = h.\`projectId\` WHERE h.\`carrierId\` IN (${placeholders(carrierIds)}) ORDER BY h.\`carrierId\`, h.\`since\`, h.\`projectId\``,
      carrierIds,
    );
    for (const row of rows) {
      const { seen, name } = nameFor(row);
      const holder: CarrierHolder = {
        projectId: seen ? row.projectId : null, projectName: name, projectCode: seen ? row.code : null, stage: seen ? row.stage : null,
        reservedArea: row.reservedCenti / 100, occupiedArea: row.occupiedCenti / 100, since: row.since, stillHolding: stillHolding(row),
      };
      holders.set(row.carrierId, [...(holders.get(row.carrierId) ?? []), holder]);
    }
    return holders;
  }
}

function stillHolding(row: HolderRow): StillHolding | null {
  if (row.archivedAt !== null) return 'withdrawn';
  if (row.status === 'terminated') return 'terminated';
  return row.parkId === row.carrierParkId ? null : 'moved';
}
