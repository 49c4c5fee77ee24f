import { Injectable } from '@nestjs/common';
import type { SchemeIndicator, SchemeInput } from '../../shared/contracts/scheme.js';
import { yearPeriod } from '../../shared/period.js';
import { Database } from '../core/database/database.js';
import { findRow, selectRows } from '../core/database/rows.js';
import { notFound, refused } from '../core/errors.js';
import { currentScope, currentUser } from '../core/request-context.js';
import { DataScopes, inScope } from '../identity/data-scope.js';
import { CityFigures, type MetricProspects } from '../metrics/city-figures.js';
import { FactoryAreas } from '../parks/factory-areas.js';
import { Decimal } from './domain/decimal.js';
import { inputKey, type FrozenFacts, type FrozenLine, type FrozenUnit } from './domain/frozen.js';
import { indicatorsOf, inputNames } from './domain/read-scheme.js';
import { isOpen } from './domain/steps.js';
import { AssessmentResult, AssessmentRun, AssessmentUnit, AssessmentValue } from './entities.js';

export interface LoadedRun { run: AssessmentRun; units: AssessmentUnit[] }
export interface CellPlace { unit: AssessmentUnit; indicator: SchemeIndicator; input: string; metric: SchemeInput['metric'] | undefined }

/** The lines of a fed value are kept one by one; no park has near as many. */
const MOST_LINES = 200;

/** Reads runs, what was entered and what the metrics say; who may see which unit's values is decided here. */
@Injectable()
export class RunReader {
  constructor(private readonly database: Database, private readonly figures: CityFigures, private readonly organisations: DataScopes, private readonly factories: FactoryAreas) {}

  /** @throws 404 */
  async load(id: number): Promise<LoadedRun> {
    const [run, units] = await Promise.all([findRow(this.database, AssessmentRun, { id }), selectRows(this.database, AssessmentUnit, { runId: id }, 'ORDER BY `id`')]);
    if (!run) throw notFound('assessment-run', id);
    return { run, units };
  }

  /** The result that counts. @throws 422 before there is one, or before it is open to those who see single parks only */
  async result(run: AssessmentRun): Promise<AssessmentResult> {
    const row = run.resultId === null ? undefined : await findRow(this.database, AssessmentResult, { id: run.resultId });
    const open = currentScope('assessment:read').kind === 'city' || ['objections', 'approved', 'noticed', 'final'].includes(run.status);
    if (!row || !open) throw refused('assessment-not-computed');
    return row;
  }

  /** What a computation would go by: the computed result's facts, or before there is one what is there now. @throws 422 before the result is open to those who see single parks only */
  async basis(loaded: LoadedRun): Promise<{ facts: FrozenFacts; computed: boolean }> {
    const { run } = loaded;
    const computed = run.resultId !== null && !isOpen(run.status);
    if (computed || currentScope('assessment:read').kind !== 'city') return { facts: (await this.result(run)).facts, computed: true };
    return { facts: await this.facts(loaded, false), computed: false };
  }

  /** Whether the caller sees what a unit's scores are made of: the whole city, or their own parks. */
  sees(unit: { parkId: number | null }): boolean {
    return inScope(currentScope('assessment:read'), { parkId: unit.parkId });
  }

  /** Whether an indicator is the caller's to enter: of a department that is theirs or below theirs; the run's managers stand in for all. */
  async entersFor(run: AssessmentRun): Promise<(indicator: SchemeIndicator) => boolean> {
    const user = currentUser();
    if (user.permissions.has('assessment:manage')) return () => true;
    if (!user.permissions.has('assessment:enter')) return () => false;
    const own = new Set((await this.organisations.tree()).subtree(user.organisationId));
    return (indicator) => indicator.departments.some((name) => { const id = run.departments[name]; return id !== undefined && id !== null && own.has(id); });
  }

  /** Whether an indicator of one of these runs is the caller's to enter. */
  async ownIndicators(runIds: readonly number[]): Promise<(place: { runId: number; indicator: string }) => boolean> {
    const runs = await selectRows(this.database, AssessmentRun, { id: [...new Set(runIds)] });
    const own = new Set((await Promise.all(runs.map(async (run) => { const owns = await this.entersFor(run); return indicatorsOf(run.scheme).filter(owns).map(({ code }) => `${run.id} ${code}`); }))).flat());
    return ({ runId, indicator }) => own.has(`${runId} ${indicator}`);
  }

  /** Every input of every assessed unit. A metric feeds it where the unit is a whole park; the parts of one, or none, are entered. */
  cells({ run, units }: LoadedRun): CellPlace[] {
    const whole = new Set(wholeParks(units).map(({ id }) => id));
    return units.filter((unit) => unit.included).flatMap((unit) => indicatorsOf(run.scheme).flatMap((indicator) => inputNames(indicator).map((input) => {
      const metric = whole.has(unit.id) ? indicator.inputs?.find((each) => each.name === input)?.metric : undefined;
      return { unit, indicator, input, metric };
    })));
  }

  /** The latest entry of each cell, by `inputKey`. */
  async entered(runId: number): Promise<Map<string, AssessmentValue>> {
    const rows = await selectRows(this.database, AssessmentValue, { runId }, 'ORDER BY `unitId`, `indicator`, `input`, `number`');
    return new Map(rows.map((row) => [inputKey(row.unitId, row.indicator, row.input), row]));
  }

