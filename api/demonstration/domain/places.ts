import type { OrganisationKind, ParkInfrastructure, ParkLevel } from '../../../shared/vocabulary.js';

/** A fictional city in a fictional province; the codes lie beyond those of GB/T 2260. */
export const PROVINCE = { code: '990000', name: '示例省' };
export const CITY = { code: '990100', name: '落地市' };
export const INSTALLATION_NAME = '落地市（演示）';

export interface PlannedCounty { code: string; name: string; townships: readonly string[] }

export const COUNTIES: readonly PlannedCounty[] = [
  { code: '990102', name: '青禾区', townships: ['望麦街道'] },
  { code: '990103', name: '临江区', townships: ['渡口街道', '柳堤镇'] },
  { code: '990121', name: '云岭县', townships: ['雾田镇'] },
  { code: '990122', name: '白石县', townships: ['石湾镇', '银坑镇'] },
  { code: '990123', name: '东屏县', townships: ['屏山镇'] },
  { code: '990124', name: '沙洲县', townships: ['苇滩镇'] },
];

/** What a park is known for; `fields` are keys of the products it attracts most. */
export interface PlannedPark {
  name: string; shortName: string; county: string; committee: string;
  leadingIndustries: readonly string[]; targetRegions: readonly string[]; directions: readonly string[]; restrictedIndustries: readonly string[];
  totalLandMu: number; remainingLandMu: number; level: ParkLevel; leadingIndustryCodes: readonly string[]; restrictedIndustryCodes: readonly string[]; infrastructure: ParkInfrastructure; fields: readonly string[];
  /** Its share of the city's projects, relative to the others. */
  weight: number;
}

export const PARKS: readonly PlannedPark[] = [
  {
    name: '青禾高新技术产业园区', shortName: '青禾高新区', county: '990102', committee: '青禾高新区管委会', leadingIndustries: ['电子信息', '新材料'], targetRegions: ['粤港澳大湾区', '长三角'],
    directions: ['新型显示与电子元器件', '先进高分子材料'], restrictedIndustries: ['电镀（集中区外）'], totalLandMu: 9_800, remainingLandMu: 1_460, level: 'national', leadingIndustryCodes: ['39', '26'], restrictedIndustryCodes: ['336'], infrastructure: 'nine-connections', fields: ['electronics', 'materials'], weight: 13,
  },
  {
    name: '青禾现代食品产业园', shortName: '青禾食品园', county: '990102', committee: '青禾食品园管委会', leadingIndustries: ['食品加工'], targetRegions: ['长三角', '成渝'],
    directions: ['粮油精深加工', '预制菜'], restrictedIndustries: ['化工'], totalLandMu: 4_200, remainingLandMu: 780, level: 'provincial', leadingIndustryCodes: ['13', '14'], restrictedIndustryCodes: ['26'], infrastructure: 'seven-connections', fields: ['food'], weight: 8,
  },
  {
    name: '临江经济技术开发区', shortName: '临江经开区', county: '990103', committee: '临江经开区管委会', leadingIndustries: ['装备制造', '新能源'], targetRegions: ['长三角', '京津冀'],
    directions: ['智能装备', '动力与储能电池'], restrictedIndustries: ['高耗水项目'], totalLandMu: 15_600, remainingLandMu: 2_350, level: 'provincial', leadingIndustryCodes: ['34', '35', '38'], restrictedIndustryCodes: ['22'], infrastructure: 'nine-connections', fields: ['equipment', 'energy'], weight: 15,
  },
  {
    name: '临江港产城物流园', shortName: '临江港物流园', county: '990103', committee: '临江港物流园管委会', leadingIndustries: ['现代物流'], targetRegions: ['长江经济带'],
    directions: ['多式联运', '冷链物流'], restrictedIndustries: ['危险化学品仓储'], totalLandMu: 5_300, remainingLandMu: 960, level: 'municipal', leadingIndustryCodes: ['58', '59'], restrictedIndustryCodes: ['594'], infrastructure: 'seven-connections', fields: ['logistics', 'equipment'], weight: 6,
  },
  {
    name: '云岭生物医药产业园', shortName: '云岭医药园', county: '990121', committee: '云岭医药园管委会', leadingIndustries: ['生物医药'], targetRegions: ['京津冀', '粤港澳大湾区'],
    directions: ['中药饮片', '医疗器械'], restrictedIndustries: ['化学原料药合成'], totalLandMu: 3_600, remainingLandMu: 840, level: 'provincial', leadingIndustryCodes: ['27'], restrictedIndustryCodes: ['271'], infrastructure: 'seven-connections', fields: ['medicine'], weight: 7,
  },
  {
    name: '云岭绿色建材产业园', shortName: '云岭建材园', county: '990121', committee: '云岭建材园管委会', leadingIndustries: ['绿色建材', '林产加工'], targetRegions: ['粤港澳大湾区', '福建'],
    directions: ['装配式建筑', '竹木制品'], restrictedIndustries: ['水泥熟料新增产能'], totalLandMu: 4_900, remainingLandMu: 1_120, level: 'municipal', leadingIndustryCodes: ['30', '20'], restrictedIndustryCodes: ['301'], infrastructure: 'five-connections', fields: ['building', 'light'], weight: 6,
  },
  {
    name: '白石新能源材料产业园', shortName: '白石新材园', county: '990122', committee: '白石新材园管委会', leadingIndustries: ['新能源材料'], targetRegions: ['长三角', '粤港澳大湾区'],
    directions: ['正负极材料', '电解液与隔膜'], restrictedIndustries: ['光气化工艺'], totalLandMu: 8_700, remainingLandMu: 1_980, level: 'provincial', leadingIndustryCodes: ['38', '26'], restrictedIndustryCodes: ['263'], infrastructure: 'seven-connections', fields: ['energy', 'chemicals'], weight: 10,
  },
  {
    name: '白石有色金属循环经济园', shortName: '白石循环园', county: '990122', committee: '白石循环园管委会', leadingIndustries: ['有色金属加工', '再生资源'], targetRegions: ['浙江', '广东'],
    directions: ['铝精深加工', '再生金属'], restrictedIndustries: ['电解铝新增产能'], totalLandMu: 6_100, remainingLandMu: 1_050, level: 'provincial', leadingIndustryCodes: ['32', '42'], restrictedIndustryCodes: ['321'], infrastructure: 'seven-connections', fields: ['metals', 'recycling'], weight: 8,
  },
  {
    name: '东屏轻工纺织产业园', shortName: '东屏纺织园', county: '990123', committee: '东屏纺织园管委会', leadingIndustries: ['纺织服装', '轻工'], targetRegions: ['浙江', '福建', '广东'],
    directions: ['功能面料', '家居用品'], restrictedIndustries: ['印染（集中区外）'], totalLandMu: 3_900, remainingLandMu: 690, level: 'municipal', leadingIndustryCodes: ['17', '21'], restrictedIndustryCodes: ['1713'], infrastructure: 'seven-connections', fields: ['textiles', 'light'], weight: 8,
  },
  {
    name: '东屏汽车零部件产业园', shortName: '东屏汽配园', county: '990123', committee: '东屏汽配园管委会', leadingIndustries: ['汽车零部件'], targetRegions: ['长三角', '成渝', '湖北'],
    directions: ['轻量化部件', '汽车电子'], restrictedIndustries: ['电镀（集中区外）'], totalLandMu: 5_800, remainingLandMu: 1_240, level: 'provincial', leadingIndustryCodes: ['36'], restrictedIndustryCodes: ['336'], infrastructure: 'seven-connections', fields: ['vehicles', 'metals'], weight: 8,
  },
  {
    name: '沙洲绿色化工园区', shortName: '沙洲化工园', county: '990124', committee: '沙洲化工园管委会', leadingIndustries: ['精细化工'], targetRegions: ['江苏', '山东', '浙江'],
    directions: ['电子化学品', '水性涂料'], restrictedIndustries: ['农药原药', '染料中间体'], totalLandMu: 7_400, remainingLandMu: 1_530, level: 'provincial', leadingIndustryCodes: ['26'], restrictedIndustryCodes: ['263', '2645'], infrastructure: 'nine-connections', fields: ['chemicals', 'materials'], weight: 7,
  },
  {
    name: '沙洲数字经济产业园', shortName: '沙洲数字园', county: '990124', committee: '沙洲数字园管委会', leadingIndustries: ['数字经济'], targetRegions: ['京津冀', '粤港澳大湾区'],
    directions: ['数据标注与算力服务', '软件外包'], restrictedIndustries: ['高耗能算力中心'], totalLandMu: 1_800, remainingLandMu: 420, level: 'municipal', leadingIndustryCodes: ['64', '65'], restrictedIndustryCodes: [], infrastructure: 'seven-connections', fields: ['digital', 'electronics'], weight: 4,
  },
];

