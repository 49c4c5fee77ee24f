import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import tar from 'tar-stream';

/** One gzipped tar file that is being written; whoever adds waits until the disk has caught up. */
export interface ArchiveWriter {
  add(name: string, content: Buffer): Promise<void>;
  addStream(name: string, size: number, content: Readable): Promise<void>;
}

/** Scans and photographs do not shrink, and the tables shrink well at any level. */
const GZIP_LEVEL = 4;

/** Writes a new archive, synced, readable by its owner only: it holds personal data. @throws when the file exists */
export async function writeArchive(path: string, fill: (archive: ArchiveWriter) => Promise<void>): Promise<void> {
  const pack = tar.pack();
  const done = (resolve: () => void, reject: (error: Error) => void) => (error?: Error | null) => (error ? reject(error) : resolve());
  const written = pipeline(pack, createGzip({ level: GZIP_LEVEL }), createWriteStream(path, { flags: 'wx', mode: 0o600 }));
  const filled = fill({
    add: (name, content) => new Promise((resolve, reject) => void pack.entry({ name, mode: 0o600 }, content, done(resolve, reject))),
    addStream: async (name, size, content) => {
      let end!: () => void;
      let fail!: (error: Error) => void;
      const ended = new Promise<void>((resolve, reject) => ([end, fail] = [resolve, reject]));
      const entry = pack.entry({ name, size, mode: 0o600 }, done(end, fail));
      // An empty entry is complete at once, and takes nothing.
      if (size) await pipeline(content, entry, { end: true });
      else entry.end();
      await ended;
    },
  }).then(() => pack.finalize(), (error: Error) => {
    pack.destroy(error);
    throw error;
  });
  // If the disk is full, nobody takes what is added any more: the failure of the writing side comes first.
  await Promise.race([Promise.all([filled, written]), written.then(() => filled)]);
  const file = await open(path, 'r');
  await file.sync().finally(() => file.close());
}

/** Visits the entries of an archive in order; what the visitor leaves unread is skipped. @throws when the file is no whole gzipped tar file */
export async function readArchive(path: string, visit: (name: string, content: AsyncIterable<Buffer>) => Promise<void>): Promise<void> {
  const extract = tar.extract();
  extract.on('entry', (header, content, next) => {
    const rest = async () => { for await (const _ of content) continue; };
    visit(header.name, content as AsyncIterable<Buffer>).then(() => (content.readableEnded ? undefined : rest())).then(() => next(), (error: Error) => extract.destroy(error));
  });
  await pipeline(createReadStream(path), createGunzip(), extract);
}

/** The whole of a small entry. */
export async function contentOf(content: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks);
}
