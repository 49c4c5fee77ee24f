import { addDays } from '../../../shared/day.js';
import { toFen } from '../../../shared/exchange.js';
import { FEN_PER_WAN } from '../../../shared/money.js';
import type { DatePrecision, EvidenceKind, Milestone, Stage } from '../../../shared/vocabulary.js';
import { agreedAttributes, dollarExchange, dollarRate, type Idea } from './attributes.js';
import { at, workday } from './calendar.js';
import type { Diary } from './diary.js';
import type { Life } from './life.js';
import { completedInvestment, fundsArrivals } from './money.js';
import { recordersOf } from './people.js';
import { BASELINE_REMARKS, PROBLEMS, PROGRESS_NOTES, RESUMPTIONS, SUSPENSIONS, TERMINATIONS } from './phrases.js';
import { CITY_TEAMS } from './places.js';
import type { Minute, PlannedAttributes, PlannedEvent } from './plan-types.js';
import type { Random } from './random.js';

const STAGE_EVIDENCE: Partial<Record<Stage, EvidenceKind>> = { signed: 'agreement', started: 'permit', built: 'acceptance', producing: 'invoice' };
const MILESTONE_EVIDENCE: Partial<Record<Milestone, EvidenceKind>> = { framework: 'agreement', registered: 'registration', approved: 'approval', 'land-secured': 'land-document' };

export interface Story {
  idea: Idea;
  life: Life;
  lead: PlannedAttributes;
  /** The company that the project is carried out by, once it is registered. */
  projectCompany: string;
  /** Brought in from an older ledger on this day, with what had happened by then as a baseline. */
  importedOn?: string;
}

/** Writes a project's whole ledger, as far as it has come. */
export class LedgerWriter {
  private readonly recorder: string;
  private agreed: Partial<PlannedAttributes> = {};
  /** When the signing (or the baseline) was recorded: nothing that follows from it is recorded earlier. */
  private signedAt: Minute = '';

  constructor(private readonly random: Random, private readonly diary: Diary, private readonly story: Story, private readonly until: string) {
    this.recorder = story.lead.officer!;
  }

  write(): void {
    const { life } = this.story;
    if (life.signed) this.agreed = this.agreement(life.signed);
    if (this.story.importedOn) this.baseline(this.story.importedOn);
    else {
      this.enter();
      if (!this.negotiate()) return;
      if (!this.sign()) return;
    }
    this.build();
    this.money();
    this.reportProgress();
    this.planYears();
  }

  private agreement(signedOn: string): Partial<PlannedAttributes> {
    const { idea, lead, life } = this.story;
    const agreed = agreedAttributes(this.random, idea, lead, signedOn, life.daysToStart, life.daysToBuild);
    return idea.expands ? { ...agreed, projectCompany: this.story.projectCompany } : agreed;
  }

  private enter(): void {
    const { lead, life } = this.story;
    const team = (CITY_TEAMS as readonly string[]).includes(lead.introducing ?? '');
    const recorder = team ? recordersOf(lead.introducing!)[0]! : this.recorder;
    const recordedAt = at(workday(addDays(life.lead, this.random.whole(0, 3))), 'morning');
    this.diary.record({ type: 'created', on: null, recordedAt, recorder, payload: lead });
    this.diary.record({ type: 'stage', code: 'lead', on: life.lead, recordedAt, recorder });
  }

  /** Whether the project goes on to be signed. */
  private negotiate(): boolean {
    const { life, lead, idea } = this.story;
    if (!life.negotiating) return this.end('lead');
    const event = this.stage('negotiating', life.negotiating);
    if (!isEvent(event)) return false;
    if (lead.agreedInvestmentFen === null) this.revise(event, { agreedInvestmentFen: idea.wan * FEN_PER_WAN, agreedInvestmentQualifier: '约' });
    if (life.framework) this.milestone('framework', life.framework);
    return life.signed ? true : this.end('negotiating');
  }

  private sign(): boolean {
    const event = this.stage('signed', this.story.life.signed!);
    if (!isEvent(event)) return false;
    this.signedAt = event.recordedAt;
    this.revise(event, this.agreed);
    return true;
  }

