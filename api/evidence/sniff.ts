import { open, type FileHandle } from 'node:fs/promises';
import { AppError } from '../core/errors.js';
import { ALLOWED_EXTENSIONS, contentOfHead, OFFICE_FOLDERS, OLE_ENCRYPTED, OLE_STREAMS, TextCheck, typeOfName, zipDirectory, zipNames } from './domain/file-types.js';

const TAIL = 66_000;
const MAX_DIRECTORY = 4 * 1024 * 1024;
const CHUNK = 256 * 1024;

const refusal = (code: 'file-type' | 'file-content' | 'file-encrypted' | 'file-corrupt', params: Record<string, string> = {}) => new AppError(400, code, params, [{ path: 'file', code, params }]);

/**
 * The MIME type of a stored file, when its content is what its name says.
 * @throws 400 `file-type` (not accepted), `file-content` (not what the name says), `file-encrypted`, `file-corrupt`
 */
export async function checkedMimeType(path: string, filename: string): Promise<string> {
  const type = typeOfName(filename);
  if (!type) throw refusal('file-type', { allowed: ALLOWED_EXTENSIONS });
  const extension = filename.slice(filename.lastIndexOf('.') + 1).toLowerCase();
  const renamed = () => refusal('file-content', { extension });
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const content = contentOfHead(await bytes(file, 0, Math.min(16, size)));
    if (content === 'ole' && (await holdsName(file, size, [OLE_ENCRYPTED]))) throw refusal('file-encrypted');
    if ((content ?? 'text') !== type.content) throw renamed();
    if (content === 'zip') await checkOffice(file, size, OFFICE_FOLDERS[extension]!, renamed);
    if (content === 'ole' && !(await holdsName(file, size, OLE_STREAMS[extension]!))) throw renamed();
    if (content === undefined && !(await isText(file, size))) throw renamed();
    return type.mimeType;
  } finally {
    await file.close();
  }
}

async function bytes(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  return buffer.subarray(0, bytesRead);
}

async function checkOffice(file: FileHandle, size: number, folder: string, renamed: () => AppError): Promise<void> {
  const directory = zipDirectory(await bytes(file, Math.max(0, size - TAIL), Math.min(TAIL, size)));
  if (!directory || directory.offset + directory.size > size || directory.size > MAX_DIRECTORY) throw refusal('file-corrupt');
  const names = zipNames(await bytes(file, directory.offset, directory.size));
  if (!names.includes('[Content_Types].xml') || !names.some((name) => name.startsWith(folder))) throw renamed();
}

/** True when one of these stream names stands in an OLE file's directory, wherever that lies. */
async function holdsName(file: FileHandle, size: number, names: readonly string[]): Promise<boolean> {
  // The name's closing zero is looked for as well, so that `Book` is not found in `Workbook2`.
  const wanted = names.map((name) => Buffer.from(`${name}\0`, 'utf16le'));
  for (let position = 0; position < size; position += CHUNK) {
    const chunk = await bytes(file, position, CHUNK + 128);
    if (wanted.some((name) => chunk.includes(name))) return true;
  }
  return false;
}

async function isText(file: FileHandle, size: number): Promise<boolean> {
  const check = new TextCheck();
  for (let position = 0; position < size; position += CHUNK) {
    if (!check.accepts(await bytes(file, position, CHUNK), position + CHUNK >= size)) return false;
  }
  return true;
}
