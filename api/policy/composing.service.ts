import { Injectable } from '@nestjs/common';
import type { PolicyDecision, PolicyPackDetail, PolicyPick } from '../../shared/contracts/policy.js';
import type { FieldProblem } from '../../shared/errors.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { selectRows } from '../core/database/rows.js';
import { badRequest } from '../core/errors.js';
import { composePack, isPicked, type OriginPack, type PickedItem } from './domain/compose.js';
import { PolicyPack } from './entities.js';
import { PacksService } from './packs.service.js';

export interface ComposeRequest { code: string; title: string; titleEn: string; covers?: { from: string; until: string } | null; decision: PolicyDecision; picks: PolicyPick[] }

/** A city's own pack out of several documents, as a draft to go on with. */
@Injectable()
export class ComposingService {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly packs: PacksService) {}

  /** @throws 400 naming every pack and item that is not there, and keys picked from several documents */
  async compose({ picks, ...request }: ComposeRequest): Promise<PolicyPackDetail> {
    const known = await selectRows(this.database, PolicyPack, { code: [...new Set(picks.map((pick) => pick.pack))] }, 'ORDER BY `number` DESC');
    const problems: FieldProblem[] = [];
    const picked = picks.flatMap(({ pack, version, items }, index): PickedItem[] => {
      const row = known.find((each) => each.code === pack && (version === undefined || each.number === version));
      if (!row) { problems.push({ path: `picks.${index}.pack`, code: 'policy-unknown-pack', params: { pack: version === undefined ? pack : `${pack}@${version}` } }); return []; }
      for (const item of items) if (!row.content.items.some(({ key }) => isPicked(key, [item]))) problems.push({ path: `picks.${index}.items`, code: 'policy-nothing-picked', params: { pack, item } });
      const from: OriginPack = { version: row.number, content: row.content };
      return row.content.items.filter(({ key }) => isPicked(key, items)).map((item) => ({ from, item }));
    });
    const sources = new Map<string, Set<string>>();
    for (const { from, item } of picked) sources.set(item.key, (sources.get(item.key) ?? new Set()).add(from.content.pack));
    for (const [key, packs] of sources) if (packs.size > 1) problems.push({ path: 'picks', code: 'policy-picked-twice', params: { key } });
    if (!picked.length && !problems.length) problems.push({ path: 'picks', code: 'too-few-items', params: { min: 1 } });
    if (request.covers && request.covers.from > request.covers.until) problems.push({ path: 'covers.until', code: 'policy-period', params: { from: request.covers.from } });
    if (problems.length) throw badRequest('validation', {}, problems);
    return this.packs.create(composePack({ ...request, pack: request.code, checkedOn: this.clock.today(), picked }), 'policy-pack:composed');
  }
}
