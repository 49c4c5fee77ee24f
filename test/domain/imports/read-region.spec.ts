import fc from 'fast-check';
import { buildParkIndex, readPark } from '../../../api/imports/domain/read-park.js';
import { fullName, readRegion } from '../../../api/imports/domain/read-region.js';
import { buildRegionIndex } from '../../../api/imports/domain/region-index.js';
import { context, regions } from './context.js';

const index = context.regions;

test.each<[string, string | null, string | null]>([
  ['福建省漳州市漳浦县 盘陀镇', '350623', '盘陀镇'],
  ['福建漳州漳浦县盘陀镇', '350623', '盘陀镇'],
  ['福建省 漳州市 漳浦县', '350623', null],
  ['漳州市漳浦县', '350623', null],
  ['内蒙古自治区包头市达茂旗 达茂零碳园区', '150223', '达茂零碳园区'],
  ['内蒙古包头市达尔罕茂明安联合旗', '150223', null],
  ['湖北省仙桃市', '429004', null],
  ['重庆市南川区 南川工业园区', '500119', '南川工业园区'],
  ['重庆市重庆市南川区', '500119', null],
  ['天津市蓟县 专用汽车产业园', '120119', '专用汽车产业园'],
  ['天津市蓟州区', '120119', null],
  ['河南省洛阳市偃师市', '410307', null],
  ['吉林省延边朝鲜族自治州龙井市', '222405', null],
  ['吉林省延边州龙井市', '222405', null],
  ['吉林省吉林市船营区', '220204', null],
  ['新疆维吾尔自治区塔城地区和布克赛尔蒙古自治县 和丰工业园区', '654226', '和丰工业园区'],
  ['新疆塔城地区和布克赛尔县', '654226', null],
  ['海南省琼海市', '469002', null],
  ['江西南昌县', '360121', null],
  ['陕西省安康市白河县(飞出) 安康高新区产业孵化园(飞入)', '610929', '安康高新区产业孵化园(飞入)'],
  ['江苏省盐城市(滨海县)', '320922', null],
  ['四川省南充市蓬安县(据工程名推定)', '511323', null],
  ['漳浦县', '350623', null],
  ['新疆维吾尔自治区阿克苏地区乌什县 阿合雅镇产业园区', '652927', '阿合雅镇产业园区'],
])('%s', (text, code, park) => {
  expect(readRegion(text, index)).toMatchObject({ value: { regionCode: code, level: 'county', parkText: park }, findings: [] });
});

test.each<[string, string | null, string | null, string]>([
  ['福建省漳州市 漳州台商投资区', '350600', '漳州台商投资区', 'region-partial'],
  ['甘肃省兰州市 兰州新区', '620100', '兰州新区', 'region-partial'],
  ['云南省曲靖市曲靖经开区', '530300', '曲靖经开区', 'region-partial'],
  ['河南省焦作市(县产业集聚区)', '410800', null, 'region-partial'],
  ['福建省', '350000', null, 'region-partial'],
  ['福建省漳州市青禾县 工业园', '350600', '青禾县 工业园', 'region-partial'],
  ['(原文未载) 开发区西区', null, '开发区西区', 'region-unknown'],
  ['朝阳工业园', null, '朝阳工业园', 'region-unknown'],
  ['某某地方', null, '某某地方', 'region-unknown'],
])('%s is only partly known', (text, code, park, finding) => {
  expect(readRegion(text, index)).toMatchObject({ value: { regionCode: code, parkText: park }, findings: [{ code: finding, severity: 'warning' }] });
});

test('namesakes need a province or the home city', () => {
  expect(readRegion('鼓楼区', index)).toMatchObject({ value: { regionCode: null, parkText: '鼓楼区' }, findings: [{ code: 'region-ambiguous', severity: 'decision' }] });
  expect(readRegion('鼓楼区', index).findings[0]?.params?.['candidates']).toMatchObject({ zh: expect.stringContaining('江苏省南京市鼓楼区') });
  expect(readRegion('鼓楼区', index, '350100')).toMatchObject({ value: { regionCode: '350102' }, findings: [] });
  expect(readRegion('福建省福州市鼓楼区', index)).toMatchObject({ value: { regionCode: '350102' }, findings: [] });
});

test('an invented home city has its counties too', () => {
  const own = buildRegionIndex([...regions(), { code: '419900', name: '落地市', parentCode: '410000' }, { code: '419902', name: '青禾区', parentCode: '419900' }]);
  expect(readRegion('青禾区', own, '419900').value).toMatchObject({ regionCode: '419902', level: 'county', parkText: null });
  expect(readRegion('青禾区 落地高新区', own, '419900').value).toMatchObject({ regionCode: '419902', parkText: '落地高新区' });
});

test('an empty cell says nothing', () => {
  expect(readRegion('', index)).toEqual({ value: { regionCode: null, level: null, parkText: null, remark: null }, findings: [] });
});

test.each(['', ' 高新技术产业园', '(飞地)'])('every county is found by its full address followed by "%s"', (rest) => {
  const missed = [...index.byCode.values()].filter((p) => p.level === 'county' && readRegion(fullName(p, index) + rest, index).value.regionCode !== p.code);
  expect(missed).toEqual([]);
});

test('no location makes the reader throw', () => {
  const chars = fc.array(fc.constantFrom(...'福建省漳州市浦县区旗内蒙古() （）、- 新园'), { maxLength: 20 }).map((c) => c.join(''));
  fc.assert(fc.property(fc.oneof(chars, fc.string({ unit: 'binary' })), (text) => void readRegion(text, index, '350600')), { numRuns: 1000 });
});

test('parks are found by normalised name and alias', () => {
  const parks = buildParkIndex([{ id: 7, name: '川南新材料化工园区', aliases: ['川南化工园'] }, { id: 8, name: '高新区' }, { id: 9, name: '高新 区' }]);
  expect(readPark('川南新材料 化工园区（一期）', parks)).toEqual({ parkId: 7, parkName: '川南新材料化工园区', findings: [] });
  expect(readPark('川南化工园', parks).parkId).toBe(7);
  expect(readPark('别的园区', parks)).toMatchObject({ parkId: null, parkName: '别的园区', findings: [{ code: 'park-unknown', severity: 'warning' }] });
  expect(readPark('高新区', parks).findings[0]?.code).toBe('park-ambiguous');
});

test('a park of the same name elsewhere is another park', () => {
  const parks = buildParkIndex([{ id: 1, name: '开发区', regionCode: '350623' }, { id: 2, name: '开发区', regionCode: '510311' }]);
  expect(['350623', '350600', '510300', '420325', '350681', null].map((region) => readPark('开发区', parks, region).parkId)).toEqual([1, 1, 2, null, null, null]);
  expect(['420325', null].map((region) => readPark('开发区', parks, region).findings[0]?.code)).toEqual(['park-elsewhere', 'park-ambiguous']);
});
