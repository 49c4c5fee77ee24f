/** Where a project counts: in its park; else in its county outside parks; else elsewhere. Together they are the city (domain §8). */
export interface CityPlaces {
  parks: readonly { id: number; name: string; regionCode: string; archivedAt: string | null }[];
  counties: readonly { code: string; name: string }[];
}

export type PlaceKind = 'park' | 'county-outside-parks' | 'elsewhere';
export interface Place { key: string; kind: PlaceKind; id: string | null; name: string; countyCode: string | null; countyName: string | null; archived: boolean }

export const parkKey = (id: number) => `park:${id}`;
export const countyKey = (code: string) => `county:${code}`;
export const outsideKey = (code: string) => `outside:${code}`;
export const ELSEWHERE = 'elsewhere';
export const CITY = 'city';

export const ELSEWHERE_NAME = { zh: '其他/未归属', en: 'Elsewhere or unassigned' } as const;
export const outsideName = (county: string, locale: 'zh' | 'en') => (locale === 'zh' ? `${county}（园区外）` : `${county}, outside parks`);

/** The key of the place that a project with this park and region counts in. */
export function placeKeyOf(parkId: number | null, regionCode: string | null, countyCodes: ReadonlySet<string>): string {
  if (parkId !== null) return parkKey(parkId);
  return regionCode !== null && countyCodes.has(regionCode) ? outsideKey(regionCode) : ELSEWHERE;
}

/** Every place of the city in the order of a table: county by county, its parks and then what lies outside them; elsewhere last. */
export function placesOf({ parks, counties }: CityPlaces, locale: 'zh' | 'en'): Place[] {
  const countyNames = new Map(counties.map((county) => [county.code, county.name]));
  const place = (park: CityPlaces['parks'][number]): Place => ({
    key: parkKey(park.id), kind: 'park', id: String(park.id), name: park.name, countyCode: park.regionCode, countyName: countyNames.get(park.regionCode) ?? null, archived: park.archivedAt !== null,
  });
  const ofCounties = counties.flatMap(({ code, name }): Place[] => [
    ...parks.filter((park) => park.regionCode === code).map(place),
    { key: outsideKey(code), kind: 'county-outside-parks', id: code, name: outsideName(name, locale), countyCode: code, countyName: name, archived: false },
  ]);
  const strays = parks.filter((park) => !countyNames.has(park.regionCode)).map(place);
  return [...ofCounties, ...strays, { key: ELSEWHERE, kind: 'elsewhere', id: null, name: ELSEWHERE_NAME[locale], countyCode: null, countyName: null, archived: false }];
}
