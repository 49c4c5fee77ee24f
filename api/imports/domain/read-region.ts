import { inBoth } from '../../../shared/punctuation.js';
import { refused, type Finding } from './finding.js';
import type { Place, RegionIndex, RegionLevel } from './region-index.js';
import { LONGEST_VALUE, isBlank } from './text.js';

export interface ReadPlace {
  regionCode: string | null;
  level: RegionLevel | null;
  /** What follows the region: a township, park or site; null if nothing does. */
  parkText: string | null;
  /** Remarks in parentheses that are neither. */
  remark: string | null;
}

const LONGEST_NAME = 16;
/** Words that show that a place name is the beginning of a park's or company's name. */
const NOT_A_REGION = /^(经济|技术|高新|产业|工业|科技|开发|保税|物流|商务|新区|新城|园|台商)/;

/**
 * Reads a location such as 福建省漳州市漳浦县 盘陀镇, or a bare county of the home city.
 * @param homeCode region code of the installation's city; its counties need no province.
 */
export function readRegion(raw: string, index: RegionIndex, homeCode?: string): { value: ReadPlace; findings: Finding<ReadPlace>[] } {
  const value: ReadPlace = { regionCode: null, level: null, parkText: null, remark: null };
  const findings: Finding<ReadPlace>[] = [];
  if (isBlank(raw)) return { value, findings };
  if (raw.length > LONGEST_VALUE) return { value, findings: [{ code: 'region-unknown', severity: 'warning' }] };

  const remarks: string[] = [];
  let rest = raw.normalize('NFKC').trim();
  let place: Place | null = null;
  for (;;) {
    rest = takeRemark(rest, index, remarks);
    const step = nextPlace(rest, place, index, homeCode);
    if (step === 'ambiguous') {
      const candidates = inBoth((index.byName.get(nameAt(rest, index)) ?? []).map((p) => fullName(p, index)), 'list');
      findings.push(...refused<ReadPlace>('region-ambiguous', { params: { candidates } }).findings);
      break;
    }
    if (!step) break;
    place = step.place;
    rest = rest.slice(step.length);
    if (place.level === 'county') {
      rest = takeRemark(rest, index, remarks);
      break;
    }
  }
  value.regionCode = place?.code ?? null;
  value.level = place?.level ?? null;
  value.parkText = rest.replace(/^[\s,、;\-/]+/, '').trim() || null;
  value.remark = remarks.join(' ') || null;
  if (findings.length === 0 && !place) findings.push({ code: 'region-unknown', severity: 'warning' });
  if (place && place.level !== 'county' && index.divided.has(place.code)) findings.push({ code: 'region-partial', severity: 'warning' });
  return { value, findings };
}

/** Takes a remark in parentheses off the front, unless it holds the next place, as in 盐城市(滨海县). */
function takeRemark(text: string, index: RegionIndex, remarks: string[]): string {
  const match = /^\s*\(([^()]*)\)/.exec(text);
  if (!match) return text.replace(/^[\s,、;\-/·]+/, '');
  const [whole, content = ''] = match;
  const rest = text.slice(whole.length);
  if (index.byName.has(content)) return content + rest;
  remarks.push(content);
  return takeRemark(rest, index, remarks);
}

type Step = { place: Place; length: number } | 'ambiguous' | null;

function nextPlace(text: string, within: Place | null, index: RegionIndex, homeCode: string | undefined): Step {
  for (let length = Math.min(LONGEST_NAME, text.length); length >= 2; length -= 1) {
    const name = text.slice(0, length);
    const full = (index.byName.get(name) ?? []).filter((p) => isInside(p, within));
    if (full.length > 0) return choose(full, length, within, index, homeCode);
    const short = (index.byShortName.get(name) ?? []).filter((p) => isInside(p, within));
    if (short.length > 0 && shortNameIsSafe(short, text.slice(length), within, index)) {
      const step = choose(short, length, within, index, homeCode);
      if (step !== 'ambiguous') return step;
    }
  }
  return null;
}

/** Whether `place` may follow `within` in an address; a municipality's name may be printed twice. */
function isInside(place: Place, within: Place | null): boolean {
  if (!within) return true;
  if (place === within) return within.level === 'province';
  if (within.level === 'province') return place.province === within.code && place.level !== 'province';
  return within.level === 'city' && place.level === 'county' && place.city === within.code;
}

/** 福建漳州 and a lone 漳浦 name places; 朝阳工业园 names a park. */
function shortNameIsSafe(places: readonly Place[], rest: string, within: Place | null, index: RegionIndex): boolean {
  if (/^(\s|$)/.test(rest)) return true;
  if (NOT_A_REGION.test(rest)) return false;
  return places.every((p) => p.level !== 'county' && (p.level === 'province' || within !== null || nextPlace(rest, p, index, undefined) !== null));
}

function choose(places: readonly Place[], length: number, within: Place | null, index: RegionIndex, homeCode: string | undefined): Step {
  if (places.length === 1 && places[0]) return { place: places[0], length };
  const home = homeCode === undefined ? undefined : index.byCode.get(homeCode);
  const near = within || !home ? [] : places.filter((p) => (home.level === 'province' ? p.province === home.code : p.city === home.code));
  if (near.length === 1 && near[0]) return { place: near[0], length };
  // 吉林 is a province and a city, 海南 a province and a prefecture: an address begins with the wider one.
  const provinces = places.filter((p) => p.level === 'province');
  if (provinces.length === 1 && provinces[0]) return { place: provinces[0], length };
  const direct = within ? places.filter((p) => p.level === 'city') : [];
  if (direct.length === 1 && direct[0]) return { place: direct[0], length };
  return 'ambiguous';
}

function nameAt(text: string, index: RegionIndex): string {
  for (let length = Math.min(LONGEST_NAME, text.length); length >= 2; length -= 1) {
    if (index.byName.has(text.slice(0, length))) return text.slice(0, length);
  }
  return text;
}

/** A place with the places it lies in, for people to tell namesakes apart. */
export function fullName(place: Place, index: RegionIndex): string {
  const names = [place.province, place.city, place.code].map((code) => (code ? index.byCode.get(code)?.name : undefined));
  return [...new Set(names.filter((n): n is string => n !== undefined))].join('');
}
