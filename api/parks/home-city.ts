import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database.js';

export interface County { code: string; name: string }

export interface City {
  /** GB/T 2260 code of the home city; null before the installation is set up. */
  code: string | null;
  name: string;
  /** The city's counties and districts, by code. */
  counties: readonly County[];
  demonstration: boolean;
}

interface InstallationRow { name: string; homeRegion: string | null; demonstration: number }
interface RegionRow { code: string; name: string; level: string }

/** The city that this installation serves and its counties (GB/T 2260). */
@Injectable()
export class HomeCity {
  private known: City | undefined;

  constructor(private readonly database: Database) {}

  /** The home city; kept in memory once it is set, since it never changes afterwards. */
  async city(): Promise<City> {
    if (this.known) return this.known;
    const row = await this.database.queryOne<InstallationRow>('SELECT `name`, `homeRegion`, `demonstration` FROM `installation` WHERE `id` = 1');
    if (!row?.homeRegion) return { code: null, name: row?.name ?? '', counties: [], demonstration: Boolean(Number(row?.demonstration ?? 0)) };
    const regions = await this.database.query<RegionRow>(
      'SELECT `code`, `name`, `level` FROM `region` WHERE `code` = ? OR `parentCode` = ? OR `parentCode` IN (SELECT `code` FROM `region` WHERE `parentCode` = ?) ORDER BY `code`',
      [row.homeRegion, row.homeRegion, row.homeRegion],
    );
    const home = regions.find((region) => region.code === row.homeRegion);
    // 市辖区 is the standard's filler: it says "in the city" and names no county.
    const counties = regions.filter((region) => region.level === 'county' && region.name !== '市辖区').map(({ code, name }) => ({ code, name }));
    const city: City = {
      code: row.homeRegion,
      name: row.name || (home?.name ?? ''),
      // A city without counties (东莞, 中山 …) is its own only one.
      counties: counties.length ? counties : home ? [{ code: home.code, name: home.name }] : [],
      demonstration: Boolean(Number(row.demonstration)),
    };
    if (city.counties.length) this.known = city;
    return city;
  }

  /** The county of that code in the home city, or undefined. */
  async county(code: string): Promise<County | undefined> {
    return (await this.city()).counties.find((county) => county.code === code);
  }
}
