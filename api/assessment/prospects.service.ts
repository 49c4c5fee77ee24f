import { Injectable } from '@nestjs/common';
import type { AssessmentProspect, AssessmentProspects } from '../../shared/contracts/assessment.js';
import { Clock } from '../core/clock.js';
import { notFound } from '../core/errors.js';
import { currentLocale } from '../core/request-context.js';
import type { Prospect, MetricProspects } from '../metrics/city-figures.js';
import { assess, reassess, type Result } from './domain/assess.js';
import { Decimal } from './domain/decimal.js';
import { factsOf, withFacts, type FrozenFacts } from './domain/frozen.js';
import { LineNames } from './line-names.js';
import { RunReader, type CellPlace, type LoadedRun } from './run-reader.js';

/** Projects told of each fed input; a park has few that are near. */
const MOST_PROJECTS = 200;

type FedPlace = CellPlace & { metric: NonNullable<CellPlace['metric']> };
/** One act of one project and the fed inputs that it would add to. */
interface Step extends Pick<Prospect, 'projectId' | 'stage' | 'waiting'>, Pick<MetricProspects, 'what' | 'confirmation'> { additions: { place: FedPlace; value: Decimal }[] }

/** Which open projects of a park would move it most, by the rules of the metrics that feed the scheme. */
@Injectable()
export class ProspectsService {
  constructor(private readonly reader: RunReader, private readonly names: LineNames, private readonly clock: Clock) {}

  /** By the computed result where the caller may see it, else by what is there now. @throws 404 for a unit that the caller does not see */
  async of(runId: number, unitId: number): Promise<AssessmentProspects> {
    const loaded = await this.reader.load(runId);
    const { run } = loaded;
    const unit = loaded.units.find((each) => each.id === unitId && each.included && !each.exclusion);
    if (!unit || !this.reader.sees(unit)) throw notFound('assessment-unit', unitId);
    const { facts, computed } = await this.reader.basis(loaded);
    const { steps, truncated } = await this.steps(loaded, unitId);
    const names = await this.names.of(steps.map(({ projectId }) => ({ projectId, companyId: null })));
    const units = factsOf(facts.units);
    const before = assess(run.scheme, units);
    const standing = (result: Result) => result.units.find((each) => each.unit === String(unitId))!;
    const now = standing(before);
    const known = new Map<string, { points: string; rank: number }>();
    const projects = steps.map((step): AssessmentProspect => {
      const changes = this.changes(step, facts, unitId);
      // Most projects add the same: each effect is worked out once.
      const key = JSON.stringify(changes.map(({ indicator, input, to }) => [indicator, input, to]));
      if (!known.has(key)) {
        const after = standing(reassess(run.scheme, withFacts(units, unitId, changes.map(({ indicator, input, to }) => ({ indicator, input, value: new Decimal(to) }))), before, new Set(changes.map(({ indicator }) => indicator))));
        known.set(key, { points: after.total.minus(now.total).toFixed(), rank: after.rank });
      }
      const [locale, { what, confirmation, waiting }] = [currentLocale(), step];
      return {
        projectId: step.projectId, name: names({ projectId: step.projectId, companyId: null }), stage: step.stage, step: waiting ? confirmation[locale] : `${what[locale]}${locale === 'zh' ? '，' : ', '}${confirmation[locale]}`, changes, ...known.get(key)!,
      };
    });
    projects.sort((one, other) => Number(other.points) - Number(one.points));
    return { yearOver: this.clock.today() > `${run.year}-12-31`, computed, total: now.total.toFixed(), rank: now.rank, missing: now.missing.length, projects, truncated };
  }

  /** Every act once, with all that it adds to; the nearest first. One statement a fed input. */
  private async steps(loaded: LoadedRun, unitId: number): Promise<{ steps: Step[]; truncated: boolean }> {
    const places = this.reader.cells(loaded).filter((place): place is FedPlace => place.unit.id === unitId && place.metric !== undefined);
    const found = await Promise.all(places.map((place) => this.reader.prospects(loaded, place.metric, place.unit.parkId!, MOST_PROJECTS)));
    const steps = new Map<string, Step>();
    found.forEach((prospects, index) => prospects?.rows.forEach(({ projectId, contribution, waiting, stage }) => {
      const { metric } = places[index]!;
      const key = `${projectId} ${prospects.step}`;
      const step = steps.get(key) ?? { projectId, stage, waiting, what: prospects.what, confirmation: prospects.confirmation, additions: [] };
      step.additions.push({ place: places[index]!, value: new Decimal(contribution).div(metric.scale ?? 1) });
      steps.set(key, step);
    }));
    return { steps: [...steps.values()].sort((one, other) => Number(other.waiting) - Number(one.waiting)), truncated: found.some((prospects) => prospects?.rows.length === MOST_PROJECTS) };
  }

  private changes({ additions }: Step, facts: FrozenFacts, unitId: number): AssessmentProspect['changes'] {
    const values = facts.units.find(({ id }) => id === unitId)!.values;
    return additions.map(({ place: { indicator, input }, value }) => {
      const from = new Decimal(values[indicator.code]?.[input] ?? 0);
      const unit = indicator.inputs?.find(({ name }) => name === input)?.unit ?? indicator.unit;
      return { indicator: indicator.code, indicatorName: indicator.name, input, unit, from: from.toFixed(), to: from.plus(value).toFixed() };
    });
  }
}
