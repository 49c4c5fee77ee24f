import { Injectable } from '@nestjs/common';
import type { PackUpdates, PolicyContent, PolicyPackDetail } from '../../shared/contracts/policy.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { selectRows } from '../core/database/rows.js';
import { badRequest, refused } from '../core/errors.js';
import type { OriginPack } from './domain/compose.js';
import { packUpdates, withUpdates, type PackUpdate } from './domain/updates.js';
import { PolicyPack } from './entities.js';
import { PacksService } from './packs.service.js';
import { PolicyNames } from './policy-names.js';

/** Common practice: what the product has come to read stands there first. */
const BASE = 'base';

interface Found { pack: PolicyPackDetail & { content: PolicyContent }; newer: PolicyPack | undefined; newest: OriginPack[]; items: PackUpdate[] }

/** Keeps a city's own pack up with the packs that it was composed from. */
@Injectable()
export class PackUpdatesService {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly packs: PacksService, private readonly names: PolicyNames) {}

  /** @throws 404, 422 for a draft */
  async updates(id: number): Promise<PackUpdates> {
    const { newer, items } = await this.find(id);
    return { newer: newer ? { id: newer.id, number: newer.number } : null, items };
  }

  /** A draft of the pack's next version with these items taken in. @throws 404, 400 naming every key that is no update, 422 for a draft */
  async nextVersion(id: number, keys: readonly string[]): Promise<PolicyPackDetail> {
    const { pack, newest, items } = await this.find(id);
    const unknown = keys.filter((key) => !items.some((item) => item.key === key));
    if (unknown.length) throw badRequest('validation', {}, unknown.map((item) => ({ path: 'keys', code: 'policy-nothing-picked', params: { pack: pack.code, item } })));
    return this.packs.create(withUpdates(pack.yaml, pack.content, newest, items.filter(({ key }) => keys.includes(key)), this.clock.today()), 'policy-pack:composed');
  }

  private async find(id: number): Promise<Found> {
    const pack = await this.packs.read(id);
    const { content } = pack;
    if (!content) throw refused('policy-not-published');
    const drawn = [...new Set(content.items.flatMap(({ origin }) => (origin ? [origin.pack] : [])))];
    const codes = [...new Set([...drawn, ...(content.documentStatus === 'own' ? [BASE] : []), pack.code])];
    const rows = await selectRows(this.database, PolicyPack, { code: codes }, 'ORDER BY `number`');
    const latest = new Map(rows.map((row) => [row.code, row]));
    const newer = latest.get(pack.code)!.number > pack.number! ? latest.get(pack.code) : undefined;
    const newest = codes.filter((code) => code !== pack.code).flatMap((code): OriginPack[] => { const row = latest.get(code); return row ? [{ version: row.number, content: row.content }] : []; });
    return { pack: { ...pack, content }, newer, newest, items: packUpdates(content, newest, (code, version) => rows.find((row) => row.code === code && row.number === version)?.content, this.names.readKeys) };
  }
}
