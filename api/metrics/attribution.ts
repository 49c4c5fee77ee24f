import { Injectable } from '@nestjs/common';
import { withinWhole, type Contribution } from './domain/attribute.js';

/** The day whose terms decide, as they were known at an instant. */
export interface AttributedAt { day: string; knownAt: string }
export type ContributionSource = (at: AttributedAt) => Promise<readonly Contribution[]>;

/**
 * The one place where something else than a project's own place may have a share in it (enclave deals, domain §7). Modules of higher tiers
 * register what they know at start; every table by place asks here, through `Tallies`.
 */
@Injectable()
export class Attribution {
  private readonly sources: ContributionSource[] = [];

  register(source: ContributionSource): void {
    this.sources.push(source);
  }

  get empty(): boolean {
    return this.sources.length === 0;
  }

  /** What goes elsewhere. @throws when more of a project is given away than there is */
  async at(at: AttributedAt): Promise<readonly Contribution[]> {
    const contributions = (await Promise.all(this.sources.map((source) => source(at)))).flat();
    if (!withinWhole(contributions, 'amounts') || !withinWhole(contributions, 'headcount')) throw new Error('more of a project is attributed than there is');
    return contributions;
  }
}
