import { industryRows, regionRows } from '../../../api/identity/regions.js';
import { INDUSTRY_SECTIONS } from '../../../shared/vocabulary.js';

describe('regions (GB/T 2260)', () => {
  const rows = regionRows();
  const byCode = new Map(rows.map((row) => [row.code, row]));

  test('every code once, every parent present and one level up or more', () => {
    expect(byCode.size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(3_000);
    const rank = { province: 0, city: 1, county: 2 };
    for (const row of rows) {
      if (row.level === 'province') expect(row.parentCode).toBeNull();
      else expect(rank[byCode.get(row.parentCode!)!.level]).toBeLessThan(rank[row.level]);
    }
  });

  test.each([
    ['500119', '重庆市南川区', '500000', 'county'],
    ['500242', '重庆市酉阳土家族苗族自治县', '500000', 'county'],
    ['610902', '陕西省安康市汉滨区', '610900', 'county'],
    ['610900', '陕西省安康市', '610000', 'city'],
    ['429004', '湖北省仙桃市', '420000', 'county'],
    ['441900', '广东省东莞市', '440000', 'city'],
    ['110101', '北京市东城区', '110000', 'county'],
  ])('%s is %s', (code, fullName, parentCode, level) => expect(byCode.get(code)).toMatchObject({ fullName, parentCode, level, nameKey: fullName }));

  test('no filler between a province and its directly governed counties', () => {
    expect(rows.filter((row) => /直辖|-/.test(row.name))).toEqual([]);
  });
});

describe('industries (GB/T 4754-2017)', () => {
  test('20 sections with 97 divisions, 01 to 97 in order', () => {
    const rows = industryRows();
    expect(rows.filter((row) => row.parentCode === null).map((row) => row.code)).toEqual(Object.keys(INDUSTRY_SECTIONS));
    expect(rows.filter((row) => row.parentCode !== null).map((row) => row.code)).toEqual(Array.from({ length: 97 }, (_, index) => String(index + 1).padStart(2, '0')));
    expect(rows.find((row) => row.code === '39')).toEqual({ code: '39', name: '计算机、通信和其他电子设备制造业', parentCode: 'C', section: 'C' });
    expect(rows.find((row) => row.code === '46')?.section).toBe('D');
  });
});
