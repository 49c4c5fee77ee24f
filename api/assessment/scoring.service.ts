import { Injectable } from '@nestjs/common';
import type { AssessmentAward, AssessmentDifferences, AssessmentScores, AwardArea, AwardAreaOpened, Movement, ScoreOpened, SensitivityRow, WhatIfAnswer } from '../../shared/contracts/assessment.js';
import type { Scheme } from '../../shared/contracts/scheme.js';
import type { FieldProblem } from '../../shared/errors.js';
import { Database } from '../core/database/database.js';
import { findRow } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import { currentLocale } from '../core/request-context.js';
import { reasonText } from '../metrics/metric-lines.js';
import { MetricsRegistry } from '../metrics/metrics-registry.js';
import { Policy } from '../policy/policy.service.js';
import { reassess, type Result } from './domain/assess.js';
import { decisionsOf, grantAwards } from './domain/awards.js';
import { movements } from './domain/compare.js';
import { Decimal } from './domain/decimal.js';
import { computeFrozen, digest, factsOf, freeze, inputKey, nudges, withFacts, withValue, type FrozenFacts } from './domain/frozen.js';
import { METHODS } from './domain/methods.js';
import { indicatorsOf, inputNames, schemeProblems } from './domain/read-scheme.js';
import { readValue } from './domain/read-value.js';
import type { WhatIf } from './dto.js';
import { AssessmentResult, AssessmentRun } from './entities.js';
import { LineNames } from './line-names.js';
import { RunReader } from './run-reader.js';
import { SCHEME_ITEM } from './runs.service.js';
import { ValuesService } from './values.service.js';

const MOST_CHANGES = 200;

/** Opens what a run came to: ranks, every score down to its lines, what would move it, what would differ today. */
@Injectable()
export class ScoringService {
  constructor(private readonly database: Database, private readonly reader: RunReader, private readonly values: ValuesService, private readonly policy: Policy, private readonly metrics: MetricsRegistry, private readonly names: LineNames) {}

  async scores(runId: number): Promise<AssessmentScores> {
    const { run } = await this.reader.load(runId);
    const row = await this.reader.result(run);
    const { facts, result } = row;
    const units = new Map(facts.units.map((unit) => [unit.id, unit]));
    const before = await this.lastYear(run.year);
    const cells = new Map<number, AssessmentScores['units'][number]['lines']>();
    for (const { unit, indicator, points, rank } of result.lines) cells.set(unit, Object.assign(cells.get(unit) ?? {}, { [indicator]: { points, rank } }));
    const awards = this.awards(run, facts, computeFrozen(run.scheme, facts));
    return {
      runId, computedAt: row.computedAt, sha256: row.sha256,
      units: result.units.map(({ unit, total, rank, groups, adjustments, missing }) => {
        const { name, group, parkId } = units.get(unit)!;
        return { unitId: unit, name, group, total, rank, lastYear: before(parkId, name), groups, adjustments, missing, lines: cells.get(unit) ?? {}, priority: run.scheme.priority !== undefined && rank <= run.scheme.priority.top };
      }),
      excluded: result.excluded.map(({ unit, exclusion }) => ({ unitId: unit, name: units.get(unit)!.name, exclusion, exclusionName: run.scheme.exclusions.find(({ code }) => code === exclusion)?.name ?? exclusion, reason: units.get(unit)!.reason })),
      awards, awardsTotalFen: awards.reduce((sum, award) => sum + award.units.reduce((part, unit) => part + unit.amountFen, 0), 0), budgetFen: run.scheme.awards.budgetFen,
    };
  }

