import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join, win32 } from 'node:path';
import type { Readable } from 'node:stream';
import type {} from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { AppError, badRequest } from '../errors.js';

export interface ReceivedFile {
  /** The file on disk, whole and synced; it belongs to the caller, who moves or removes it. */
  path: string;
  /** Bytes. */
  size: number;
  /** Hex. */
  sha256: string;
  /** The name it had on the sender's machine, without folders: at most 200 characters, NFC. */
  filename: string;
  /** The form's text fields. */
  fields: Record<string, string>;
}

const MAX_NAME = 200;
const MEBIBYTE = 1024 * 1024;

/** The last part of a path of any system, printable, with its extension kept when it must be cut. */
export function baseName(filename: string | undefined): string {
  const name = win32.basename((filename ?? '').normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '')).trim() || 'file';
  if (name.length <= MAX_NAME) return name;
  const extension = win32.extname(name).slice(0, 20);
  return `${name.slice(0, MAX_NAME - extension.length).replace(/\p{Cs}/gu, '')}${extension}`;
}

/**
 * Streams the one file of a multipart form to a new file in `directory`; a refusal or an aborted upload leaves nothing there.
 * @throws 415 no multipart form, 400 `file-missing` or `file-empty`, 413 `file-too-large`, 503 `storage-full` (by way of ENOSPC)
 */
export async function receiveFile(request: FastifyRequest, directory: string, { maxBytes }: { maxBytes: number }): Promise<ReceivedFile> {
  if (!request.isMultipart()) throw new AppError(415, 'unsupported-media-type');
  await mkdir(directory, { recursive: true });
  const path = join(directory, `${randomUUID()}.part`);
  const fields: Record<string, string> = {};
  let received: Omit<ReceivedFile, 'fields'> | undefined;
  try {
    for await (const part of request.parts()) {
      if (part.type === 'file') received = { path, filename: baseName(part.filename), ...(await save(part.file, path, maxBytes)) };
      else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
    }
    if (!received) throw badRequest('file-missing', {}, [{ path: 'file', code: 'file-missing' }]);
    if (!received.size) throw badRequest('file-empty', {}, [{ path: 'file', code: 'file-empty' }]);
    return { ...received, fields };
  } catch (error) {
    await rm(path, { force: true });
    // The sender may still be sending: what is left is read and dropped, so that it gets to see the answer.
    request.raw.resume();
    throw error;
  }
}

async function save(stream: Readable & { truncated?: boolean }, path: string, maxBytes: number): Promise<{ size: number; sha256: string }> {
  const tooLarge = () => new AppError(413, 'file-too-large', { limit: `${Math.floor(maxBytes / MEBIBYTE)} MB` }, [{ path: 'file', code: 'file-too-large', params: { limit: `${Math.floor(maxBytes / MEBIBYTE)} MB` } }]);
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length;
      if (size > maxBytes) throw tooLarge();
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    if (stream.truncated) throw tooLarge();
    await file.sync();
  } finally {
    await file.close();
  }
  return { size, sha256: hash.digest('hex') };
}
