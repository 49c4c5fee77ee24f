import { Injectable } from '@nestjs/common';
import type { FieldProblem } from '../../shared/errors.js';
import { nameKey } from '../../shared/text.js';
import { Database } from '../core/database/database.js';
import { findRow, selectRows } from '../core/database/rows.js';
import { badRequest, refused } from '../core/errors.js';
import { currentScope, type DataScope } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { Industry, Organisation } from '../identity/entities.js';
import { Carrier, Park } from '../parks/entities.js';
import { HomeCity } from '../parks/home-city.js';
import type { Opportunity } from './entities.js';
import type { CreateOpportunity } from './opportunity.dto.js';

export type Columns = Partial<Opportunity>;

/** What an opportunity's fields come to, and whether they may. */
@Injectable()
export class OpportunityChecks {
  constructor(private readonly database: Database, private readonly home: HomeCity) {}

  /** The columns that the given fields set; a park decides the county. */
  async complete({ landMu, factorySquareMetres, ...values }: Partial<Omit<CreateOpportunity, 'carrierIds' | 'evidenceIds'>>, before?: Opportunity): Promise<Columns> {
    const columns: Columns = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
    if (landMu !== undefined) columns.landMuCenti = landMu === null ? null : Math.round(landMu * 100);
    if (factorySquareMetres !== undefined) columns.factorySquareMetresCenti = factorySquareMetres === null ? null : Math.round(factorySquareMetres * 100);
    if (values.name !== undefined) columns.nameKey = nameKey(values.name).slice(0, 220);
    const parkId = columns.parkId === undefined ? (before?.parkId ?? null) : columns.parkId;
    const park = parkId === null ? undefined : await findRow(this.database, Park, { id: parkId });
    return park ? { ...columns, regionCode: park.regionCode } : columns;
  }

  /** Every reference must exist and be the caller's to name; all problems at once. */
  async check(columns: Columns, carrierIds: readonly number[]): Promise<void> {
    const scope: DataScope = currentScope();
    const problems: FieldProblem[] = [];
    const unknown = (path: string) => problems.push({ path, code: 'unknown-reference' });
    if (columns.organisationId !== undefined && (!inScope(scope, { organisationId: columns.organisationId }) || !(await findRow(this.database, Organisation, { id: columns.organisationId })))) unknown('organisationId');
    if (columns.parkId && !(await findRow(this.database, Park, { id: columns.parkId, archivedAt: null }))) unknown('parkId');
    if (columns.industryCode && !(await findRow(this.database, Industry, { code: columns.industryCode }))) unknown('industryCode');
    const carriers = await selectRows(this.database, Carrier, { id: [...carrierIds], archivedAt: null });
    if (carriers.length !== new Set(carrierIds).size) unknown('carrierIds');
    if (problems.length) throw badRequest('validation', {}, problems);
    if (columns.regionCode && !(await this.home.county(columns.regionCode))) throw refused('region-outside-home', [{ path: 'regionCode', code: 'region-outside-home' }]);
  }
}