  /** What an older ledger knew of the project: where it stood, with such dates as it had. */
  private baseline(importedOn: string): void {
    const { life, lead, projectCompany } = this.story;
    const recordedAt = at(workday(importedOn), 'morning');
    this.signedAt = recordedAt;
    const reached = (['lead', 'negotiating', 'signed', 'started', 'built', 'producing'] as const).filter((stage) => life[stage] && life[stage] <= importedOn).at(-1)!;
    const registered = Boolean(life.registered && life.registered <= importedOn);
    const attributes = { ...lead, ...(life.signed && life.signed <= importedOn ? this.agreed : {}), source: 'import' as const, remarks: BASELINE_REMARKS, ...(registered ? { projectCompany } : {}) };
    this.diary.record({ type: 'created', on: null, recordedAt, recorder: this.recorder, payload: attributes });
    const precision = this.random.weighted<DatePrecision>({ day: 35, month: 25, year: 25, unknown: 15 });
    this.diary.record({ type: 'baseline', code: reached, on: precision === 'unknown' ? null : life[reached]!, precision, recordedAt, recorder: this.recorder });
    for (const [milestone, on] of [['registered', life.registered], ['land-secured', life.landSecured]] as const) {
      if (on && on <= importedOn) this.diary.record({ type: 'milestone', code: milestone, on, precision: 'day', recordedAt, recorder: this.recorder });
    }
    if (reached === 'lead') this.negotiate();
    if ((reached === 'lead' || reached === 'negotiating') && life.signed) this.sign();
    else if (reached === 'negotiating') this.end('negotiating');
  }

  private build(): void {
    const { life, idea, projectCompany } = this.story;
    if (!life.signed) return;
    const registered = this.milestone('registered', life.registered);
    if (registered && !idea.expands) this.revise(registered, { projectCompany });
    this.milestone('approved', life.approved);
    this.milestone('land-secured', life.landSecured);
    const chain = [
      () => this.stage('started', life.started), () => this.status('suspended', life.suspended, SUSPENSIONS), () => this.status('active', this.isNew(life.suspended) ? life.resumed : undefined, RESUMPTIONS),
      () => this.stage('built', life.built), () => this.stage('producing', life.producing),
    ];
    // What has happened but is not recorded yet keeps back what came after it.
    for (const step of chain) if (step() === 'not-yet') return;
    this.secondPhase();
    this.milestone('above-scale', life.aboveScale);
    this.milestone('at-capacity', life.atCapacity);
    this.end('signed');
  }

  private money(): void {
    const { life, lead } = this.story;
    if (!life.signed) return;
    const end = life.terminated ?? life.producing ?? life.built ?? addDays(life.signed, life.daysToStart + life.daysToBuild);
    for (const { on, fen } of fundsArrivals(this.random, this.agreed.agreedInvestmentFen!, addDays(life.signed, 20), end)) {
      this.amount('funds-arrived', on, fen, lead.origin);
    }
    if (!life.started) return;
    for (const { on, fen } of completedInvestment(this.random, this.agreed.fixedAssetInvestmentFen!, life.started, life.suspended && !life.resumed ? life.suspended : (life.built ?? life.producing ?? end))) {
      this.amount('completed-investment', on, fen, null);
    }
  }

  private amount(type: 'funds-arrived' | 'completed-investment', on: string, fen: number, origin: PlannedAttributes['origin']): void {
    // Capital agreed in dollars also comes in dollars.
    const dollars = type === 'funds-arrived' && this.agreed.exchangeRate ? dollarExchange(Math.round(fen / Number(dollarRate(on)) / 10_000_00) * 10_000_00, on) : null;
    const exchange = dollars?.amountMinor ? dollars : null;
    const amountFen = exchange ? toFen(exchange.amountMinor, 'USD', exchange.rate) : fen;
    if (this.isNew(on)) this.diary.write({ type, on, amountFen, exchange, origin, recorder: this.recorder, evidence: type === 'funds-arrived' && this.random.chance(0.5) ? ['bank-slip'] : [] }, this.signedAt);
  }

  /** What the yearly plan and the latest report say of a project that is signed or under construction. */
  private reportProgress(): void {
    const { life } = this.story;
    const now = (['built', 'started', 'signed'] as const).find((stage) => life[stage] && life[stage] < this.until);
    if (!now || now === 'built' || life.terminated || (life.producing && life.producing < this.until)) return;
    const since = life[now]!;
    const january = workday(`${this.until.slice(0, 4)}-01-${String(this.random.whole(10, 24))}`);
    if (since < addDays(january, -30)) this.report(january, { plannedThisYearFen: Math.round((this.agreed.fixedAssetInvestmentFen! * this.random.between(0.2, 0.5)) / 1e8) * 1e8 });
    const reported = workday(addDays(this.until, -this.random.whole(3, 85)));
    if (since < addDays(reported, -30) && this.random.chance(0.75)) {
      this.report(reported, { progressNote: this.random.pick(PROGRESS_NOTES[now]), ...(this.random.chance(0.4) ? { problems: this.random.pick(PROBLEMS) } : {}) });
    }
  }

