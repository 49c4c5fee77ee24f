import { createReadStream, type ReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { CONFIG, type Config } from '../core/config.js';

const ABANDONED_MS = 24 * 3_600_000;

/**
 * The files themselves, each under its checksum (`evidence/ab/cdef…`), so that the same content is kept once.
 * A file is whole and synced before any row names it. One that no row names (its row was refused) does no harm:
 * the same content, uploaded again, takes its place.
 */
@Injectable()
export class EvidenceFiles implements OnModuleInit {
  private readonly root: string;
  /** Where uploads arrive; on the same file system, so that moving is atomic. */
  readonly incoming: string;

  constructor(@Inject(CONFIG) config: Config) {
    this.root = join(config.dataDir, 'evidence');
    this.incoming = join(this.root, 'tmp');
  }

  /** Removes what uploads left behind when a server was killed. */
  async onModuleInit(): Promise<void> {
    const names = await readdir(this.incoming).catch(() => []);
    for (const name of names) {
      const path = join(this.incoming, name);
      const modified = await stat(path).then((found) => found.mtimeMs, () => undefined);
      if (modified !== undefined && Date.now() - modified > ABANDONED_MS) await rm(path, { force: true });
    }
  }

  /** Moves a received file to the place of its checksum, durably. */
  async keep(path: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    const directory = dirname(target);
    await mkdir(directory, { recursive: true });
    await rename(path, target);
    for (const changed of [directory, this.root]) {
      const handle = await open(changed, 'r');
      await handle.sync().finally(() => handle.close());
    }
  }

  /** The content as a stream. @throws when the file is gone */
  async read(sha256: string): Promise<ReadStream> {
    const path = this.pathOf(sha256);
    await stat(path);
    return createReadStream(path);
  }

  private pathOf(sha256: string): string {
    return join(this.root, sha256.slice(0, 2), sha256.slice(2));
  }
}