  /** One score with its value, rank, method in words, formula, lines and evidence. @throws 404 for a unit that the caller does not see */
  async open(runId: number, unitId: number, code: string): Promise<ScoreOpened> {
    const { run } = await this.reader.load(runId);
    const { facts, result } = await this.reader.result(run);
    const unit = facts.units.find((each) => each.id === unitId);
    const indicator = indicatorsOf(run.scheme).find((each) => each.code === code);
    const line = result.lines.find((each) => each.unit === unitId && each.indicator === code);
    if (!unit || !this.reader.sees(unit) || !indicator || !line) throw notFound('assessment-score', `${unitId}/${code}`);
    const method = METHODS.get(indicator.method.code)!;
    const locale = currentLocale();
    const names = await this.names.of(inputNames(indicator).flatMap((input) => facts.lines[inputKey(unitId, code, input)] ?? []));
    return {
      unitId, unitName: unit.name, indicator: code, indicatorName: indicator.name, weight: indicator.weight, unit: indicator.unit, printedUnit: indicator.printedUnit ?? null,
      points: line.points, rank: line.rank, population: line.population, formula: line.formula, missing: line.missing,
      method: { code: method.code, name: method.name[locale], words: method.words[locale] }, clause: indicator.clause, reading: indicator.reading ?? null, evidenceAsked: indicator.evidence ?? null, departments: indicator.departments,
      inputs: inputNames(indicator).map((input) => {
        const described = indicator.inputs?.find((each) => each.name === input);
        const lines = facts.lines[inputKey(unitId, code, input)];
        const metric = described?.metric && this.metrics.get(described.metric.code);
        return {
          name: input, label: described?.label ?? indicator.name, unit: described?.unit ?? indicator.unit, value: unit.values[code]?.[input] ?? null, fed: lines !== undefined || (metric !== undefined && unit.parkId !== null),
          metric: metric ? (locale === 'zh' ? metric.name : metric.nameEn) : null, lines: (lines ?? []).map((each) => ({ ...each, because: typeof each.because === 'string' ? each.because : reasonText(each.because), name: names(each) })),
        };
      }),
      history: await this.values.history(runId, unitId, code),
    };
  }

  /** What an award goes by of one unit, opened. @throws 404 for an award without areas or a unit that the caller does not see */
  async area(runId: number, code: string, unitId: number): Promise<AwardAreaOpened> {
    const { run } = await this.reader.load(runId);
    const { facts } = await this.reader.result(run);
    const award = run.scheme.awards.list.find((each) => each.code === code);
    const own = award && this.areasOf(run, facts, code).find((each) => each.unitId === unitId);
    const unit = facts.units.find((each) => each.id === unitId);
    if (!own || !unit || !this.reader.sees(unit)) throw notFound('assessment-award', `${code}/${unitId}`);
    const lines = facts.areas?.[code]?.[unitId]?.lines ?? [];
    const [names, carriers] = await Promise.all([this.names.of(lines.map(({ projectId }) => ({ projectId, companyId: null }))), this.names.carriers(lines)]);
    return {
      ...own, award: code, awardName: award.name,
      entries: lines.map(({ carrierId, projectId, areaCenti, on, idleSince }) => {
        const projectName = names({ projectId, companyId: null });
        return { carrierId, carrierCode: carriers.get(carrierId)?.code ?? '', carrierName: carriers.get(carrierId)?.name ?? '', projectId: projectName === null ? null : projectId, projectName, area: areaCenti / 100, on, idleSince };
      }),
    };
  }

  /** Values, methods and weights changed for a moment: who gains and who loses. @throws 400 naming every change that cannot be made */
  async whatIf(runId: number, { values = [], methods = [], weights = [] }: WhatIf): Promise<WhatIfAnswer> {
    const loaded = await this.reader.load(runId);
    const { run } = loaded;
    const { facts } = await this.reader.basis(loaded);
    const scheme = structuredClone(run.scheme);
    const problems: FieldProblem[] = [];
    if (values.length + methods.length + weights.length > MOST_CHANGES) problems.push({ path: 'values', code: 'too-many-items', params: { max: MOST_CHANGES } });
    const found = (list: string, index: number, code: string) => {
      const indicator = indicatorsOf(scheme).find((each) => each.code === code);
      if (!indicator) problems.push({ path: `${list}.${index}.indicator`, code: 'unknown-reference' });
      return indicator;
    };
    weights.forEach(({ indicator, weight }, index) => { const each = found('weights', index, indicator); if (each) each.weight = Number(weight); });
    methods.forEach(({ indicator, code, arguments: args }, index) => { const each = found('methods', index, indicator); if (each) each.method = { code, ...(args ? { arguments: args } : {}) }; });
    for (const group of scheme.groups) group.weight = group.indicators.reduce((sum, indicator) => sum + indicator.weight, 0);
    for (const { path, code } of schemeProblems(scheme).filter((problem) => problem.code !== 'weights-miss-total' && problem.code !== 'not-positive')) problems.push({ path: 'methods', code: 'assessment-scheme', params: { detail: whereIn(scheme, path) ?? `${path} ${code}` } });
    let { units } = facts;
    values.forEach(({ unitId, indicator: code, input = 'value', value }, index) => {
      const indicator = found('values', index, code);
      if (!units.some((unit) => unit.id === unitId)) problems.push({ path: `values.${index}.unitId`, code: 'assessment-outside' });
      if (!indicator) return;
      if (!inputNames(indicator).includes(input)) problems.push({ path: `values.${index}.input`, code: 'unknown-reference' });
      const read = readValue(indicator, indicator.inputs?.find(({ name }) => name === input)?.unit ?? indicator.unit, value);
      if ('problem' in read) problems.push({ path: `values.${index}.value`, code: read.problem, ...(read.params ? { params: read.params } : {}) });
      else if (read.value) units = withValue(units, unitId, code, input, read.value.toFixed());
    });
    if (problems.length) throw badRequest('validation', {}, problems);
    const changed = { ...facts, units };
    const [before, after] = [computeFrozen(run.scheme, facts), computeFrozen(scheme, changed)];
    const [won, wins] = [this.awards(run, facts, before), this.awards(run, changed, after)];
    const weight = scheme.groups.reduce((sum, group) => sum + group.weight, 0);
    return {
      movements: this.named(facts, movements(before, after)), weights: { sum: Math.round(weight * 1e6) / 1e6, total: scheme.total },
      awards: won.map(({ code, name, units: holders }, index) => ({ code, name, before: holders.map(({ unitName }) => unitName), after: wins[index]!.units.map(({ unitName }) => unitName) })).filter(({ before: had, after: has }) => had.join() !== has.join()),
    };
  }

