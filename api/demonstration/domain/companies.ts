import type { Origin } from '../../../shared/vocabulary.js';
import { CITY, PROVINCE } from './places.js';
import type { PlannedCompany } from './plan-types.js';
import { FIELDS, OUTSIDE_FIELDS, type Product } from './products.js';
import type { Random } from './random.js';

export interface Investor { company: PlannedCompany; brand: string; business: string; industryCode: string; origin: Origin; field: string; weight: number }

/** The pseudo-field of projects outside parks. */
export const OUTSIDE = 'outside';
export const productsOf = (field: string): readonly Product[] => (field === OUTSIDE ? OUTSIDE_FIELDS : FIELDS[field]!);

const SEATS: readonly (readonly [name: string, code: string, weight: number])[] = [
  ['浙江', '330000', 16], ['江苏', '320000', 14], ['广东', '440000', 15], ['上海', '310000', 9], ['福建', '350000', 8], ['山东', '370000', 7], ['北京', '110000', 6], ['湖北', '420000', 5], ['四川', '510000', 5], ['安徽', '340000', 5], ['河北', '130000', 3], ['重庆', '500000', 3],
];
const FIRST = '澄禾岚霁屿砚槿泊珩湛翊曜垣珞璟栎汀溯';
const MIDDLE = '川屹沐棠岫泽蔚棣滢峤穗洵煦桦陌朔';
const LAST = '舟原野岭源迈驰聚拓擎讯格维铂立筑';
const FORMS = ['有限公司', '有限公司', '有限公司', '股份有限公司', '集团有限公司'] as const;

const CODE_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** A unified social credit code with a right check character (GB 32100-2015, GB 11714-1997), or a wrong one. */
export function creditCode(random: Random, regionCode: string, wrong = false): string {
  const digits = Array.from({ length: 8 }, (_, index) => (index === 0 ? 'M' : String(random.whole(0, 9))));
  const body = digits.reduce((sum, digit, index) => sum + (digit === 'M' ? 22 : Number(digit)) * [3, 7, 9, 10, 5, 8, 4, 2][index]!, 0);
  const bodyCheck = 11 - (body % 11);
  const first = `91${regionCode}${digits.join('')}${bodyCheck === 10 ? 'X' : bodyCheck === 11 ? '0' : bodyCheck}`;
  let weight = 1;
  let sum = 0;
  for (const character of first) {
    sum += CODE_ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return first + CODE_ALPHABET[(31 - (sum % 31) + (wrong ? 1 : 0)) % 31]!;
}

/** Fictional investors, a few of whom come again and again. */
export function planInvestors(random: Random, count: number): Investor[] {
  const brands = new Set<string>();
  const fields = [...Object.keys(FIELDS), OUTSIDE];
  return Array.from({ length: Math.max(count, fields.length) }, (_, index) => {
    let brand = '';
    do brand = random.pick([...FIRST]) + random.pick([...MIDDLE]) + random.pick([...LAST]); while (brands.has(brand));
    brands.add(brand);
    const field = fields[index % fields.length]!;
    const product = random.pick(productsOf(field));
    const origin = random.weighted<Origin>({ 'out-of-province': 62, 'in-province': 20, local: 12, foreign: 6 });
    const { name, regionCode } = seated(random, origin, brand, product.business);
    const coded = regionCode !== null && origin !== 'foreign' && random.chance(0.7);
    return {
      company: { name, regionCode, industryCode: product.industryCode, creditCode: coded ? creditCode(random, regionCode, random.chance(0.02)) : null },
      brand, business: product.business, industryCode: product.industryCode, origin, field, weight: random.chance(0.08) ? 5 : 1,
    };
  });
}

function seated(random: Random, origin: Origin, brand: string, business: string): { name: string; regionCode: string | null } {
  if (origin === 'foreign') return random.chance(0.5) ? { name: `${brand}（香港）控股有限公司`, regionCode: '810000' } : { name: `${brand}国际（新加坡）有限公司`, regionCode: null };
  const form = random.pick(FORMS);
  if (origin === 'local') return { name: `落地市${brand}${business}${form}`, regionCode: CITY.code };
  if (origin === 'in-province') return { name: `示例省${brand}${business}${form}`, regionCode: PROVINCE.code };
  const seat = random.weighted(Object.fromEntries(SEATS.map(([seatName, , weight]) => [seatName, weight])));
  return { name: `${seat}${brand}${business}${form}`, regionCode: SEATS.find(([seatName]) => seatName === seat)![1] };
}

/** The local legal entity of a project. */
export function projectCompanyOf(random: Random, investor: Investor, county: { code: string; name: string }, taken: ReadonlySet<string>): PlannedCompany {
  const stem = `${county.name.slice(0, 2)}${investor.brand}${investor.business}`;
  const name = ['', '实业', '发展', '产业', '科创', '新业'].map((word) => `${stem}${word}有限公司`).find((candidate) => !taken.has(candidate)) ?? `${stem}${taken.size}有限公司`;
  return { name, regionCode: county.code, industryCode: investor.industryCode, creditCode: creditCode(random, county.code, random.chance(0.01)) };
}
