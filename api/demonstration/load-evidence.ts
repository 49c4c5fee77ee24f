import { createHash } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { EVIDENCE_KINDS, type EvidenceKind } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows } from '../core/database/rows.js';
import { Evidence, EvidenceLink } from '../evidence/entities.js';
import { EvidenceFiles } from '../evidence/evidence-files.js';
import { LEDGER_ENTITY } from '../projects/ledger-list.js';
import { sampleFiles } from './sample-files.js';

interface Stored { sha256: string; size: number; mimeType: string; extension: string }

/** A file for a ledger row, or for a record of another entity; `name` is what the file is called after. */
export interface Proof { entity?: string; entityId: number; kind: EvidenceKind; name: string; uploadedById: number; organisationId: number; uploadedAt: string }

/** Files of the demonstration: a few contents, stored once, named anew for each row they prove. */
export class EvidenceLoader {
  private readonly stored = new Map<EvidenceKind, Stored>();
  private waiting: Proof[] = [];

  constructor(private readonly app: INestApplicationContext) {}

  /** Puts the contents into the file store; to be done before the unit of work, and repeatable. */
  async store(): Promise<void> {
    const files = this.app.get(EvidenceFiles);
    await mkdir(files.incoming, { recursive: true });
    for (const [kind, { content, mimeType, extension }] of sampleFiles()) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = join(files.incoming, `demonstration-${process.pid}-${kind}`);
      await writeFile(path, content, { flush: true });
      await files.keep(path, sha256);
      this.stored.set(kind, { sha256, size: content.length, mimeType, extension });
    }
  }

  /** Notes files for records, by those who recorded them; written by the next `flush`. */
  prove(proofs: readonly Proof[]): void {
    this.waiting.push(...proofs);
  }

  /** Writes what is waiting, inside the running unit of work: a few long statements instead of many short ones. */
  async flush(): Promise<void> {
    const proofs = this.waiting;
    this.waiting = [];
    const database = this.app.get(Database);
    const ids = await this.app.get(Ids).take('evidence', proofs.length);
    await insertRows(database, Evidence, proofs.map(({ kind, name, uploadedById, organisationId, uploadedAt }, index) => {
      const { extension, ...stored } = this.stored.get(kind)!;
      const label = EVIDENCE_KINDS[kind].zh.replace(/（.*）|\/.*$/g, '');
      return { id: ids[index]!, ...stored, kind, filename: `${label}-${name.slice(0, 40)}.${extension}`, organisationId, uploadedById, uploadedAt };
    }));
    await insertRows(database, EvidenceLink, proofs.map(({ entity = LEDGER_ENTITY, entityId }, index) => ({ evidenceId: ids[index]!, entity, entityId })));
  }
}
