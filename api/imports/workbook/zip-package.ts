import { text } from 'node:stream/consumers';
import { crc32 } from 'node:zlib';
import yauzl from 'yauzl';
import { WorkbookError, asWorkbookError } from './workbook-error.js';

export interface InflateLimits {
  /** Bytes all parts of the container may unpack to. */
  maxInflatedBytes: number;
}

const MAX_PARTS = 10_000;
/** Spreadsheet XML packs 10 to 60 times; deflate cannot exceed about 1030. */
const MAX_RATIO = 250;
/** Small parts may pack very well without doing harm. */
const RATIO_FROM_BYTES = 8 * 1024 * 1024;

/** The parts of an xlsx container, checked against zip bombs before any is unpacked. */
export class ZipPackage {
  private constructor(
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
  ) {}

  /**
   * Opens a container and checks its directory.
   * Declared sizes can be trusted afterwards: a part that unpacks to another size than declared fails while it is read.
   */
  static async open(path: string, limits: InflateLimits): Promise<ZipPackage> {
    let zip: yauzl.ZipFile | undefined;
    try {
      zip = await yauzl.openPromise(path, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
      const entries = new Map<string, yauzl.Entry>();
      let total = 0;
      for await (const entry of zip.eachEntry()) {
        if (entry.isEncrypted()) throw new WorkbookError('file-encrypted');
        total += entry.uncompressedSize;
        const bursts = entry.uncompressedSize > RATIO_FROM_BYTES && entry.uncompressedSize > entry.compressedSize * MAX_RATIO;
        if (bursts || total > limits.maxInflatedBytes || entries.size >= MAX_PARTS) throw new WorkbookError('file-inflates');
        entries.set(entry.fileName.toLowerCase(), entry);
      }
      return new ZipPackage(zip, entries);
    } catch (error) {
      zip?.close();
      throw asWorkbookError(error);
    }
  }

  has(part: string): boolean {
    return this.entries.has(part.toLowerCase());
  }

  /** Streams the unpacked bytes of a part; one whose checksum does not match fails at its end. */
  async *stream(part: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(part.toLowerCase());
    if (!entry) throw new WorkbookError('file-corrupt');
    let checksum = 0;
    for await (const chunk of (await this.zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      checksum = crc32(chunk, checksum);
      yield chunk;
    }
    if (checksum !== entry.crc32) throw new WorkbookError('file-corrupt');
  }

  /** The whole text of a small part; the empty text where there is no such part. */
  async text(part: string): Promise<string> {
    return this.has(part) ? text(this.stream(part)) : '';
  }

  close(): void {
    this.zip.close();
  }
}
