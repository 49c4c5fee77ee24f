import type { INestApplicationContext } from '@nestjs/common';
import type { Batch } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { BatchesService } from '../batches/batches.service.js';
import { CertificationsService } from '../certifications/certifications.service.js';
import { batchesOf, decisionsOf, wasReached } from './domain/yearly.js';
import type { CityPlan, Minute } from './domain/plan-types.js';
import type { Places } from './load-places.js';
import { loadTargets } from './load-targets.js';

interface Planned { id: number; project: number; batch: Batch; owner: string | null }

const CARRIED_BECAUSE = '要素保障手续尚在办理，转入下一年度';

/** What the bureau does at the turn of a year: decides on last year's projects, plans the new one, carries over what is still open, sets and allocates its targets. */
export class YearlyLoader {
  private readonly batches: BatchesService;
  private readonly certifications: CertificationsService;
  private readonly audit: AuditService;
  private last: Planned[] = [];

  constructor(private readonly app: INestApplicationContext, private readonly plan: CityPlan, private readonly places: Places, private readonly idOf: (project: number) => number) {
    this.batches = app.get(BatchesService);
    this.certifications = app.get(CertificationsService);
    this.audit = app.get(AuditService);
  }

  /** At a minute early in a year, with the clock set to it; only the latest two years are planned. */
  async turn(at: Minute): Promise<void> {
    const year = Number(at.slice(0, 4));
    if (year < Number(this.plan.until.slice(0, 4)) - 1) return;
    const actor = this.places.users.get('city')!;
    const decisions = decisionsOf(this.plan, String(year - 1), at);
    await this.certifications.append(decisions.map(({ project, ...decision }) => ({ ...decision, projectId: this.idOf(project), year: year - 1, decisionNumber: `区合字〔${year}〕3号`, decidedOn: at.slice(0, 10), recordedById: actor.id })));
    const fresh = batchesOf(this.plan, at);
    const projects = new Map(this.plan.projects.map((project) => [project.number, project]));
    const open = this.last.filter(({ project, batch }) => !wasReached(projects.get(project)!, batch, at));
    const carried = open.filter(({ project, batch }) => !fresh.some((one) => one.project === project && one.batch === batch && batch === 'build'));
    const held = new Set(carried.map(({ project, batch }) => `${batch} ${project}`));
    const entries = [...carried.map((entry) => ({ ...entry, carriedFromId: entry.id as number | null })), ...fresh.filter(({ project, batch }) => !held.has(`${batch} ${project}`)).map((entry) => ({ ...entry, carriedFromId: null }))];
    const ids = await this.batches.insert(entries.map(({ project, batch, owner, carriedFromId }) => ({
      year, batch, projectId: this.idOf(project), ownerId: owner === null ? null : (this.places.users.get(owner)?.id ?? null), carriedFromId, carriedReason: carriedFromId === null ? null : CARRIED_BECAUSE, addedById: actor.id,
    })));
    await loadTargets(this.app, this.places, this.plan, year);
    this.last = entries.map(({ project, batch, owner }, index) => ({ id: ids[index]!, project, batch, owner }));
    await this.audit.recordMany([
      ...decisions.map(({ project, kind, verdict }) => ({ action: `certification:${verdict}`, entity: 'project', entityId: this.idOf(project), details: { year: year - 1, kind }, actor })),
      { action: 'batch-plan:add', entity: 'batch-plan', entityId: year, details: { entries: entries.length }, actor },
    ]);
  }
}
