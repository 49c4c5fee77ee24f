import type { INestApplicationContext } from '@nestjs/common';
import type { AssessmentRunDetail } from '../../shared/contracts/assessment.js';
import type { Permission } from '../../shared/permissions.js';
import { ObjectionsService } from '../assessment/objections.service.js';
import { RunsService } from '../assessment/runs.service.js';
import { ScoringService } from '../assessment/scoring.service.js';
import { StepsService } from '../assessment/steps.service.js';
import { ValuesService } from '../assessment/values.service.js';
import { AuditService } from '../audit/audit.service.js';
import { CertificationsService } from '../certifications/certifications.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { currentContext, runInContext } from '../core/request-context.js';
import { Authenticator } from '../identity/authenticator.js';
import { planValues, type PlannedValue } from './domain/assessment.js';
import type { CityPlan } from './domain/plan-types.js';
import { decisionsOf } from './domain/yearly.js';
import { CITY_BUREAU, ECOLOGY_BUREAU, PARKS, STATISTICS_BUREAU } from './domain/places.js';
import type { EvidenceLoader } from './load-evidence.js';
import type { Places } from './load-places.js';

/** Who delivers for whom; the bureau stands in for departments without a login here. */
const WRITERS: readonly [username: string, department: string][] = [['department', STATISTICS_BUREAU], ['ecology', ECOLOGY_BUREAU]];
const COOPERATION = '市区域经济合作局';
/** Left open, so that the budget has something for the factories. */
const VACANT_AWARD = 'platform-award';
const SUBSIDIES_FEN = [60_000_000, 40_000_000] as const;
const EXCLUDED_PARK = PARKS.at(-2)!.name;

/** The assessments of the last two years from collection to the final result, and this year's while it is being collected. */
export class AssessmentLoader {
  private run!: AssessmentRunDetail;

  constructor(private readonly app: INestApplicationContext, private readonly seed: number, private readonly plan: CityPlan, private readonly places: Places, private readonly evidence: EvidenceLoader, private readonly idOf: (project: number) => number) {}

  /** Under a clock that goes through the months; `today` is the day up to which the city has worked. */
  async load(today: string): Promise<void> {
    const year = Number(today.slice(0, 4));
    // Done by the end of March for the year before (003 附件1 四); a city that is younger has not come that far.
    if (today > `${year}-03-31`) {
      await this.finish(year - 2, false);
      await this.finish(year - 1, true);
    }
    if (today > `${year}-06-10`) await this.collect(year, `${year}-06-08`);
  }

