import { Injectable } from '@nestjs/common';
import type { MetricScope } from '../../shared/contracts/metrics.js';
import { ORIGINS } from '../../shared/vocabulary.js';
import { placeholders } from '../core/database/rows.js';
import { badRequest, notFound } from '../core/errors.js';
import type { Fragment } from '../core/http/list.js';
import { currentLocale, currentScope, currentUser, type DataScope } from '../core/request-context.js';
import type { OrganisationTree } from '../identity/domain/organisation-tree.js';
import { DataScopes, inScope, scopeFragment } from '../identity/data-scope.js';
import { placeOf, placesIn } from '../statistics/places.js';
import { HomeCity } from '../parks/home-city.js';
import { ParksService } from '../parks/parks.service.js';
import { countyKey, ELSEWHERE_NAME, outsideName, parkKey, placesOf, type Place } from './domain/places.js';
import { splitPeriod, SPLITS, type Split } from './domain/periods.js';
import type { Asked } from './question-reader.js';
import type { Question } from './metric.js';
import { join } from './fragments.js';
import { Tiers } from './tiers.js';
import type { Relation } from './relations.js';

/** The projects that a question is about: the scope it is answered for, and how a relation is narrowed to it. */
export interface ResolvedScope {
  scope: MetricScope;
  narrow(relation: Relation): Fragment[];
  /** The parks whose rows a table shows even when they are empty. */
  shows(place: Place): boolean;
  /** The place as a whole that it is, of which something may have been published: `city`, `county:610902`, `park:3`. */
  place: string | null;
  /** The places whose published figures may be told. */
  places: Fragment;
  /** The rows of a table by place that it is made of, where it is places of the whole city and nothing else. */
  rows?: readonly string[];
}

/** When a question is about, and as known when. */
type About = Pick<Question, 'period' | 'on' | 'knownAt'>;

const COLUMNS = { organisation: 'r.`organisationId`', introducing: 'r.`introducingOrganisationId`', park: 'r.`parkId`' };

/** Decides whose projects a number is about. Nothing is narrowed silently: the answer names its scope, and one beyond the caller's is 404. */
@Injectable()
export class MetricScopes {
  constructor(private readonly scopes: DataScopes, private readonly parks: ParksService, private readonly home: HomeCity, private readonly tiers: Tiers) {}

  /** The places of the city, in the order of a table. */
  async places(): Promise<Place[]> {
    const [parks, city] = await Promise.all([this.parks.all(), this.home.city()]);
    return placesOf({ parks, counties: city.counties }, currentLocale());
  }

  /** The scope asked for. @throws 404 for a park or organisation beyond the caller's scope, 400 for a row key that means nothing */
  async resolve(asked: Asked, question: About): Promise<ResolvedScope> {
    const own = currentScope('metric:read');
    let data = own;
    let scope = await this.ownScope(own);
    if (asked.organisation !== undefined) {
      const tree = await this.scopes.tree();
      const organisation = tree.get(asked.organisation);
      if (!organisation || !inScope(own, { organisationId: asked.organisation })) throw notFound('organisation', asked.organisation);
      const organisationIds = tree.subtree(asked.organisation).filter((id) => inScope(own, { organisationId: id }));
      data = { kind: 'organisations', organisationIds, parkIds: tree.parksOf(organisationIds) };
      scope = { kind: 'organisation', id: String(asked.organisation), name: organisation.name };
    }
    const fragments = scopeFragment(data, COLUMNS);
    if (asked.park !== undefined) {
      const park = await this.parks.byId(asked.park);
      if (!park || !inScope(own, { parkId: park.id })) throw notFound('park', asked.park);
      fragments.push({ sql: 'r.`parkId` = ?', params: [park.id] });
      scope = { kind: 'park', id: String(park.id), name: asked.organisation === undefined ? park.name : `${scope.name} · ${park.name}` };
    }
    const within = asked.within === undefined ? undefined : await this.within(asked.within, question);
    if (within?.scope) scope = scope.kind === 'city' ? within.scope : { ...within.scope, name: `${scope.name} · ${within.scope.name}` };
    const tree = await this.scopes.tree();
    const whole = asked.organisation !== undefined ? placeOf(asked.organisation, tree) : own.kind === 'city' ? 'city' : placeOf(currentUser().organisationId, tree);
    const park = asked.park === undefined ? undefined : `park:${asked.park}`;
    const inside = asked.within === undefined ? undefined : wholePlace(asked.within, tree);
    // A park within a row of a table is told only where the row is that park.
    const place = inside === undefined ? (park ?? whole) : park !== undefined && park !== inside ? null : inside;
    const places = placesFragment(placesIn(data, tree));
    const rows = own.kind === 'city' && asked.organisation === undefined ? await this.rowsOf(asked) : undefined;
    return {
      scope, place, places, ...(rows ? { rows } : {}),
      narrow: (relation) => (relation.imported ? [places, placesFragment(place === null ? [] : [place])] : [...fragments, ...(within ? [within.fragment(relation)] : [])]),
      shows: (place) => !place.archived && asked.park === undefined && (data.kind === 'city' ? place.kind !== 'elsewhere' : place.kind === 'park' && data.parkIds.includes(Number(place.id))),
    };
  }

