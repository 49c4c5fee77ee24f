import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { isUniqueViolation } from '../core/database/driver-errors.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, selectRows } from '../core/database/rows.js';
import { AdoptionsService } from './adoptions.service.js';
import { readPack } from './domain/read-pack.js';
import { PolicyDraft, PolicyPack } from './entities.js';
import { published, sha256 } from './packs.service.js';
import { PolicyNames } from './policy-names.js';

const FOLDER = new URL('packs/', import.meta.url);
/** Common practice: in force until the city adopts something of its own. */
const BASE = 'base';

interface Shipped { text: string; sha256: string }

/** The packs that come with the product, published when they are new, and the base pack adopted where nothing is yet. */
@Injectable()
export class ShippedPacks implements OnApplicationBootstrap {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly names: PolicyNames,
    private readonly adoptions: AdoptionsService,
  ) {}

  /** After every module has handed in its names. A text that has been published before costs one query. */
  async onApplicationBootstrap(): Promise<void> {
    const known = await this.database.query<{ code: string; number: number; sha256: string }>('SELECT `code`, `number`, `sha256` FROM `policy_pack`');
    const shipped = await Promise.all((await readdir(FOLDER)).filter((file) => file.endsWith('.yaml')).sort().map((file) => this.file(file)));
    const added = shipped.filter((each) => !known.some((row) => row.sha256 === each.sha256));
    const adopted = await this.database.queryOne('SELECT `id` FROM `policy_adoption` LIMIT 1');
    if (!added.length && adopted) return;
    try {
      await this.database.write(() => this.publish(added, !adopted), { unaudited: true });
    } catch (error) {
      // Another process, starting at the same moment, was faster.
      if (!isUniqueViolation(error)) throw error;
    }
  }

  private async file(name: string): Promise<Shipped> {
    const text = await readFile(fileURLToPath(new URL(name, FOLDER)), 'utf8');
    return { text, sha256: sha256(text) };
  }

  private async publish(added: readonly Shipped[], adopt: boolean): Promise<void> {
    const now = this.clock.instant();
    const last = new Map((await this.database.query<{ code: string; number: number }>('SELECT `code`, MAX(`number`) AS `number` FROM `policy_pack` GROUP BY `code`')).map((row) => [row.code, Number(row.number)]));
    const ids = await this.ids.take('policy_pack', added.length);
    const packs = added.map(({ text }, index) => {
      const { content, findings } = readPack(text, this.names.known());
      if (!content) throw new Error(`a shipped policy pack is wrong: ${JSON.stringify(findings.slice(0, 5))}`);
      return published(ids[index]!, (last.get(content.pack) ?? 0) + 1, text, content, { shipped: true, publishedAt: now, publishedById: null });
    });
    await insertRows(this.database, PolicyDraft, packs.map(({ id, code, title, titleEn, yaml }) => ({ id, code, title, titleEn, yaml, publishedAt: now, createdById: null, version: 1, createdAt: now, updatedAt: now })));
    await insertRows(this.database, PolicyPack, packs);
    if (!adopt) return;
    const base = packs.find((pack) => pack.code === BASE) ?? (await selectRows(this.database, PolicyPack, { code: BASE }, 'ORDER BY `number` DESC LIMIT 1'))[0];
    if (base) await this.adoptions.adoptBuiltIn(base);
  }
}
