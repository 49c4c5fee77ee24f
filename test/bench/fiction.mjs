/** A small deterministic generator of numbers below 1 (mulberry32). */
export function random(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Counties of the home city, with their codes. */
export const COUNTIES = [['翠屏区', '511502'], ['南溪区', '511503'], ['叙州区', '511504'], ['江安县', '511523'], ['长宁县', '511524'], ['高县', '511525'], ['珙县', '511526'], ['筠连县', '511527'], ['兴文县', '511528'], ['屏山县', '511529']];
export const ORGANISATIONS = COUNTIES.map(([name, regionCode], index) => ({ id: 10 + index, name: `${name}招商局`, kind: 'county-bureau', regionCode }));
export const PARKS = COUNTIES.flatMap(([name, regionCode], index) => ['经济开发区', '产业园'].map((kind, second) => ({ id: 1 + index * 2 + second, name: `${name.slice(0, -1)}${kind}`, organisationId: 10 + index, regionCode })));

const PRODUCTS = ['锂离子电池电解液', '光伏组件', '汽车线束', '智能终端', '精细化工', '竹纤维制品', '白酒包装', '医疗器械', '数控机床', '高纯晶硅', '电子玻璃', '冷链物流', '生物饲料', '装配式建筑', '轨道交通配件'];
const PLACES = ['四川', '浙江', '广东', '江苏', '上海', '重庆', '湖北', '福建'];
const NAMES = ['中蓝', '华晟', '天泽', '金瑞', '鼎信', '恒通', '博远', '瑞丰', '凯德', '新锐', '远景', '明阳', '世纪', '同创', '启航', '宏发'];
const INDUSTRIES = ['C26', 'C30', 'C36', 'C38', 'C39', 'C15', 'C20', 'C27'];

const pick = (list, next) => list[Math.floor(next() * list.length)];
export const productOf = (next) => pick(PRODUCTS, next);
/** One of about 25,000 company names. */
export const companyOf = (next) => `${pick(PLACES, next)}${pick(NAMES, next)}${pick(NAMES, next)}${100 + Math.floor(next() * 12)}${pick(['科技', '实业'], next)}有限公司`;

const STAGES = ['signed', 'started', 'built', 'producing'];
const addDays = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** A project with three or four rows besides its creation, all of them dated before `today`. */
export function projectOf(index, next, today, empty) {
  const park = pick(PARKS, next);
  const inPark = next() < 0.8;
  const reached = Math.floor(next() * 5);
  const first = addDays(today, -900 + Math.floor(next() * 300));
  const dated = (days) => ({ occurredOn: addDays(first, days), precision: 'day' });
  const stages = STAGES.slice(0, reached).map((code, order) => ({ type: 'stage', code, ...dated(60 + order * 120) }));
  const milestones = ['registered', 'approved', 'land-secured'].map((code, order) => ({ type: 'milestone', code, ...dated(80 + order * 40) }));
  const funds = { type: 'funds-arrived', amountFen: Math.ceil(next() * 500) * 1_000_000_00, origin: 'out-of-province', ...dated(200) };
  const events = [{ type: 'stage', code: 'negotiating', ...dated(20) }, ...stages, ...(reached > 0 ? [funds] : []), ...milestones].slice(0, 3 + (index % 2));
  return {
    attributes: {
      ...empty, name: `年产${1 + Math.floor(next() * 90)}万${pick(['吨', '套', '件', '台'], next)}${productOf(next)}项目${index + 1}期`, investors: next() < 0.3 ? [companyOf(next), companyOf(next)] : [companyOf(next)],
      organisationId: park.organisationId, introducingOrganisationId: next() < 0.3 ? pick(ORGANISATIONS, next).id : null, parkId: inPark ? park.id : null, regionCode: park.regionCode, officerId: next() < 0.5 ? 1 : null,
      industryCode: pick(INDUSTRIES, next), origin: 'out-of-province', source: 'visit', agreedInvestmentFen: Math.ceil(next() * 3_000) * 100_000_00, landMu: Math.ceil(next() * 500), jobs: Math.ceil(next() * 900),
      contentAndScale: `占地${Math.ceil(next() * 800)}亩，建设厂房、研发楼及配套设施，建成后年产值约${Math.ceil(next() * 90)}亿元，带动就业${Math.ceil(next() * 900)}人`, extra: next() < 0.2 ? { 包联部门: '市经信局' } : {},
    },
    events: events.sort((a, b) => (a.occurredOn < b.occurredOn ? -1 : 1)),
  };
}
