import { publishedFigures } from '../../../api/demonstration/domain/figures.js';
import { planStatistics } from '../../../api/demonstration/domain/statistics.js';
import { checkStated } from '../../../api/statistics/domain/official-value.js';

const [FROM, UNTIL] = ['2021-01-04', '2026-06-29'];
const publications = planStatistics(7, FROM, UNTIL);
const key = ({ series, place, period }: (typeof publications)[number]['values'][number]) => JSON.stringify([series, place, period]);

test('are published in order, once for each question, and can be recorded on their day', () => {
  const recorded = new Set<string>();
  let before = '';
  for (const { at, publishedOn, reason, values } of publications) {
    expect([at >= before, publishedOn >= FROM, publishedOn <= UNTIL]).toEqual([true, true, true]);
    before = at;
    for (const value of values) {
      expect([key(value), recorded.has(key(value))]).toEqual([key(value), reason !== null]);
      recorded.add(key(value));
      expect(checkStated({ ...value, scopeKey: 'city', publishedOn }, { unit: value.series.endsWith('growth') ? 'rate' : 'fen', nature: 'flow', places: ['city'], archivedAt: null }, publishedOn).problems).toEqual([]);
    }
  }
  expect(recorded.size).toBeGreaterThan(400);
});

test('are the same for the same seed, and the city’s figure is its own', () => {
  expect(planStatistics(7, FROM, UNTIL)).toEqual(publications);
  const year = publications.find(({ values }) => values.some(({ period }) => period === '2024'))!.values.filter(({ series, period }) => series === 'output-value' && period === '2024');
  const counties = year.filter(({ place }) => 'county' in place).reduce((sum, { value }) => sum + value, 0);
  expect(year.find(({ place }) => 'city' in place)!.value).toBeGreaterThan(counties);
});

test('figures are published after their quarters, never ahead of the day', () => {
  const figures = publishedFigures(FROM, UNTIL);
  expect(figures).toHaveLength(24);
  expect(figures.every(({ publishedOn }) => publishedOn > FROM && publishedOn <= UNTIL)).toBe(true);
  expect(new Set(figures.map(({ title }) => title)).size).toBe(24);
});