  /** `eventful`: a park is excluded, and another objects. */
  private async finish(year: number, eventful: boolean): Promise<void> {
    const next = year + 1;
    await this.setUp(year, `${next}-01-12`);
    const excluded = this.run.unitList.find((unit) => unit.name === EXCLUDED_PARK)!;
    if (eventful) await this.as('city', 'assessment:manage', `${next}-01-13`, async () => {
      this.run = await this.app.get(RunsService).putUnits(this.run.id, { version: this.run.version, units: [{ ...excluded, exclusion: this.run.scheme.exclusions.at(-1)!.code, reason: `${year}年9月发生环境污染事件，已由生态环境部门通报` }] });
    });
    await this.deliver(year, `${next}-01-26`, () => true);
    await this.proveValues();
    await this.step(`${next}-02-06`, (steps, at) => steps.move(this.run.id, 'check', at));
    const unitIds = this.run.unitList.filter((unit) => unit.included && !unit.exclusion).map((unit) => unit.id);
    for (const [kind, day, notes] of [['documents', `${next}-02-10`, '批准文件、统计报表与填报数据一致'], ['site-visit', `${next}-02-20`, '实地查看基础设施和新投产项目，与材料相符']] as const) {
      await this.as('city', 'assessment:manage', day, async () => { this.run = await this.app.get(ValuesService).check(this.run.id, { unitIds, kind, happenedOn: day, people: '沈知远、韩书砚、梅若谷', notes }); });
    }
    await this.proveVisits();
    await this.step(`${next}-02-24`, (steps, at) => steps.compute(this.run.id, at));
    await this.step(`${next}-02-26`, (steps, at) => steps.review(this.run.id, at));
    await this.step(`${next}-02-27`, (steps, at) => steps.move(this.run.id, 'hear', at));
    if (eventful) await this.object(next);
    const decidedOn = `${next}-03-18`;
    await this.as('city', 'assessment:manage', decidedOn, async () => {
      const { units: ranked, awards } = await this.app.get(ScoringService).scores(this.run.id);
      const [best] = ranked;
      const decided = this.run.scheme.awards.list.filter((award) => award.rule.kind === 'decided' && award.code !== VACANT_AWARD);
      // Whoever has built most, or put most idle area to use.
      const subsidies = awards.filter((award) => award.decided === 'amounts').flatMap(({ code, areas }) => {
        const [most] = areas.filter(({ area }) => area).sort((one, other) => other.area! - one.area!);
        return most ? [{ code, unitId: most.unitId }] : [];
      });
      const units = this.run.unitList.filter((unit) => unit.included && !unit.exclusion && unit.id !== best!.unitId);
      this.run = await this.app.get(RunsService).update(this.run.id, { version: this.run.version, awardDecisions: Object.fromEntries([
        ...decided.map((award, index) => [award.code, [units[index * 2]!.id]] as const), ...subsidies.map(({ code, unitId }, index) => [code, [{ unitId, amountFen: SUBSIDIES_FEN[index]! }]] as const),
      ]) });
    });
    await this.step(decidedOn, (steps, at) => steps.approve(this.run.id, { ...at, decisionNumber: `落政发〔${next}〕9号`, decidedOn, evidenceIds: [] }));
    await this.prove('approval', `${year}年度考核结果审定文件`);
    await this.step(`${next}-03-20`, (steps, at) => steps.publish(this.run.id, { ...at, noticeUntil: `${next}-03-27`, contact: '市工业和信息化局园区科' }));
    await this.step(`${next}-03-28`, (steps, at) => steps.finalise(this.run.id, at));
  }

  /** A park objects to a score, and the department says why the value stands. */
  private async object(next: number): Promise<void> {
    const own = this.run.unitList.find((unit) => unit.parkId === this.places.parks.get(PARKS[0]!.name))!;
    const objections = this.app.get(ObjectionsService);
    const objection = await this.as('park', 'assessment:object', `${next}-03-03`, () => objections.open(this.run.id, { unitId: own.id, indicator: 'tax-growth', text: '上缴税金增速的基数应扣除上年一次性清欠税款，请核实。' }));
    await this.as('department', 'assessment:enter', `${next}-03-06`, () => objections.answer(this.run.id, objection.id, { version: objection.version, upheld: false, answer: '按统计制度，清欠税款计入入库当年，各园区口径一致，维持原值。' }));
  }

  /** What the bureau has certified by the middle of the year: the first quarter's signings. */
  private async certify(year: number, day: string): Promise<void> {
    const decisions = decisionsOf(this.plan, String(year), `${year}-04-01T00:00`).filter(({ kind }) => kind === 'attraction-project' || kind === 'chain-extending');
    await this.as('city', 'project:certify', day, async () => {
      await this.app.get(CertificationsService).append(decisions.map(({ project, ...decision }) => ({ ...decision, projectId: this.idOf(project), year, decisionNumber: `区合字〔${year}〕17号`, decidedOn: day, recordedById: this.places.users.get('city')!.id })));
      await this.app.get(AuditService).recordMany(decisions.map(({ project, kind, verdict }) => ({ action: `certification:${verdict}`, entity: 'project', entityId: this.idOf(project), details: { year, kind } })));
    });
  }

  /** The first half of what the statistics bureau owes, and what the ecology bureau has so far. */
  private async collect(year: number, day: string): Promise<void> {
    await this.certify(year, `${year}-06-05`);
    await this.setUp(year, day);
    const early = new Set(PARKS.slice(0, 7).map((park) => park.name));
    await this.deliver(year, `${year}-06-09`, ({ park }, writer) => writer !== 'city' && early.has(park));
  }

  private async setUp(year: number, day: string): Promise<void> {
    await this.as('city', 'assessment:manage', day, async () => {
      const runs = this.app.get(RunsService);
      const run = await runs.create(year);
      this.run = await runs.update(run.id, { version: run.version, departments: { [COOPERATION]: this.places.organisations.get(CITY_BUREAU)! } });
    });
  }

