import { buildIndustryIndex, readIndustry } from '../../../api/imports/domain/read-industry.js';

const index = buildIndustryIndex([
  { code: 'C', name: '制造业' }, { code: '36', name: '汽车制造业' }, { code: '367', name: '汽车零部件及配件制造' }, { code: '3670', name: '汽车零部件及配件制造' }, { code: '3985', name: '电子专用材料制造' },
]);

test.each([
  ['3670', '3670'], ['C3670', '3670'], ['C36', '36'], ['汽车制造业', '36'], ['汽车零部件及配件制造', '367'], ['3670 汽车零部件及配件制造', '3670'], ['电子专用材料制造', '3985'], ['C3985', '3985'],
  ['汽车零部件', null], ['12英寸晶圆', null],
])('%s is %s', (text, code) => expect(readIndustry(text, index).industryCode).toBe(code));

test('a bare code is no wording', () => {
  expect(['C', '3670', 'C36'].map((text) => readIndustry(text, index).industryText)).toEqual([null, null, null]);
  expect(['3670 汽车零部件及配件制造', 'Z99'].map((text) => readIndustry(text, index).industryText)).toEqual(['3670 汽车零部件及配件制造', 'Z99']);
});
