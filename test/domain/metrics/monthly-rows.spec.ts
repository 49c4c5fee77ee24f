import fc from 'fast-check';
import { monthlyColumns, RANKED_BY, reachedKey, SIGNED_INVESTMENT, START_RATE, COHORT_STARTED, INVESTMENT_GROWTH } from '../../../api/reports/domain/monthly-columns.js';
import { cellsOf, monthlyRows, ranks, type MonthlyPlace } from '../../../api/reports/domain/monthly-rows.js';

const columns = monthlyColumns(false);

test('the tiers of what was signed stand behind it, each with what opens it', () => {
  const tiers = [{ code: 'large', minimumFen: 500, belowFen: null, zh: '大项目', en: 'large' }, { code: 'small', minimumFen: 100, belowFen: 500, zh: '小项目', en: 'small' }];
  const found = monthlyColumns(true, { leadingIndustryOnly: true, tiers }).filter(({ key }) => key.startsWith('signed-tier-'));
  expect(found.map(({ key, span, label, args }) => [key, span, label, args])).toEqual([
    ['signed-tier-large', 'year-to-date', '其中：大项目', { milestone: 'signed', minimumFen: 500, leadingIndustryOnly: true, verifiedOnly: true }],
    ['signed-tier-small', 'year-to-date', '其中：小项目', { milestone: 'signed', minimumFen: 100, belowFen: 500, leadingIndustryOnly: true, verifiedOnly: true }],
  ]);
});
const amount = (value: number) => ({ value, undetermined: 0 });

describe('the monthly table', () => {
  it('ranks by how many are ahead; equals share a place', () => {
    expect(ranks([5, 9, 5, 1])).toEqual([2, 1, 2, 4]);
    fc.assert(fc.property(fc.uniqueArray(fc.integer()), (values) => {
      expect(ranks(values).sort((one, other) => one - other)).toEqual(values.map((_, index) => index + 1));
    }));
  });

  it('computes rates and growth from the row itself, and nothing over nothing', () => {
    const amounts = new Map([[reachedKey('signed', 'year-to-date'), amount(8)], [COHORT_STARTED, amount(2)], [SIGNED_INVESTMENT['year-to-date'], amount(150)], [SIGNED_INVESTMENT['last-year'], amount(100)]]);
    expect(cellsOf(amounts, columns).cells).toMatchObject({ [START_RATE]: 0.25, [INVESTMENT_GROWTH]: 0.5 });
    expect(cellsOf(new Map(), columns).cells).toMatchObject({ [START_RATE]: null, [INVESTMENT_GROWTH]: null, [RANKED_BY]: 0 });
  });

  it('a county is the sum of its parks and what lies outside them', () => {
    const place = (key: string, countyCode: string | null): MonthlyPlace => ({ key, kind: key === 'elsewhere' ? 'elsewhere' : 'park', name: key, countyCode, countyName: countyCode && `${countyCode}县` });
    const places = [place('park:1', 'a'), place('outside:a', 'a'), place('outside:b', 'b'), place('elsewhere', null)];
    const amountsOf = new Map([['park:1', new Map([[RANKED_BY, amount(3)]])], ['outside:a', new Map([[RANKED_BY, { value: 4, undetermined: 2 }]])], ['outside:b', new Map([[RANKED_BY, amount(9)]])]]);
    const rows = monthlyRows(places, amountsOf, columns, true);
    expect(rows.map((row) => [row.key, row.depth, row.rank, row.cells[RANKED_BY]])).toEqual([
      ['county:a', 0, 2, 7], ['park:1', 1, null, 3], ['outside:a', 1, null, 4], ['county:b', 0, 1, 9], ['outside:b', 1, null, 9], ['elsewhere', 0, null, 0],
    ]);
    expect(rows[0]!.undetermined).toEqual({ [RANKED_BY]: 2 });
  });
});
