import type { RoleCode } from '../../../shared/permissions.js';
import { CITY_BUREAU, CITY_TEAMS, COUNTIES, countyBureau, ECOLOGY_BUREAU, FINANCE_BUREAU, PARKS, STATISTICS_BUREAU } from './places.js';

export interface PlannedUser { username: string; displayName: string; organisation: string; role: RoleCode }

/** One demonstration login a role; the first park's people are the demonstration officer, park and county. */
export const LOGINS: readonly PlannedUser[] = [
  { username: 'admin', displayName: '系统管理员', organisation: CITY_BUREAU, role: 'admin' },
  { username: 'city', displayName: '沈知远', organisation: CITY_BUREAU, role: 'city-manager' },
  { username: 'leader', displayName: '顾明川', organisation: CITY_BUREAU, role: 'viewer' },
  { username: 'county', displayName: '陶佳禾', organisation: countyBureau(COUNTIES[0]!), role: 'county-manager' },
  { username: 'park', displayName: '俞立诚', organisation: PARKS[0]!.committee, role: 'park-manager' },
  { username: 'officer', displayName: '林晓舟', organisation: PARKS[0]!.committee, role: 'officer' },
  { username: 'finance', displayName: '卞思齐', organisation: FINANCE_BUREAU, role: 'finance' },
  { username: 'department', displayName: '梅若谷', organisation: STATISTICS_BUREAU, role: 'department' },
  { username: 'auditor', displayName: '严守正', organisation: CITY_BUREAU, role: 'auditor' },
];

const COUNTY_MANAGERS = ['', '潘临风', '岑云舒', '白一鸣', '屠秋实', '沙亦凡'];
const COUNTY_OFFICERS = ['童语嘉', '霍子安', '蓝溪亭', '石敬之', '鲍晚晴', '芦青岚'];
const PARK_MANAGERS = ['', '尹丰年', '江伯骏', '陆通达', '甘朝生', '竺新桐', '黎向阳', '金砚华', '苏锦云', '车致远', '丁沐清', '舒算之'];
const PARK_OFFICERS = ['', '喻可人', '贺知夏', '边小舟', '杜若溪', '乔木森', '费思源', '明锐泽', '纪绣文', '燕驰野', '卓清和', '樊一诺'];
const romanised = (prefix: string, index: number) => `${prefix}${String(index + 1).padStart(2, '0')}`;

export const TEAM_OFFICERS: readonly PlannedUser[] = [
  { username: 'team01', displayName: '孟长安', organisation: CITY_TEAMS[0], role: 'officer' },
  { username: 'team02', displayName: '区海澜', organisation: CITY_TEAMS[1], role: 'officer' },
];

export const USERS: readonly PlannedUser[] = [
  ...LOGINS,
  { username: 'city02', displayName: '韩书砚', organisation: CITY_BUREAU, role: 'city-manager' },
  { username: 'city03', displayName: '邵清扬', organisation: CITY_BUREAU, role: 'city-manager' },
  { username: 'ecology', displayName: '柏常青', organisation: ECOLOGY_BUREAU, role: 'department' },
  ...TEAM_OFFICERS,
  ...COUNTIES.flatMap((county, index): PlannedUser[] => [
    ...(index === 0 ? [] : [{ username: romanised('county', index), displayName: COUNTY_MANAGERS[index]!, organisation: countyBureau(county), role: 'county-manager' as const }]),
    { username: romanised('xian', index), displayName: COUNTY_OFFICERS[index]!, organisation: countyBureau(county), role: 'officer' },
  ]),
  ...PARKS.flatMap((park, index): PlannedUser[] => (index === 0 ? [] : [
    ...(index % 2 === 0 ? [{ username: romanised('park', index), displayName: PARK_MANAGERS[index]!, organisation: park.committee, role: 'park-manager' as const }] : []),
    { username: romanised('officer', index), displayName: PARK_OFFICERS[index]!, organisation: park.committee, role: 'officer' },
  ])),
];

/** Who verifies for the city; the demonstration's own login does the most. */
export const CITY_VERIFIERS = ['city', 'city02', 'city03'] as const;

/** Who gives the county's first review. */
export const countyReviewer = (regionCode: string): string => {
  const index = COUNTIES.findIndex((county) => county.code === regionCode);
  return index <= 0 ? 'county' : romanised('county', index);
};

/** Who works for an organisation: those who enter its ledger. */
export const recordersOf = (organisation: string): string[] =>
  USERS.filter((user) => user.organisation === organisation && user.role === 'officer').map((user) => user.username);

/** City leaders who take charge of large projects (包抓领导). */
export const CITY_LEADERS = ['市长 秦望舒', '常务副市长 顾明川', '副市长 祝南星', '副市长 裴定远'] as const;

const COUNTY_HEADS = [['骆平川', '温景行'], ['安如山', '齐闻溪'], ['滕子规', '应明朗'], ['席远舟', '闵承泽'], ['郎峻峰', '单海若'], ['穆晨曦', '丛嘉树']] as const;

export const countyLeaders = (regionCode: string): string[] => {
  const index = COUNTIES.findIndex((county) => county.code === regionCode);
  const { name } = COUNTIES[index]!;
  const title = name.endsWith('区') ? '区长' : '县长';
  const [head, deputy] = COUNTY_HEADS[index]!;
  return [`${name}${title} ${head}`, `${name}副${title} ${deputy}`];
};
