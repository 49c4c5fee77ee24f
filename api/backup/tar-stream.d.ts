/** What is used of tar-stream, which ships without types. */
declare module 'tar-stream' {
  import type { Readable, Writable } from 'node:stream';

  interface Header { name: string; size?: number; mode?: number; mtime?: Date; type?: string }
  type Done = (error?: Error | null) => void;
  interface Pack extends Readable {
    entry(header: Header, content: Buffer, done: Done): Writable;
    entry(header: Header, done: Done): Writable;
    finalize(): void;
  }
  interface Extract extends Writable {
    on(event: 'entry', listener: (header: Required<Header>, content: Readable, next: Done) => void): this;
    on(event: string, listener: (...values: unknown[]) => void): this;
  }
  const tar: { pack(): Pack; extract(): Extract };
  export default tar;
}