  /** Each January while it is being built: what the coming year is to bring. The present year's stands in the report. */
  private planYears(): void {
    const { life } = this.story;
    if (!life.started || !this.agreed.fixedAssetInvestmentFen) return;
    const [first, last] = [life.started, life.terminated ?? life.producing ?? life.built ?? this.until].map((day) => Number(day.slice(0, 4))) as [number, number];
    for (let year = first; year <= last; year += 1) {
      const january = year === first ? workday(addDays(life.started, 5)) : workday(`${year}-01-12`);
      const amountFen = Math.round((this.agreed.fixedAssetInvestmentFen / (last - first + 1)) * this.random.between(0.8, 1.2) / 1e8) * 1e8;
      if (this.isNew(january) && amountFen > 0 && (year === first || year < Number(this.until.slice(0, 4)))) this.diary.record({ type: 'year-plan', code: String(year), on: null, amountFen, recordedAt: at(january, 'evening'), recorder: this.recorder });
    }
  }

  private report(day: string, payload: Partial<PlannedAttributes>): void {
    this.diary.record({ type: 'revised', on: null, recordedAt: at(day, 'evening'), recorder: this.recorder, payload });
  }

  private revise(beside: PlannedEvent, payload: Partial<PlannedAttributes>): void {
    this.diary.record({ type: 'revised', on: null, recordedAt: beside.recordedAt, recorder: this.recorder, payload });
  }

  /** Not part of the baseline, and not after the project's end. */
  private isNew(on: string | undefined): on is string {
    const { importedOn, life } = this.story;
    return on !== undefined && (!importedOn || on > importedOn) && (!life.terminated || on < life.terminated);
  }

  private stage(code: Stage, on: string | undefined): Written {
    if (!this.isNew(on)) return undefined;
    const kind = STAGE_EVIDENCE[code];
    const evidence = kind === undefined ? [] : code === 'started' && this.random.chance(0.4) ? ['photo' as const] : [kind];
    const precision = this.precisionOf(code);
    return this.diary.write({ type: 'stage', code, on, precision, phase: this.phaseOf(code), evidence, recorder: this.recorder }) ?? 'not-yet';
  }

  /** What is built in phases is built by its first; that moves the project. */
  private phaseOf(code: Stage): number | null {
    return this.agreed.phases?.length && (code === 'started' || code === 'built' || code === 'producing') ? 1 : null;
  }

  /** The second phase begins some months after the first was built. */
  private secondPhase(): void {
    const { life } = this.story;
    const on = this.phaseOf('started') && life.built ? addDays(life.built, 120) : undefined;
    if (this.isNew(on)) this.diary.write({ type: 'stage', code: 'started', on, phase: 2, evidence: ['permit'], recorder: this.recorder });
  }

  /** Most dates are known to the day; some to the month, a few of those entered long afterwards to the year. */
  private precisionOf(code: Stage): DatePrecision {
    if (code === 'signed' || code === 'started') return this.random.chance(0.05) ? 'month' : 'day';
    return (code === 'built' || code === 'producing') && this.random.chance(0.015) ? 'year' : 'day';
  }

  private status(code: 'suspended' | 'active' | 'terminated', on: string | undefined, reasons: readonly string[]): Written {
    if (on === undefined || (code !== 'terminated' && !this.isNew(on))) return undefined;
    return this.diary.write({ type: 'status', code, on, reason: this.random.pick(reasons), recorder: this.recorder }) ?? 'not-yet';
  }

  private milestone(code: Milestone, on: string | undefined): PlannedEvent | undefined {
    if (!this.isNew(on)) return undefined;
    const kind = MILESTONE_EVIDENCE[code];
    return this.diary.write({ type: 'milestone', code, on, evidence: kind ? [kind] : [], recorder: this.recorder }, this.signedAt);
  }

  private end(stage: keyof typeof TERMINATIONS): false {
    this.status('terminated', this.story.life.terminated, TERMINATIONS[stage]);
    return false;
  }
}

/** The row; nothing to write; or something that happened but has not been recorded yet. */
type Written = PlannedEvent | undefined | 'not-yet';
const isEvent = (written: Written): written is PlannedEvent => typeof written === 'object';