  /** What would move a unit most, the largest gain first. @throws 404 for a unit that the caller does not see */
  async sensitivity(runId: number, unitId: number): Promise<SensitivityRow[]> {
    const loaded = await this.reader.load(runId);
    const { run } = loaded;
    const { facts } = await this.reader.basis(loaded);
    const unit = facts.units.find((each) => each.id === unitId);
    if (!unit || unit.exclusion || !this.reader.sees(unit)) throw notFound('assessment-unit', unitId);
    const fed = new Set(this.reader.cells(loaded).filter((cell) => cell.unit.id === unitId && cell.metric).map((cell) => `${cell.indicator.code} ${cell.input}`));
    const standing = (result: Result) => result.units.find((each) => each.unit === String(unitId))!;
    const whole = computeFrozen(run.scheme, facts);
    const before = standing(whole);
    const units = factsOf(facts.units);
    return nudges(run.scheme, facts.units, unitId, (indicator, input) => fed.has(`${indicator} ${input}`)).map(({ indicator, input, kind, from, to }): SensitivityRow => {
      const after = standing(reassess(run.scheme, withFacts(units, unitId, [{ indicator: indicator.code, input, value: new Decimal(to) }]), whole, new Set([indicator.code])));
      const several = (indicator.inputs?.length ?? 1) > 1 ? indicator.inputs!.find(({ name }) => name === input) : undefined;
      return { indicator: indicator.code, indicatorName: several ? `${indicator.name} · ${several.label}` : indicator.name, input, kind, from, to, points: after.total.minus(before.total).toFixed(), rankBefore: before.rank, rankAfter: after.rank };
    }).sort((one, other) => Number(other.points) - Number(one.points));
  }

  /** What would differ were it computed now, and whether the frozen facts still give the frozen result. */
  async differences(runId: number): Promise<AssessmentDifferences> {
    const loaded = await this.reader.load(runId);
    const { run } = loaded;
    const { facts, result, sha256 } = await this.reader.result(run);
    const again = computeFrozen(run.scheme, facts);
    const today = await this.reader.facts(loaded, false);
    const indicators = new Map(indicatorsOf(run.scheme).map((indicator) => [indicator.code, indicator.name]));
    const now = new Map(today.units.map((unit) => [unit.id, unit]));
    const areas = await this.reader.areas(loaded);
    const inForce = (await this.policy.on(`${run.year}-12-31`)).find(SCHEME_ITEM)?.value as Scheme | undefined;
    return {
      reproduced: digest({ scheme: run.scheme, facts, result: freeze(again) }) === sha256 && digest(freeze(again)) === digest(result), schemeChanged: digest(inForce ?? null) !== digest(run.scheme),
      values: facts.units.filter((unit) => this.reader.sees(unit)).flatMap((unit) => Object.entries(unit.values).flatMap(([indicator, inputs]) => Object.entries(inputs).flatMap(([input, frozen]) => {
        const value = now.get(unit.id)?.values[indicator]?.[input] ?? null;
        return value === frozen ? [] : [{ unitId: unit.id, unitName: unit.name, indicator, indicatorName: indicators.get(indicator) ?? indicator, input, frozen, now: value }];
      }))),
      areas: run.scheme.awards.list.flatMap(({ code, name }) => facts.units.filter((unit) => this.reader.sees(unit)).flatMap((unit) => {
        const [frozen, today] = [facts.areas?.[code]?.[unit.id]?.areaCenti, areas?.[code]?.[unit.id]?.areaCenti];
        return frozen === undefined || today === undefined || frozen === today ? [] : [{ unitId: unit.id, unitName: unit.name, award: code, awardName: name, frozen: frozen / 100, now: today / 100 }];
      })),
      movements: this.named(facts, movements(again, computeFrozen(run.scheme, today))).filter(({ before, after }) => before?.total !== after?.total || before?.rank !== after?.rank),
    };
  }

