import { setImmediate as breathe } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import type { AuditProblem, AuditSealStatus, AuditVerification } from '../../shared/contracts/identity.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { placeholders } from '../core/database/rows.js';
import { entryHash, FIRST_PREVIOUS, IdSet, idsOf, MAX_SEALED, readRanges, sealHash, type EntryContent, type IdRange } from './domain/seal.js';
import type { AuditSeal } from './entities.js';

const SEALS_A_PAGE = 500;
const IDS_A_PAGE = 10_000;
/** How many problems are listed; all are counted. */
const MAX_LISTED = 1_000;

type Entry = EntryContent & { hash: string };
type ReadSeal = AuditSeal & { ranges: IdRange[] | undefined };

const ENTRY = 'a.`id`, a.`at`, a.`userId`, a.`username`, a.`action`, a.`entity`, a.`entityId`, a.`details`, a.`requestId`, a.`ip`, a.`hash`';

/** What one verification has seen so far. */
class Findings {
  readonly sealed = new IdSet();
  readonly problems: AuditProblem[] = [];
  problemCount = 0;
  entries = 0;
  seals = 0;
  head: AuditSeal | undefined;

  add(kind: AuditProblem['kind'], about: { entryId?: number; seal?: { id: number; entries?: string } }): void {
    this.problemCount += 1;
    if (this.problems.length < MAX_LISTED) this.problems.push({ kind, entryId: about.entryId ?? null, sealId: about.seal?.id ?? null, entries: about.seal?.entries ?? null });
  }
}

/** Recomputes every entry's hash and every seal, in pages: constant memory, and others are served meanwhile. */
@Injectable()
export class AuditVerifier {
  private running: Promise<AuditVerification> | undefined;

  constructor(private readonly database: Database, private readonly clock: Clock) {}

  /** Checks the whole log; several calls at once share one run. */
  verify(): Promise<AuditVerification> {
    this.running ??= this.run().finally(() => (this.running = undefined));
    return this.running;
  }

  /** The last seal and what it does not cover yet. */
  async status(): Promise<AuditSealStatus> {
    const head = await this.database.queryOne<{ id: number; sealedAt: string; hash: string }>('SELECT `id`, `sealedAt`, `hash` FROM `audit_seal` ORDER BY `id` DESC LIMIT 1');
    const unsealed = await this.database.queryOne<{ count: number; since: string | null }>('SELECT COUNT(*) AS `count`, MIN(a.`at`) AS `since` FROM `audit_unsealed` u JOIN `audit_entry` a ON a.`id` = u.`entryId`');
    return { head: head ?? null, unsealed: { count: Number(unsealed?.count ?? 0), since: unsealed?.since ?? null } };
  }

  private async run(): Promise<AuditVerification> {
    const findings = new Findings();
    await this.checkSeals(findings);
    const unsealed = await this.checkUnsealed(findings);
    const { entries, seals, problemCount, problems, head } = findings;
    return {
      intact: problemCount === 0, checkedAt: this.clock.now().toISOString(), entries, seals,
      head: head ? { id: head.id, sealedAt: head.sealedAt, hash: head.hash } : null, unsealed, problemCount, problems,
    };
  }

  private async checkSeals(findings: Findings): Promise<void> {
    for (;;) {
      const page = await this.sealsAfter(findings.head?.id ?? 0);
      if (!page.length) return;
      let batch: ReadSeal[] = [];
      let size = 0;
      for (const seal of page) {
        this.checkChain(seal, findings);
        batch.push(seal);
        size += seal.ranges ? seal.entryCount : 0;
        if (size < MAX_SEALED) continue;
        await this.checkEntries(batch, findings);
        batch = [];
        size = 0;
      }
      await this.checkEntries(batch, findings);
    }
  }

  private async sealsAfter(id: number): Promise<ReadSeal[]> {
    const seals = await this.database.query<AuditSeal>('SELECT `id`, `sealedAt`, `entries`, `entryCount`, `previousHash`, `hash` FROM `audit_seal` WHERE `id` > ? ORDER BY `id` LIMIT ?', [id, SEALS_A_PAGE]);
    return seals.map((seal) => ({ ...seal, ranges: seal.entryCount <= MAX_SEALED ? readRanges(seal.entries, seal.entryCount) : undefined }));
  }