  /**
   * A scope of the city whoever asks, for what is compared between units (targets, assessments): `city`, `county:610902`, `park:3`,
   * `organisation:7` with all below it. @throws 400 for a key that means nothing
   */
  async inCity(key: string, question: About): Promise<ResolvedScope> {
    const [kind, value = ''] = key.split(':', 2) as [string, string?];
    if (kind === 'organisation' && /^[1-9]\d{0,9}$/.test(value)) {
      const tree = await this.scopes.tree();
      const organisation = tree.get(Number(value));
      if (organisation) {
        const ids = tree.subtree(organisation.id);
        return {
          scope: { kind: 'organisation', id: value, name: organisation.name }, shows: () => false, ...wholeCity(placeOf(organisation.id, tree)),
          narrow: (relation) => [relation.imported ? placesFragment([placeOf(organisation.id, tree)].flatMap((place) => place ?? [])) : { sql: `r.\`organisationId\` IN (${placeholders(ids)})`, params: [...ids] }],
        };
      }
    }
    const within = await this.within(key, question);
    const city: MetricScope = { kind: 'city', id: null, name: (await this.home.city()).name };
    const place = wholePlace(key, await this.scopes.tree());
    return { scope: within.scope ?? city, narrow: (relation) => [relation.imported ? placesFragment(place === null ? [] : [place]) : within.fragment(relation)], shows: () => false, ...wholeCity(place) };
  }

  /** The place keys of a park or of a row of a table by place; undefined where it is no place, or two at once. */
  private async rowsOf({ park, within }: Asked): Promise<string[] | undefined> {
    const key = within ?? (park === undefined ? undefined : parkKey(park));
    if (key === undefined || (park !== undefined && within !== undefined)) return undefined;
    return (await this.places()).filter((place) => place.key === key || (place.countyCode !== null && countyKey(place.countyCode) === key)).map((place) => place.key);
  }

  private async ownScope(own: DataScope): Promise<MetricScope> {
    if (own.kind === 'city') return { kind: 'city', id: null, name: (await this.home.city()).name };
    const { organisationId } = currentUser();
    return { kind: 'organisation', id: String(organisationId), name: (await this.scopes.tree()).get(organisationId)?.name ?? '' };
  }

