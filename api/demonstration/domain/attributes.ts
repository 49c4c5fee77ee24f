import { addDays } from '../../../shared/day.js';
import type { Exchange, Phase } from '../../../shared/contracts/projects.js';
import { toFen } from '../../../shared/exchange.js';
import { FEN_PER_WAN } from '../../../shared/money.js';
import type { AttractionMode, LandMode, LeadSource } from '../../../shared/vocabulary.js';
import { OUTSIDE, productsOf, type Investor } from './companies.js';
import { CITY_LEADERS, countyLeaders, recordersOf } from './people.js';
import { CITY_TEAMS, COUNTIES, countyBureau, countyOf, PARKS, type PlannedPark } from './places.js';
import type { PlannedAttributes, PlannedCompany } from './plan-types.js';
import { FIELDS, type Product } from './products.js';
import type { Random } from './random.js';

/** A company already at work in a place, which may expand there. */
export interface Settled { investor: Investor; company: PlannedCompany; park: PlannedPark | null; countyCode: string; product: Product; since: string; number: number }

export interface Idea {
  investor: Investor;
  product: Product;
  park: PlannedPark | null;
  countyCode: string;
  expands: Settled | null;
  landMode: LandMode;
  /** Agreed investment in 万元. */
  wan: number;
}

const FEN_PER_USD = 712;
const YI = 10_000;
/** What a park takes besides its own fields. */
const ELSEWHERE = Object.keys(FIELDS).filter((field) => field !== 'chemicals' && field !== 'recycling');

/** What the project will be; what of it is known when is up to its life. */
export function imagine(random: Random, on: string, investors: ReadonlyMap<string, readonly Investor[]>, settled: readonly Settled[]): Idea {
  const expands = random.chance(0.12) ? expandable(random, on, settled) : null;
  const park = expands ? expands.park : random.chance(0.13) ? null : weightedPark(random);
  const countyCode = expands?.countyCode ?? park?.county ?? random.pick(COUNTIES).code;
  const field = !park ? OUTSIDE : random.chance(0.86) ? random.pick(park.fields) : random.pick(ELSEWHERE);
  const product = expands?.product ?? random.pick(productsOf(field));
  const services = product.perYi === undefined || field === 'digital';
  const yi = random.around(services ? 1.1 : 1.7, 1.1, 0.1, 60);
  const leases = random.chance(field === 'digital' ? 0.9 : park ? 0.3 : 0.05) && (yi < 6 || field === 'digital');
  return {
    investor: expands?.investor ?? pickInvestor(random, investors.get(field)!, product),
    product, park, countyCode, expands,
    landMode: expands ? 'expansion' : leases ? 'leased-factory' : 'new-land',
    wan: random.chance(0.02) ? random.whole(10, 18) * 50 : roundYi(yi) * YI / 100,
  };
}

/** Round figures, in hundredths of 亿元. */
function roundYi(yi: number): number {
  const step = yi < 1 ? 5 : yi < 10 ? 10 : yi < 30 ? 50 : 100;
  return Math.max(10, Math.round((yi * 100) / step) * step);
}

function expandable(random: Random, on: string, settled: readonly Settled[]): Settled | null {
  const limit = addDays(on, -300);
  const candidates = settled.filter((company) => company.since < limit);
  return candidates.length ? random.pick(candidates) : null;
}

function weightedPark(random: Random): PlannedPark {
  const name = random.weighted(Object.fromEntries(PARKS.map((park) => [park.name, park.weight])));
  return PARKS.find((park) => park.name === name)!;
}

/** Preferably one in that line of business. */
function pickInvestor(random: Random, investors: readonly Investor[], product: Product): Investor {
  const fitting = investors.filter((investor) => investor.business === product.business);
  const candidates = fitting.length ? fitting : investors;
  return candidates[Number(random.weighted(Object.fromEntries(candidates.map((investor, index) => [String(index), investor.weight]))))]!;
}

/** A name no other project has: what is made and how much, by whom where needed. */
export function nameOf(random: Random, idea: Idea, taken: Set<string>): string {
  const { product, investor, expands } = idea;
  const plain = product.perYi ? product.name.replace(/…([万亿]?)/, (_, unit: string) => capacity(random, product.perYi! * (idea.wan / YI), unit)) : product.name;
  const base = expands ? plain.replace(/项目$/, '扩建项目') : plain;
  const branded = `${investor.brand}${base}`;
  const preferred = random.chance(0.4) && !taken.has(base) ? [base, branded] : [branded];
  const name = [...preferred, ...['二期', '三期', '四期'].map((phase) => branded.replace(/项目$/, `${phase}项目`))].find((candidate) => !taken.has(candidate)) ?? `${branded}（${taken.size}）`;
  taken.add(name);
  return name;
}