export interface PlannedOrganisation { name: string; kind: OrganisationKind; parent: string | null; regionCode: string | null }

export const CITY_BUREAU = '市招商局';
export const CITY_TEAMS = ['驻长三角招商分队', '驻粤港澳招商分队'] as const;
export const FINANCE_BUREAU = '市财政局';
export const STATISTICS_BUREAU = '市统计局';
export const ECOLOGY_BUREAU = '市生态环境局';

export const countyBureau = (county: PlannedCounty): string => `${county.name}招商局`;
export const countyOf = (code: string): PlannedCounty => COUNTIES.find((county) => county.code === code)!;

/** Every organisation after the one above it. */
export const ORGANISATIONS: readonly PlannedOrganisation[] = [
  { name: CITY_BUREAU, kind: 'city-bureau', parent: null, regionCode: CITY.code },
  ...CITY_TEAMS.map((name): PlannedOrganisation => ({ name, kind: 'team', parent: CITY_BUREAU, regionCode: CITY.code })),
  ...[FINANCE_BUREAU, STATISTICS_BUREAU, ECOLOGY_BUREAU].map((name): PlannedOrganisation => ({ name, kind: 'department', parent: CITY_BUREAU, regionCode: CITY.code })),
  ...COUNTIES.flatMap((county): PlannedOrganisation[] => [
    { name: countyBureau(county), kind: 'county-bureau', parent: CITY_BUREAU, regionCode: county.code },
    ...PARKS.filter((park) => park.county === county.code).map((park): PlannedOrganisation => ({ name: park.committee, kind: 'park-committee', parent: countyBureau(county), regionCode: county.code })),
    ...county.townships.map((name): PlannedOrganisation => ({ name, kind: 'township', parent: countyBureau(county), regionCode: county.code })),
  ]),
];