  /** What the metrics say now, by `inputKey`: one table a metric and arguments, however many parks. */
  async fed(loaded: LoadedRun): Promise<Map<string, string>> {
    const values = new Map<string, string>();
    const tables = new Map<string, ReturnType<CityFigures['table']>>();
    for (const { unit, indicator, input, metric } of this.cells(loaded)) {
      if (!metric) continue;
      const question = questionOf(loaded.run, metric);
      const key = JSON.stringify([metric.code, question]);
      const table = tables.get(key) ?? this.figures.table(metric.code, question, false);
      tables.set(key, table);
      const { value } = (await table).of(`park:${unit.parkId}`);
      if (value !== null) values.set(inputKey(unit.id, indicator.code, input), new Decimal(value).div(metric.scale ?? 1).toFixed());
    }
    return values;
  }

  /** The open projects that a metric leaves out in a unit's park, the nearest first. */
  prospects({ run }: LoadedRun, metric: NonNullable<SchemeInput['metric']>, parkId: number, most: number): Promise<MetricProspects | undefined> {
    return this.figures.prospects(metric.code, questionOf(run, metric), `park:${parkId}`, most);
  }

  /** The areas that awards go by, as the register of carriers has them now: of units that are whole parks; undefined where the scheme has none. */
  async areas({ run, units }: LoadedRun): Promise<FrozenFacts['areas']> {
    const asked = run.scheme.awards.list.flatMap(({ code, rule }) => (rule.kind === 'subsidy' && rule.area ? [{ code, area: rule.area, idleMonths: rule.idleMonths ?? 0 }] : []));
    if (!asked.length) return undefined;
    const period = yearPeriod(run.year);
    return Object.fromEntries(await Promise.all(asked.map(async ({ code, area, idleMonths }) => {
      const parks = await (area === 'built' ? this.factories.built(period) : this.factories.reused(period, idleMonths));
      return [code, Object.fromEntries(wholeParks(units).map(({ id, parkId }) => {
        const lines = parks.get(parkId) ?? [];
        return [id, { areaCenti: lines.reduce((sum, { areaCenti }) => sum + areaCenti, 0), lines }];
      }))] as const;
    })));
  }

  /** The areas that a decision on awards goes by: those of the result that counts, else as they are now. */
  async areasInForce(loaded: LoadedRun): Promise<NonNullable<FrozenFacts['areas']>> {
    const { run } = loaded;
    const frozen = run.resultId !== null && !isOpen(run.status) ? (await findRow(this.database, AssessmentResult, { id: run.resultId }))!.facts.areas : await this.areas(loaded);
    return frozen ?? {};
  }

  /** All that a computation goes by now; `withLines` also what each fed value is made of. */
  async facts(loaded: LoadedRun, withLines: boolean): Promise<FrozenFacts> {
    const [entered, fed, areas] = await Promise.all([this.entered(loaded.run.id), this.fed(loaded), withLines ? this.areas(loaded) : undefined]);
    const units = new Map<number, FrozenUnit>(loaded.units.filter((unit) => unit.included).map(({ id, name, parkId, groupName, exclusion, reason }) => [id, { id, name, parkId, group: groupName, exclusion, reason, values: {} }]));
    const lines: Record<string, FrozenLine[]> = {};
    const made = withLines ? await this.lines(loaded) : undefined;
    for (const { unit, indicator, input, metric } of this.cells(loaded)) {
      const key = inputKey(unit.id, indicator.code, input);
      const values = units.get(unit.id)!.values;
      (values[indicator.code] ??= {})[input] = (metric ? fed.get(key) : entered.get(key)?.value) ?? null;
      if (made && metric && Number(fed.get(key) ?? 0) !== 0) lines[key] = made.get(JSON.stringify(metric))?.get(unit.parkId!) ?? [];
    }
    return { units: [...units.values()], lines, ...(areas ? { areas } : {}) };
  }

  /** What the metrics that feed the run are made of in every park: one statement a metric and arguments. */
  private async lines(loaded: LoadedRun): Promise<Map<string, Map<number, FrozenLine[]>>> {
    const metrics = new Map(this.cells(loaded).flatMap(({ metric }) => (metric ? [[JSON.stringify(metric), metric] as const] : [])));
    return new Map(await Promise.all([...metrics].map(async ([key, metric]) => [key, await this.figures.linesByPark(metric.code, questionOf(loaded.run, metric), MOST_LINES)] as const)));
  }
}

/** The assessed units that are a park as a whole: what is known of parks is known of them. */
function wholeParks(units: readonly AssessmentUnit[]): (AssessmentUnit & { parkId: number })[] {
  const included = units.filter((unit): unit is AssessmentUnit & { parkId: number } => unit.included && unit.parkId !== null);
  return included.filter(({ parkId }) => included.filter((other) => other.parkId === parkId).length === 1);
}

const questionOf = (run: AssessmentRun, metric: NonNullable<SchemeInput['metric']>) => ({ year: String(run.year), ...(metric.arguments ? { args: JSON.stringify(metric.arguments) } : {}) });