  private async deliver(year: number, day: string, wanted: (value: PlannedValue, writer: string) => boolean): Promise<void> {
    const { scheme, unitList, id } = this.run;
    const departments = new Map([...scheme.groups.flatMap((group) => group.indicators), ...scheme.adjustments].map((indicator) => [indicator.code, indicator.departments]));
    const unitOf = new Map(unitList.map((unit) => [unit.parkId, unit.id]));
    const writerOf = ({ indicator }: PlannedValue) => WRITERS.find(([, department]) => departments.get(indicator)!.includes(department))?.[0] ?? 'city';
    const values = planValues(this.seed, year, scheme);
    for (const writer of ['department', 'ecology', 'city']) {
      const own = values.filter((value) => writerOf(value) === writer && wanted(value, writer)).map(({ park, ...value }) => ({ ...value, unitId: unitOf.get(this.places.parks.get(park)!)!, version: 0 }));
      if (own.length) await this.as(writer, 'assessment:enter', day, () => this.app.get(ValuesService).put(id, { values: own }));
    }
    this.run = await this.as('city', 'assessment:read', day, () => this.app.get(RunsService).read(id));
  }

  private async step(day: string, work: (steps: StepsService, at: { version: number }) => Promise<AssessmentRunDetail>): Promise<void> {
    this.run = await this.as('city', 'assessment:manage', day, () => work(this.app.get(StepsService), { version: this.run.version }));
  }

  /** The papers behind what the scheme wants shown. */
  private async proveValues(): Promise<void> {
    const asked = [...this.run.scheme.groups.flatMap((group) => group.indicators), ...this.run.scheme.adjustments].filter((indicator) => indicator.evidence);
    const rows = await this.app.get(Database).query<{ id: number; indicator: string; enteredAt: string; enteredById: number; organisationId: number }>(
      `SELECT v.\`id\`, v.\`indicator\`, v.\`enteredAt\`, v.\`enteredById\`, u.\`organisationId\` FROM \`assessment_value\` v JOIN \`user_account\` u ON u.\`id\` = v.\`enteredById\` WHERE v.\`runId\` = ? AND v.\`value\` <> '0' AND v.\`indicator\` IN (${placeholders(asked)}) ORDER BY v.\`id\``, [this.run.id, ...asked.map(({ code }) => code)]);
    this.evidence.prove(rows.map(({ id, indicator, enteredAt, enteredById, organisationId }) => ({ entity: 'assessment-value', entityId: id, kind: 'approval', name: `${asked.find(({ code }) => code === indicator)!.name}证明材料`, uploadedById: enteredById, organisationId, uploadedAt: enteredAt })));
  }

  private async proveVisits(): Promise<void> {
    const rows = await this.app.get(Database).query<{ id: number; recordedAt: string; recordedById: number }>("SELECT `id`, `recordedAt`, `recordedById` FROM `assessment_check` WHERE `runId` = ? AND `kind` = 'site-visit' ORDER BY `id`", [this.run.id]);
    this.evidence.prove(rows.map(({ id, recordedAt, recordedById }) => ({ entity: 'assessment-check', entityId: id, kind: 'photo', name: '现场核查照片', uploadedById: recordedById, organisationId: this.places.organisations.get(CITY_BUREAU)!, uploadedAt: recordedAt })));
  }

  private async prove(kind: 'approval', name: string): Promise<void> {
    const city = this.places.users.get('city')!;
    const row = await this.app.get(Database).queryOne<{ id: number; at: string }>('SELECT `id`, `at` FROM `assessment_step` WHERE `runId` = ? AND `act` = ?', [this.run.id, 'approve']);
    this.evidence.prove([{ entity: 'assessment-step', entityId: row!.id, kind, name, uploadedById: city.id, organisationId: this.places.organisations.get(CITY_BUREAU)!, uploadedAt: row!.at }]);
  }

  private async as<T>(username: string, permission: Permission, day: string, work: () => Promise<T>): Promise<T> {
    this.app.get(Clock).set(new Date(`${day}T02:00:00.000Z`));
    const user = (await this.app.get(Authenticator).userById(this.places.users.get(username)!.id))!;
    return runInContext({ ...currentContext()!, user, permission }, work);
  }
}
