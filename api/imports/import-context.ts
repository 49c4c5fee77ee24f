import { Injectable } from '@nestjs/common';
import { nameKey } from '../../shared/text.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import type { DataScope } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { Policy } from '../policy/policy.service.js';
import { buildIndustryIndex, type Industry } from './domain/read-industry.js';
import { buildParkIndex } from './domain/read-park.js';
import type { ReadContext } from './domain/read-row.js';
import { stageTable } from './domain/read-stage.js';
import { buildRegionIndex, type Region, type RegionIndex } from './domain/region-index.js';
import type { StageWords } from './domain/stage-words.js';

/** The item of the policy packs that says what a ledger's words for progress mean. */
export const STAGE_WORDS_POLICY = 'imports.stage-words';

/** What the reader needs to know of the installation, and where rows may go. */
export interface ImportContext extends ReadContext {
  parkRegions: ReadonlyMap<number, string>;
  parkOrganisations: ReadonlyMap<number, number>;
  /** Organisations in the importer's scope, by normalised name. */
  organisations: ReadonlyMap<string, number>;
  allOrganisations: ReadonlyMap<string, number>;
  organisationNames: ReadonlyMap<number, string>;
}

/** Gathers the reader's context; the region list, which never changes while running, is indexed once. */
@Injectable()
export class ImportContexts {
  private regions: { count: number; index: RegionIndex } | undefined;

  constructor(private readonly database: Database, private readonly clock: Clock, private readonly policy: Policy) {}

  async load(scope: DataScope): Promise<ImportContext> {
    const [words, installation, parks, industries, organisations, regions] = await Promise.all([
      this.policy.value<readonly StageWords[]>(STAGE_WORDS_POLICY, this.clock.today()),
      this.database.queryOne<{ homeRegion: string | null }>('SELECT `homeRegion` FROM `installation`'),
      this.database.query<{ id: number; name: string; shortName: string | null; aliases: string; regionCode: string; organisationId: number }>('SELECT `id`, `name`, `shortName`, `aliases`, `regionCode`, `organisationId` FROM `park` WHERE `archivedAt` IS NULL'),
      this.database.query<Industry>('SELECT `code`, `name` FROM `industry`'),
      this.database.query<{ id: number; name: string; nameKey: string }>('SELECT `id`, `name`, `nameKey` FROM `organisation` WHERE `archivedAt` IS NULL'),
      this.regionIndex(),
    ]);
    const home = installation?.homeRegion;
    return {
      today: this.clock.today(),
      regions,
      parks: buildParkIndex(parks.map((park) => ({ id: park.id, name: park.name, regionCode: park.regionCode, aliases: [...(park.shortName ? [park.shortName] : []), ...(JSON.parse(park.aliases) as string[])] }))),
      industries: buildIndustryIndex(industries),
      stages: stageTable(words),
      ...(home ? { homeRegionCode: home } : {}),
      parkRegions: new Map(parks.map((park) => [park.id, park.regionCode])),
      parkOrganisations: new Map(parks.map((park) => [park.id, park.organisationId])),
      organisations: new Map(organisations.filter((organisation) => inScope(scope, { organisationId: organisation.id })).map((organisation) => [organisation.nameKey, organisation.id])),
      allOrganisations: new Map(organisations.map((organisation) => [organisation.nameKey, organisation.id])),
      organisationNames: new Map(organisations.map(({ id, name }) => [id, name])),
    };
  }

  private async regionIndex(): Promise<RegionIndex> {
    const count = Number((await this.database.queryOne<{ count: number }>('SELECT COUNT(*) AS count FROM `region`'))?.count ?? 0);
    if (this.regions?.count !== count) {
      this.regions = { count, index: buildRegionIndex(await this.database.query<Region>('SELECT `code`, `name`, `parentCode` FROM `region`')) };
    }
    return this.regions.index;
  }
}

export const organisationKey = (name: string | null): string => (name ? nameKey(name) : '');
