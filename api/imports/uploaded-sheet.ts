import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { FastifyRequest } from 'fastify';
import type { Config } from '../core/config.js';
import { receiveFile, type ReceivedFile } from '../core/http/upload.js';
import type { HeaderWords } from './domain/header-words.js';
import { uploadError } from './imports.service.js';
import { openWorkbook, type Workbook } from './workbook/open-workbook.js';
import { WorkbookError } from './workbook/workbook-error.js';

const MAX_BYTES = 10 * 1024 * 1024;

/** Reads an uploaded xlsx or csv that is not kept. @throws 400/413/415/422 for a file that is no table of these headers, or what `read` throws */
export async function readUploadedSheet<T>(config: Config, request: FastifyRequest, words: HeaderWords, maxRows: number, read: (book: Workbook, file: ReceivedFile) => Promise<T>): Promise<T> {
  const file = await receiveFile(request, join(config.dataDir, 'imports'), { maxBytes: MAX_BYTES });
  try {
    return await read(await openWorkbook(file.path, words, { maxBytes: MAX_BYTES, maxRows, filename: file.filename }), file);
  } catch (error) {
    throw error instanceof WorkbookError ? uploadError(error) : error;
  } finally {
    await rm(file.path, { force: true });
  }
}
