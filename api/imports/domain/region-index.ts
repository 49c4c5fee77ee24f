import { REGION_ALIASES } from './region-aliases.js';
import { squeeze } from './text.js';

/** A place of the region list handed in by the caller; `parentCode` is null for a province. */
export interface Region {
  code: string;
  name: string;
  parentCode: string | null;
}

export type RegionLevel = 'province' | 'city' | 'county';

export interface Place {
  code: string;
  name: string;
  level: RegionLevel;
  province: string;
  /** Code of the prefecture-level city; null for a province and for counties directly under one. */
  city: string | null;
}

export interface RegionIndex {
  /** Codes of the provinces and cities that have counties in the list. */
  divided: ReadonlySet<string>;
  byCode: ReadonlyMap<string, Place>;
  /** Full names, official short names of autonomous places and aliases. */
  byName: ReadonlyMap<string, readonly Place[]>;
  /** Names without their last word (福建, 漳州); safe only where the context says what is meant. */
  byShortName: ReadonlyMap<string, readonly Place[]>;
}

const NATIONALITIES = '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|畲|高山|拉祜|水|东乡|纳西|景颇|柯尔克孜|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|怒|乌孜别克|俄罗斯|鄂温克|德昂|保安|裕固|京|塔塔尔|独龙|鄂伦春|赫哲|门巴|珞巴|基诺|各';
const AUTONOMOUS = new RegExp(`^(.{2,}?)(?:(?:${NATIONALITIES})族?)*自治(区|州|县|旗)$`);
const SUFFIX = /(特别行政区|自治区|自治州|自治县|自治旗|地区|林区|省|市|盟|县|区|旗)$/;

const isVirtual = (name: string): boolean => /直辖县级|^市辖区$|^县$/.test(name);
/** Codes 71-79 are statistical zones (development zones), not divisions of GB/T 2260. */
const isZone = (code: string): boolean => /^\d{4}7\d$/.test(code);

/** Builds the look-up of places once for many rows. */
export function buildRegionIndex(regions: readonly Region[]): RegionIndex {
  const byCode = new Map<string, Place>();
  const byName = new Map<string, Place[]>();
  const byShortName = new Map<string, Place[]>();
  const add = (map: Map<string, Place[]>, name: string, place: Place): void => {
    const places = map.get(name);
    if (!places) map.set(name, [place]);
    else if (!places.includes(place)) places.push(place);
  };
  const virtual = new Set(regions.filter((r) => isVirtual(r.name)).map((r) => r.code));
  const given = new Map(regions.map((r) => [r.code, r]));
  const obsolete = new Set(Object.entries(REGION_ALIASES).filter(([, code]) => given.has(code)).map(([name]) => name));
  // Where a list holds both codes of a redrawn county (三元区 350403 and 350404), the later code is the valid one.
  const latest = new Map<string, string>();
  const kin = (r: Region): string => `${r.code.slice(0, 4)} ${r.name}`;
  for (const region of regions) if (region.code > (latest.get(kin(region)) ?? '')) latest.set(kin(region), region.code);
  for (const region of regions) {
    if (virtual.has(region.code) || isZone(region.code) || obsolete.has(region.name) || latest.get(kin(region)) !== region.code) continue;
    const place = placeOf(region, given, virtual);
    byCode.set(region.code, place);
    const name = squeeze(region.name);
    add(byName, name, place);
    const autonomous = AUTONOMOUS.exec(name);
    if (autonomous?.[1] && autonomous[2] !== '区') add(byName, autonomous[1] + (autonomous[2] ?? ''), place);
    const short = autonomous?.[1] ?? name.replace(SUFFIX, '');
    if (short.length >= 2 && short !== name) add(byShortName, short, place);
  }
  for (const [alias, code] of Object.entries(REGION_ALIASES)) {
    const place = byCode.get(code);
    if (place) add(byName, alias, place);
  }
  const divided = new Set([...byCode.values()].filter((p) => p.level === 'county').flatMap((p) => (p.city === null ? [p.province] : [p.province, p.city])));
  return { byCode, byName, byShortName, divided };
}

function placeOf(region: Region, given: ReadonlyMap<string, Region>, virtual: ReadonlySet<string>): Place {
  const { code, name } = region;
  const province = `${code.slice(0, 2)}0000`;
  if (code.endsWith('0000')) return { code, name, level: 'province', province, city: null };
  if (code.endsWith('00')) return { code, name, level: 'city', province, city: code };
  const city = `${code.slice(0, 4)}00`;
  return { code, name, level: 'county', province, city: given.has(city) && !virtual.has(city) ? city : null };
}