const SMALLER: Record<string, string> = { 亿: '万', 万: '' };

/** A round figure with its unit; 0.4万 is written 4000. */
function capacity(random: Random, value: number, unit: string): string {
  const scaled = value * random.between(0.8, 1.25);
  if (scaled < 1 && unit in SMALLER) return capacityText(scaled * YI) + SMALLER[unit];
  return capacityText(scaled) + unit;
}

function capacityText(value: number): string {
  const step = value < 1 ? 0.1 : value < 10 ? 0.5 : 10 ** Math.floor(Math.log10(value)) / 2;
  return String(Number((Math.max(1, Math.round(value / step)) * step).toFixed(1)));
}

/** What is known of a project when its lead is entered. */
export function leadAttributes(random: Random, idea: Idea, name: string): PlannedAttributes {
  const { investor, park, countyCode, product } = idea;
  const organisation = park?.committee ?? countyBureau(countyOf(countyCode));
  const amountKnown = random.chance(0.7);
  return {
    name, investors: [investor.company.name], organisation, introducing: introducer(random, countyCode), park: random.chance(0.9) ? (park?.name ?? null) : null,
    regionCode: countyCode, parkText: null, officer: recordersOf(organisation)[0]!, projectCompany: null, leaderInCharge: null, team: null,
    industryCode: product.industryCode, industryText: product.industryText, kind: idea.expands ? 'expansion' : random.chance(0.03) ? 'relocation' : 'new', landMode: idea.landMode,
    attractionMode: attraction(random, idea), origin: investor.origin,
    source: random.weighted<LeadSource>({ visit: 30, 'promotion-event': 18, referral: 24, 'self-contact': 14, superior: 8, opportunity: 0, import: 0, other: 3 }),
    agreedInvestmentFen: amountKnown ? idea.wan * FEN_PER_WAN : null, agreedInvestmentQualifier: amountKnown && random.chance(0.15) ? '约' : null,
    ...(investor.origin === 'foreign' && random.chance(0.5) ? inDollars(idea.wan) : { foreignAmountMinor: null, currency: null }), exchangeRate: null, exchangeRateOn: null, exchangeRateSource: null,
    fixedAssetInvestmentFen: null, plannedThisYearFen: null, landMu: null, factorySquareMetres: null, expectedOutputFen: null, expectedTaxFen: null, jobs: null,
    plannedStartOn: null, plannedBuiltOn: null, plannedProducingOn: null, contentAndScale: null, progressNote: null, problems: null, remarks: null,
    confidential: random.chance(0.008), predecessor: idea.expands?.number ?? null, succession: idea.expands ? 'expansion' : null, countedBeforeFen: null, phaseRule: null, phases: [], extra: {},
  };
}

/** In US cents, round millions of dollars; the amount in yuan stands beside it. */
function inDollars(wan: number): { foreignAmountMinor: number; currency: string } {
  return { foreignAmountMinor: Math.max(1, Math.round((wan * FEN_PER_WAN) / FEN_PER_USD / 1_000_000)) * 1_000_000 * 100, currency: 'USD' };
}

const RATE_SOURCE = '中国外汇交易中心公布的人民币汇率中间价';

/** Yuan for one US dollar, month by month near what it was (fictional). */
export const dollarRate = (day: string): string => (6.9 + ((Number(day.slice(0, 4)) * 5 + Number(day.slice(5, 7)) * 7) % 40) / 100 + Number(day.slice(8)) / 10_000).toFixed(4);

export const dollarExchange = (amountMinor: number, day: string): Exchange => ({ amountMinor, currency: 'USD', rate: dollarRate(day), rateOn: day, source: RATE_SOURCE });

/** The agreement in dollars with the rate of the day it was signed, and the yuan that follow. */
function atRate(dollars: { foreignAmountMinor: number; currency: string }, signedOn: string): Partial<PlannedAttributes> {
  const rate = dollarRate(signedOn);
  return { ...dollars, exchangeRate: rate, exchangeRateOn: signedOn, exchangeRateSource: RATE_SOURCE, agreedInvestmentFen: toFen(dollars.foreignAmountMinor, 'USD', rate) };
}