  /** What a row key of a table stands for: `park:3`, `county:610902`, `outside:610902`, `elsewhere`, `city`, `owner:7`, `origin:local`, `tier:province`, `undated:month`. */
  private async within(key: string, question: About): Promise<{ scope?: MetricScope; fragment(relation: Relation): Fragment }> {
    const { period } = question;
    const [kind, value = ''] = key.split(':', 2) as [string, string?];
    const locale = currentLocale();
    const city = await this.home.city();
    const always = (sql: string, ...params: unknown[]) => () => ({ sql, params });
    const county = city.counties.find((candidate) => candidate.code === value);
    if (key === 'city') return { fragment: always('1 = 1') };
    if (key === 'elsewhere') {
      const codes = city.counties.map((candidate) => candidate.code);
      return { scope: { kind: 'elsewhere', id: null, name: ELSEWHERE_NAME[locale] }, fragment: always(`r.\`parkId\` IS NULL AND (r.\`regionCode\` IS NULL${codes.length ? ` OR r.\`regionCode\` NOT IN (${placeholders(codes)})` : ' OR 1 = 1'})`, ...codes) };
    }
    if (kind === 'park') {
      const park = /^[1-9]\d{0,9}$/.test(value) ? await this.parks.byId(Number(value)) : undefined;
      if (park) return { scope: { kind: 'park', id: value, name: park.name }, fragment: always('r.`parkId` = ?', park.id) };
    }
    if (kind === 'county' && county) {
      const parkIds = (await this.parks.all()).filter((park) => park.regionCode === value).map((park) => park.id);
      return { scope: { kind: 'county', id: value, name: county.name }, fragment: always(`r.\`parkId\` IN (${placeholders(parkIds)}) OR (r.\`parkId\` IS NULL AND r.\`regionCode\` = ?)`, ...parkIds, value) };
    }
    if (kind === 'outside' && county) return { scope: { kind: 'county-outside-parks', id: value, name: outsideName(county.name, locale) }, fragment: always('r.`parkId` IS NULL AND r.`regionCode` = ?', value) };
    if (kind === 'owner') {
      const owner = /^[1-9]\d{0,9}$/.test(value) ? (await this.scopes.tree()).get(Number(value)) : undefined;
      if (owner) return { scope: { kind: 'organisation', id: value, name: owner.name }, fragment: always('r.`organisationId` = ?', owner.id) };
    }
    if (kind === 'origin' && value === 'unstated') return { fragment: (relation) => ({ sql: `${relation.origin} IS NULL`, params: [] }) };
    if (kind === 'origin' && value in ORIGINS) return { fragment: (relation) => ({ sql: `${relation.origin} = ?`, params: [value] }) };
    if (kind === 'tier') {
      const { tiers, expression } = await this.tiers.of(question);
      if (value === 'none') return { fragment: always(`(${expression}) IS NULL`) };
      if (tiers.some(({ code }) => code === value)) return { fragment: always(`(${expression}) = ?`, value) };
    }
    if (kind === 'undated' && value in SPLITS) {
      const parts = splitPeriod(period, value as Split, locale).map(({ from, until }) => ({ from, until }));
      return {
        fragment: ({ dated }) => {
          const inside = join(parts.map(({ from, until }) => ({ sql: `${dated}.\`occurredFrom\` >= ? AND ${dated}.\`occurredUntil\` <= ?`, params: [from, until] })), ' OR ');
          return { sql: `NOT (${inside.sql})`, params: inside.params };
        },
      };
    }
    throw badRequest('bad-argument', { name: 'within' }, [{ path: 'within', code: 'bad-argument', params: { name: 'within' } }]);
  }
}

/** The place as a whole that a row key stands for; null for a part of one, or for something else. */
function wholePlace(key: string, tree: OrganisationTree): string | null {
  const [kind, value = ''] = key.split(':', 2) as [string, string?];
  if (kind === 'owner') return placeOf(Number(value), tree);
  return key === 'city' || kind === 'county' || kind === 'park' ? key : null;
}

/** Published figures of these places; null for all of them. */
const placesFragment = (places: readonly string[] | null): Fragment => (places === null ? { sql: '1 = 1', params: [] } : { sql: `r.\`scopeKey\` IN (${placeholders(places)})`, params: places });
/** A place told of whoever asks. */
const wholeCity = (place: string | null): Pick<ResolvedScope, 'place' | 'places'> => ({ place, places: placesFragment(null) });
