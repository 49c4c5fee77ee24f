import type { INestApplicationContext } from '@nestjs/common';
import { Clock } from '../core/clock.js';
import { currentContext, runInContext, type CurrentUser } from '../core/request-context.js';
import type { Permission } from '../../shared/permissions.js';
import { Authenticator } from '../identity/authenticator.js';
import { OpportunitiesService } from '../opportunities/opportunities.service.js';
import { OpportunityLeadsService } from '../opportunities/opportunity-leads.service.js';
import { CarrierActsService } from '../parks/carrier-acts.service.js';
import { CarriersService } from '../parks/carriers.service.js';
import { planCarriers, type PlannedCarrier } from './domain/carriers.js';
import { planOpportunities, type PlannedOpportunity } from './domain/opportunities.js';
import type { CityPlan, Minute } from './domain/plan-types.js';
import type { Places } from './load-places.js';

interface Step { at: Minute; permission: Permission; write: () => Promise<unknown> }

/** Writes carriers, who holds them, and the project library at their minutes, among the sittings of the ledger, through their services. */
export class OffersLoader {
  private readonly steps: Step[] = [];
  private readonly carrierIds = new Map<string, number>();
  private next = 0;
  private user: CurrentUser | undefined;

  constructor(private readonly app: INestApplicationContext, seed: number, plan: CityPlan, private readonly places: Places, private readonly projectId: (number: number) => number, private readonly instantOf: (minute: Minute) => number) {
    const { carriers, acts } = planCarriers(seed, plan);
    for (const carrier of carriers) this.add(carrier.enteredAt, 'carrier:manage', () => this.enter(carrier));
    for (const { at, carrier, project, type, area, reason } of acts) {
      this.add(at, 'carrier:manage', () => this.app.get(CarrierActsService).act(this.carrierIds.get(carrier)!, type, { projectId: this.projectId(project), occurredOn: at.slice(0, 10), ...(area === null ? {} : { area }), ...(reason === null ? {} : { reason }) }));
    }
    for (const opportunity of planOpportunities(seed, plan)) this.follow(opportunity);
    this.steps = this.steps.map((step, index) => ({ step, index })).sort((a, b) => (a.step.at < b.step.at ? -1 : a.step.at > b.step.at ? 1 : a.index - b.index)).map(({ step }) => step);
  }

  /** Everything before a minute (`inclusive`: and in it), each step with the clock at its own. */
  async writeUntil(minute: Minute, inclusive: boolean): Promise<void> {
    for (let step = this.steps[this.next]; step && (step.at < minute || (inclusive && step.at === minute)); step = this.steps[this.next]) {
      this.next += 1;
      this.app.get(Clock).set(new Date(this.instantOf(step.at)));
      this.user ??= (await this.app.get(Authenticator).userById(this.places.users.get('city')!.id))!;
      await runInContext({ ...currentContext()!, user: this.user, permission: step.permission }, step.write);
    }
  }

  private add(at: Minute, permission: Permission, write: () => Promise<unknown>): void {
    this.steps.push({ at, permission, write });
  }

  private async enter({ key, enteredAt: _enteredAt, park, ...values }: PlannedCarrier): Promise<void> {
    this.carrierIds.set(key, (await this.app.get(CarriersService).create({ ...values, parkId: this.places.parks.get(park)! })).id);
  }

  private follow({ park, draftedAt, publishedAt, pausedAt, withdrawnAt, leads, ...values }: PlannedOpportunity): void {
    const service = this.app.get(OpportunitiesService);
    let current = { id: 0, version: 0 };
    const organisationId = this.places.organisations.get(values.contactUnit)!;
    this.add(draftedAt, 'opportunity:manage', async () => { current = await service.create({ ...values, parkId: this.places.parks.get(park)!, organisationId }); });
    if (publishedAt === null) return;
    this.add(publishedAt, 'opportunity:publish', async () => { current = await service.publish(current.id, current); });
    for (const { at, investor, close } of leads) {
      this.add(at, 'project:create', async () => { current = (await this.app.get(OpportunityLeadsService).createLead(current.id, { investors: [investor], organisationId, close })).opportunity; });
    }
    if (pausedAt !== null) this.add(pausedAt, 'opportunity:manage', async () => { current = await service.changeState(current.id, { to: 'paused', reason: '用地指标正在调整', version: current.version }); });
    if (withdrawnAt !== null) this.add(withdrawnAt, 'opportunity:manage', async () => { current = await service.changeState(current.id, { to: 'withdrawn', reason: '产业方向已调整', version: current.version }); });
  }
}