  /** Seals are numbered without gaps, and each names the hash of the one before. */
  private checkChain(seal: ReadSeal, findings: Findings): void {
    const expected = (findings.head?.id ?? 0) + 1;
    if (seal.id !== expected) for (let id = expected; id < seal.id && id < expected + MAX_LISTED; id += 1) findings.add('seal-missing', { seal: { id } });
    else if (seal.previousHash !== (findings.head?.hash ?? FIRST_PREVIOUS)) findings.add('seal-unchained', { seal: { id: seal.id } });
    findings.head = seal;
    findings.seals += 1;
    if (seal.ranges) findings.sealed.add(seal.ranges);
    else findings.add('seal-broken', { seal: { id: seal.id } });
  }

  private async checkEntries(seals: readonly ReadSeal[], findings: Findings): Promise<void> {
    const ids = seals.flatMap((seal) => idsOf(seal.ranges ?? []));
    if (!ids.length) return;
    await breathe();
    const entries = await this.database.query<Entry>(`SELECT ${ENTRY} FROM \`audit_entry\` a WHERE a.\`id\` IN (${placeholders(ids)})`, ids);
    const byId = new Map(entries.map((entry) => [entry.id, entry]));
    for (const entry of entries) this.checkEntry(entry, findings);
    for (const seal of seals) {
      if (!seal.ranges) continue;
      const hashes: string[] = [];
      let missing = false;
      for (const id of idsOf(seal.ranges)) {
        const entry = byId.get(id);
        if (entry) hashes.push(entry.hash);
        else {
          missing = true;
          findings.add('entry-missing', { entryId: id, seal });
        }
      }
      if (!missing && sealHash(seal, hashes) !== seal.hash) findings.add('seal-broken', { seal });
    }
  }

  private checkEntry(entry: Entry, findings: Findings): void {
    findings.entries += 1;
    if (entryHash(entry) !== entry.hash) findings.add('entry-changed', { entryId: entry.id });
  }

  /**
   * Entries that no seal holds must be waiting for one; whatever is neither came in past the application.
   * Read in this order, an entry that is sealed meanwhile is found waiting or, at the end, in one of the new seals.
   */
  private async checkUnsealed(findings: Findings): Promise<AuditVerification['unsealed']> {
    let count = 0;
    let since: string | null = null;
    const strange: number[] = [];
    for await (const ids of this.outsideSeals(findings.sealed)) {
      const rows = await this.database.query<Entry & { waiting: number | null }>(
        `SELECT ${ENTRY}, u.\`entryId\` AS waiting FROM \`audit_entry\` a LEFT JOIN \`audit_unsealed\` u ON u.\`entryId\` = a.\`id\` WHERE a.\`id\` IN (${placeholders(ids)})`, ids);
      for (const row of rows) {
        this.checkEntry(row, findings);
        if (row.waiting === null) strange.push(row.id);
        else {
          count += 1;
          if (since === null || row.at < since) since = row.at;
        }
      }
    }
    const lost = await this.database.query<{ id: number }>('SELECT u.`entryId` AS id FROM `audit_unsealed` u LEFT JOIN `audit_entry` a ON a.`id` = u.`entryId` WHERE a.`id` IS NULL ORDER BY u.`entryId` LIMIT ?', [MAX_LISTED]);
    for (const { id } of lost) findings.add('entry-missing', { entryId: id });
    const sealedSince = await this.sealedAfter(findings.head?.id ?? 0);
    for (const id of strange) if (!sealedSince.has(id)) findings.add('entry-inserted', { entryId: id });
    return { count, since };
  }

  private async *outsideSeals(sealed: IdSet): AsyncGenerator<number[]> {
    const outside: number[] = [];
    for (let last = 0; ;) {
      await breathe();
      const page = await this.database.query<{ id: number }>('SELECT `id` FROM `audit_entry` WHERE `id` > ? ORDER BY `id` LIMIT ?', [last, IDS_A_PAGE]);
      for (const { id } of page) if (!sealed.has(id)) outside.push(id);
      while (outside.length >= MAX_SEALED || (page.length < IDS_A_PAGE && outside.length)) yield outside.splice(0, MAX_SEALED);
      if (page.length < IDS_A_PAGE) return;
      last = page.at(-1)!.id;
    }
  }

  private async sealedAfter(id: number): Promise<IdSet> {
    const sealed = new IdSet();
    for (let last = id; ;) {
      const page = await this.sealsAfter(last);
      for (const seal of page) if (seal.ranges) sealed.add(seal.ranges);
      if (page.length < SEALS_A_PAGE) return sealed;
      last = page.at(-1)!.id;
    }
  }
}
