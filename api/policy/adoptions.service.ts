import { Injectable } from '@nestjs/common';
import type { PolicyAdoption, PolicyItemInForce } from '../../shared/contracts/policy.js';
import { addDays } from '../../shared/day.js';
import type { FieldProblem } from '../../shared/errors.js';
import { POLICY_KINDS, topicOf } from '../../shared/policy.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { currentContext, currentLocale, currentUser } from '../core/request-context.js';
import { adoptedOn } from './domain/resolve.js';
import { PolicyAdoptionRow, PolicyDraft, PolicyPack } from './entities.js';
import { PolicyNames } from './policy-names.js';
import { Policy } from './policy.service.js';

export interface AdoptRequest { from: string; decisionTitle: string; decisionNumber?: string | null; decidedOn?: string | null }
type AdoptionRow = PolicyAdoptionRow & { code: string; number: number; title: string; titleEn: string; adoptedBy: string | null };

/** Which pack the city goes by, from which day, by which decision: dated rows that are never taken back, only followed. */
@Injectable()
export class AdoptionsService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly names: PolicyNames,
    private readonly policy: Policy,
  ) {}

  /** In order of the day, with where each ends; one that another of the same or an earlier day has replaced whole is not in force on any. */
  async list(): Promise<PolicyAdoption[]> {
    const rows = await this.database.query<AdoptionRow & object>(
      'SELECT a.*, p.`code`, p.`number`, p.`title`, p.`titleEn`, u.`displayName` AS `adoptedBy` FROM `policy_adoption` a JOIN `policy_pack` p ON p.`id` = a.`packId` LEFT JOIN `user_account` u ON u.`id` = a.`adoptedById` ORDER BY a.`fromDay`, a.`id`',
    );
    return rows.map((row, index) => {
      const next = rows.slice(index + 1).find((other) => other.fromDay >= row.fromDay);
      const { id, packId, fromDay: from, code, number, title, titleEn, decisionTitle, decisionNumber, decidedOn, adoptedAt, adoptedBy } = row;
      return { id, packId, code, number, title, titleEn, from, until: next ? addDays(next.fromDay, -1) : null, decisionTitle, decisionNumber, decidedOn, builtIn: Number(row.builtIn) === 1, adoptedAt, adoptedBy };
    });
  }

  /** @throws 404, 422 for a draft or where items are missing that the system reads (all of them named) */
  async adopt(packId: number, request: AdoptRequest): Promise<PolicyAdoption> {
    const pack = await findRow(this.database, PolicyPack, { id: packId });
    if (!pack) {
      if (await findRow(this.database, PolicyDraft, { id: packId })) throw refused('policy-not-published');
      throw notFound('policy-pack', packId);
    }
    if (request.decidedOn && request.decidedOn > this.clock.today()) throw badRequest('validation', {}, [{ path: 'decidedOn', code: 'future-date', params: { today: this.clock.today() } }]);
    const lacking = this.lacking(pack, request.from);
    if (lacking.length) throw refused('validation', lacking);
    const id = await this.record(pack, { ...request, builtIn: false });
    return (await this.list()).find((adoption) => adoption.id === id)!;
  }

  /** The city's first adoption, of the built-in pack, for the whole period that it states; nobody's decision. */
  async adoptBuiltIn(pack: PolicyPack): Promise<void> {
    await this.record(pack, { from: pack.content.covers!.from, decisionTitle: pack.title, builtIn: true });
  }

  /** Every item in force on a day, with its clause. @throws 422 when nothing is adopted */
  async itemsOn(day: string): Promise<PolicyItemInForce[]> {
    const adopted = adoptedOn(await this.policy.adoptions(), day);
    if (!adopted) throw refused('policy-none-adopted', [], { key: '*', day });
    const { pack, version, content } = adopted;
    return content.items.filter((item) => item.from <= day && day <= item.until).map((item) => {
      const document = content.documents[item.source.document];
      return { id: item.key, topic: topicOf(item.key), ...item, pack, version, documentTitle: document?.title ?? '', documentNumber: document?.number ?? null, documentStatus: content.documentStatus };
    });
  }

  private lacking(pack: PolicyPack, day: string): FieldProblem[] {
    const words = (kind: keyof typeof POLICY_KINDS) => POLICY_KINDS[kind][currentLocale()];
    return this.names.required.flatMap(({ key, kind }): FieldProblem[] => {
      const item = pack.content.items.find((each) => each.key === key && each.from <= day && day <= each.until);
      if (!item) return [{ path: 'packId', code: 'policy-adoption-lacks', params: { key, day } }];
      return item.kind === kind ? [] : [{ path: 'packId', code: 'policy-adoption-kind', params: { key, kind: words(kind) } }];
    });
  }

  private async record(pack: PolicyPack, { from, decisionTitle, decisionNumber, decidedOn, builtIn }: AdoptRequest & { builtIn: boolean }): Promise<number> {
    const id = await this.ids.next('policy_adoption');
    await this.database.write(async () => {
      await insertRows(this.database, PolicyAdoptionRow, [{
        id, packId: pack.id, fromDay: from, decisionTitle, decisionNumber: decisionNumber ?? null, decidedOn: decidedOn ?? null, builtIn, adoptedAt: this.clock.instant(), adoptedById: currentContext()?.user ? currentUser().id : null,
      }]);
      await this.audit.record({ action: 'policy-adoption:created', entity: 'policy-adoption', entityId: id, details: { pack: pack.code, number: pack.number, from, decisionNumber: decisionNumber ?? null } });
      this.policy.forgetAfterCommit();
    });
    return id;
  }
}