  private awards(run: AssessmentRun, facts: FrozenFacts, result: Result): AssessmentAward[] {
    const { granted, open } = grantAwards(run.scheme, result, decisionsOf(run.awardDecisions));
    const names = new Map(facts.units.map((unit) => [String(unit.id), unit.name]));
    const areas = new Map(run.scheme.awards.list.map(({ code }) => [code, this.areasOf(run, facts, code)]));
    return run.scheme.awards.list.map(({ code, name, amountFen, clause, rule, reading }) => ({
      code, name, amountFen, clause, reading: reading ?? null, decided: rule.kind === 'decided' ? 'units' : rule.kind === 'subsidy' ? 'amounts' : null, units: granted.filter(({ award }) => award === code).map((each) => {
        const area = areas.get(code)!.find(({ unitId }) => unitId === Number(each.unit));
        return { unitId: Number(each.unit), unitName: names.get(each.unit) ?? '', amountFen: each.amountFen, area: area ? (area.decidedArea ?? area.area) : null };
      }),
      why: open.find(({ award }) => award === code)?.why ?? 'granted', areas: areas.get(code)!,
    }));
  }

  /** What the register said of each unit, and what a decision put in its place; none for an award that goes by no area, or of a result before areas were kept. */
  private areasOf(run: AssessmentRun, facts: FrozenFacts, code: string): AwardArea[] {
    const registered = facts.areas?.[code];
    if (!registered) return [];
    const decided = new Map((run.awardDecisions[code] ?? []).flatMap((one) => (typeof one === 'number' ? [] : [[one.unitId, one] as const])));
    return facts.units.filter(({ exclusion }) => exclusion === null).map(({ id, name }) => {
      const [own, decision] = [registered[id], decided.get(id)];
      return { unitId: id, unitName: name, area: own ? own.areaCenti / 100 : null, lines: own?.lines.length ?? 0, decidedArea: decision?.area ?? null, reason: decision?.area === undefined ? null : (decision.reason ?? null) };
    });
  }

  private named(facts: FrozenFacts, moved: ReturnType<typeof movements>): Movement[] {
    const names = new Map(facts.units.map((unit) => [String(unit.id), unit.name]));
    const shown = (standing: { total: { toFixed(): string }; rank: number } | null) => (standing ? { total: standing.total.toFixed(), rank: standing.rank } : null);
    return moved.map(({ unit, before, after, points }) => ({ unitId: Number(unit), name: names.get(unit) ?? '', before: shown(before), after: shown(after), points: points.toFixed() }));
  }

  /** The year before, by park or else by name. */
  private async lastYear(year: number): Promise<(parkId: number | null, name: string) => { total: string; rank: number } | null> {
    const run = await findRow(this.database, AssessmentRun, { year: year - 1 });
    const row = run?.resultId ? await findRow(this.database, AssessmentResult, { id: run.resultId }) : undefined;
    return (parkId, name) => {
      const unit = row?.facts.units.find((each) => (parkId === null ? each.name === name : each.parkId === parkId && (each.name === name || row.facts.units.filter((other) => other.parkId === parkId).length === 1)));
      const standing = unit && row!.result.units.find((each) => each.unit === unit.id);
      return standing ? { total: standing.total, rank: standing.rank } : null;
    };
  }
}

/** The indicator and argument that a path in a scheme names, in words. */
function whereIn(scheme: Scheme, path: string): string | undefined {
  const [, list, at, index, name] = /^(groups|adjustments)\.(\d+)(?:\.indicators\.(\d+))?\.method\.arguments\.(\w+)$/.exec(path) ?? [];
  const indicator = list === 'groups' ? scheme.groups[Number(at)]?.indicators[Number(index)] : scheme.adjustments[Number(at)];
  const method = indicator && METHODS.get(indicator.method.code);
  const argument = method?.arguments.find((spec) => spec.name === name);
  return indicator && argument ? `${indicator.name} · ${argument.label[currentLocale()]}` : undefined;
}