/** Projects of ten hundred million yuan and more are built in two phases, now and then not quite adding up. */
function phasesOf(idea: Idea, wan: number, plannedStartOn: string, plannedBuiltOn: string, producingOn: string): Phase[] {
  if (wan < 10 * YI || idea.landMode === 'leased-factory') return [];
  const first = Math.round((wan * 0.6) / 1_000) * 1_000;
  const second = wan - first - (wan % 7 === 0 ? 1_000 : 0);
  const later = (day: string) => addDays(day, 400);
  return [
    { number: 1, name: '一期', agreedInvestmentFen: first * FEN_PER_WAN, plannedStartOn, plannedBuiltOn, plannedProducingOn: producingOn },
    { number: 2, name: '二期', agreedInvestmentFen: second * FEN_PER_WAN, plannedStartOn: later(plannedStartOn), plannedBuiltOn: later(plannedBuiltOn), plannedProducingOn: later(producingOn) },
  ];
}

/** With the rule that the city's pack states. */
const phased = (phases: Phase[]): Pick<PlannedAttributes, 'phases' | 'phaseRule'> => ({ phases, phaseRule: phases.length ? 'first' : null });

function introducer(random: Random, countyCode: string): string | null {
  if (random.chance(0.14)) return random.pick(CITY_TEAMS);
  if (random.chance(0.12)) return random.pick(countyOf(countyCode).townships);
  return random.chance(0.04) ? countyBureau(random.pick(COUNTIES)) : null;
}

function attraction(random: Random, idea: Idea): AttractionMode {
  if (idea.landMode === 'leased-factory' && random.chance(0.4)) return 'standard-factory';
  return random.weighted<AttractionMode>({ chain: 40, referral: 24, 'park-in-park': 5, 'standard-factory': 3, enclave: 4, agency: 9, fund: 5, other: 10 });
}

/** What the signed agreement adds: amounts, land, dates, content. */
export function agreedAttributes(random: Random, idea: Idea, lead: PlannedAttributes, signedOn: string, daysToStart: number, daysToBuild: number): Partial<PlannedAttributes> {
  const wan = random.chance(0.22) ? roundYi((idea.wan / YI) * random.between(0.75, 1.3)) * YI / 100 : idea.wan;
  const yi = wan / YI;
  const landMu = idea.landMode === 'new-land' ? Math.min(1_200, Math.max(8, Math.round(yi * random.between(12, 26)))) : null;
  const factorySquareMetres = !idea.park && landMu ? null : Math.round((landMu ? landMu * random.between(430, 620) : Math.min(60_000, 2_500 + yi * random.between(2_500, 6_000))) / 100) * 100;
  const outputWan = Math.round((wan * random.between(0.8, 2.1)) / 100) * 100;
  const taxWan = Math.max(10, Math.round((outputWan * random.between(0.025, 0.07)) / 10) * 10);
  const jobs = Math.max(12, Math.round((yi * random.between(25, 90)) / 5) * 5);
  const plannedStartOn = addDays(signedOn, Math.round(daysToStart * random.between(0.6, 1.1)));
  const plannedBuiltOn = addDays(plannedStartOn, Math.round(daysToBuild * random.between(0.75, 1.05)));
  const plannedProducingOn = addDays(plannedBuiltOn, random.whole(60, 150));
  const where = factorySquareMetres === null ? `用地约${landMu}亩` : landMu ? `用地约${landMu}亩，新建厂房及配套用房约${factorySquareMetres}平方米` : idea.landMode === 'leased-factory' ? `租赁标准厂房约${factorySquareMetres}平方米` : `利用现有厂区，改扩建厂房约${factorySquareMetres}平方米`;
  return {
    park: idea.park?.name ?? null, agreedInvestmentFen: wan * FEN_PER_WAN, agreedInvestmentQualifier: null, ...(lead.currency ? atRate(inDollars(wan), signedOn) : {}), fixedAssetInvestmentFen: Math.round((wan * random.between(0.6, 0.85)) / 10) * 10 * FEN_PER_WAN,
    landMu, factorySquareMetres, expectedOutputFen: outputWan * FEN_PER_WAN, expectedTaxFen: taxWan * FEN_PER_WAN, jobs,
    plannedStartOn, plannedBuiltOn: idea.landMode === 'leased-factory' ? null : plannedBuiltOn, plannedProducingOn, ...phased(phasesOf(idea, wan, plannedStartOn, plannedBuiltOn, plannedProducingOn)),
    contentAndScale: `总投资${yiText(wan)}，${where}，建设${idea.product.works}。达产后预计年产值${yiText(outputWan)}、年税收${taxWan}万元，带动就业约${jobs}人。`,
    leaderInCharge: yi >= 5 ? random.pick(yi >= 10 ? CITY_LEADERS : countyLeaders(idea.countyCode)) : lead.leaderInCharge, team: yi >= 10 ? '一对一项目专班' : null,
  };
}

const yiText = (wan: number): string => (wan >= YI ? `${Number((wan / YI).toFixed(2))}亿元` : `${wan}万元`);
