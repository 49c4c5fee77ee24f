import { placeKeyOf, placesOf } from '../../../api/metrics/domain/places.js';

const counties = [{ code: '511502', name: '翠屏区' }, { code: '511503', name: '南溪区' }];
const park = (id: number, regionCode: string) => ({ id, name: `园区${id}`, regionCode, archivedAt: null });

describe('where a project counts', () => {
  const codes = new Set(counties.map((county) => county.code));

  it.each([
    [7, '511502', 'park:7'],
    [7, null, 'park:7'],
    [7, '330100', 'park:7'],
    [null, '511503', 'outside:511503'],
    [null, '511500', 'elsewhere'],
    [null, '330106', 'elsewhere'],
    [null, null, 'elsewhere'],
  ])('park %p, region %p: %s', (parkId, regionCode, key) => {
    expect(placeKeyOf(parkId, regionCode, codes)).toBe(key);
  });

  it('lists county by county, each with its parks first, elsewhere last', () => {
    expect(placesOf({ parks: [park(1, '511503'), park(2, '511502'), park(3, '511503')], counties }, 'zh').map((place) => place.key))
      .toEqual(['park:2', 'outside:511502', 'park:1', 'park:3', 'outside:511503', 'elsewhere']);
  });

  it('has a row for every key that a project can get', () => {
    const places = new Set(placesOf({ parks: [park(1, '511503'), park(9, '999999')], counties }, 'en').map((place) => place.key));
    for (const parkId of [null, 1, 9]) for (const regionCode of [null, '511502', '511503', '511500']) expect(places).toContain(placeKeyOf(parkId, regionCode, codes));
  });
});
