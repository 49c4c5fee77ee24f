import { readdirSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createHash, randomBytes } from 'node:crypto';
import { EvidenceAccess } from '../../api/evidence/evidence-access.js';
import { EvidenceService } from '../../api/evidence/evidence.service.js';
import { runInContext } from '../../api/core/request-context.js';
import { Authenticator } from '../../api/identity/authenticator.js';
import type { EvidenceRecord } from '../../shared/contracts/projects.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { ORGANISATION, userId } from '../support/fixtures.js';

let app: TestApp;
let officer: Client;
beforeAll(async () => {
  app = await startApp();
  officer = await app.login('officer');
});
afterAll(async () => { await app?.close(); });

const pdf = (text = randomBytes(8).toString('hex')) => Buffer.from(`%PDF-1.7\n${text}\n%%EOF`);
const files = (): string[] => {
  try {
    return readdirSync(join(app.config.dataDir, 'evidence'), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => entry.name);
  } catch {
    return [];
  }
};
const rows = async () => (await app.database.queryOne<{ n: number }>('SELECT COUNT(*) AS n FROM `evidence`'))!.n;
async function upload(client: Client, name = '协议.pdf', content: Buffer = pdf(), kind = 'agreement'): Promise<EvidenceRecord> {
  const answer = await client.upload<EvidenceRecord>('/evidence', { name, content }, { kind });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body;
}
/** A zip file with these entries, stored; its checksums are left out. */
function zipOf(entries: Record<string, string>): Buffer {
  const local: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50, 0);
    head.writeUInt32LE(text.length, 18);
    head.writeUInt32LE(text.length, 22);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    local.push(head, Buffer.from(name), Buffer.from(text));
    directory.push(entry, Buffer.from(name));
    offset += 30 + name.length + text.length;
  }
  const names = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(names.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, names, end]);
}
const asUser = async <T>(username: string, work: () => Promise<T>) => runInContext({ requestId: 'test', ip: '', locale: 'zh', user: (await app.app.get(Authenticator).userById(userId(username)))! }, work);

describe('uploading', () => {
  test('keeps the content under its checksum and tells what it is', async () => {
    const content = pdf();
    const sha256 = createHash('sha256').update(content).digest('hex');
    const record = await upload(officer, 'C:\\文件\\投资协议（正本）.PDF', content);
    expect(record).toMatchObject({ filename: '投资协议（正本）.PDF', mimeType: 'application/pdf', size: content.length, sha256, kind: 'agreement', uploadedByName: 'officer', uploadedAt: expect.any(String) });
    expect(readFileSync(join(app.config.dataDir, 'evidence', sha256.slice(0, 2), sha256.slice(2)))).toEqual(content);
    expect(readdirSync(join(app.config.dataDir, 'evidence', 'tmp'))).toEqual([]);
    const [entry] = await app.database.query("SELECT `details` FROM `audit_entry` WHERE `action` = 'evidence:uploaded' AND `entityId` = ?", [String(record.id)]);
    expect(String(entry!['details'])).not.toContain('协议');
  });

  test('the same file by the same person is the same record; by another one, or as another kind, a record of its own', async () => {
    const content = pdf();
    const before = files().length;
    const first = await upload(officer, 'a.pdf', content);
    expect((await upload(officer, 'a.pdf', content)).id).toBe(first.id);
    expect((await upload(officer, 'a.pdf', content, 'approval')).id).not.toBe(first.id);
    expect((await upload(await app.login('officer-b'), 'a.pdf', content)).id).not.toBe(first.id);
    expect(files().length).toBe(before + 1);
  });

  test('many at once', async () => {
    const shared = pdf();
    const records = await Promise.all(Array.from({ length: 12 }, (_, index) => upload(officer, `${index}.pdf`, index % 2 ? shared : pdf())));
    expect(new Set(records.map((record) => record.id)).size).toBe(12);
    for (const record of records) expect((await officer.get(`/evidence/${record.id}/content`)).status).toBe(200);
  });

  const office = (folder: string) => zipOf({ '[Content_Types].xml': '<Types/>', [`${folder}document.xml`]: '<x/>' });
  const ole = (stream: string) => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504), Buffer.from(`${stream}\0`, 'utf16le'), Buffer.alloc(400)]);
  test.each<[string, Buffer, string]>([
    ['a.jpg', Buffer.from('ffd8ffe000104a464946', 'hex'), 'image/jpeg'],
    ['a.png', Buffer.from('89504e470d0a1a0a0000', 'hex'), 'image/png'],
    ['a.webp', Buffer.from('RIFF\x24\0\0\0WEBPVP8 ', 'latin1'), 'image/webp'],
    ['a.HEIC', Buffer.from('\0\0\0\x18ftypmif1\0\0\0\0', 'latin1'), 'image/heic'],
    ['a.docx', office('word/'), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['a.xlsx', office('xl/'), 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['a.pptx', office('ppt/'), 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
    ['a.doc', ole('WordDocument'), 'application/msword'],
    ['a.xls', ole('Workbook'), 'application/vnd.ms-excel'],
    ['a.txt', Buffer.from('会议纪要'), 'text/plain'],
    ['a.csv', Buffer.from([0xcf, 0xee, 0xc4, 0xbf, 0x2c, 0x31]), 'text/csv'],
  ])('takes %s', async (name, content, mimeType) => expect((await upload(officer, name, content, 'other')).mimeType).toBe(mimeType));

  test.each<[string, string, Buffer, string]>([
    ['a program renamed to a document', 'a.pdf', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'file-content'],
    ['a program renamed to text', 'a.txt', Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), 'file-content'],
    ['a program', 'a.exe', Buffer.from('MZ\x90\0'), 'file-type'],
    ['a page', 'a.html', Buffer.from('<script>'), 'file-type'],
    ['a PDF named as a picture', 'a.jpg', pdf(), 'file-content'],
    ['text named as a PDF', 'a.pdf', Buffer.from('hello'), 'file-content'],
    ['a plain archive', 'a.zip', zipOf({ 'a.txt': 'x' }), 'file-type'],
    ['a plain archive named as a document', 'a.docx', zipOf({ 'a.txt': 'x' }), 'file-content'],
    ['a workbook named as a document', 'a.docx', office('xl/'), 'file-content'],
    ['a document cut short', 'a.docx', office('word/').subarray(0, 60), 'file-corrupt'],
    ['an encrypted document', 'a.docx', ole('EncryptedPackage'), 'file-encrypted'],
    ['an installer named as a document', 'a.doc', ole('Property'), 'file-content'],
    ['a film', 'a.mp4', Buffer.from('\0\0\0\x18ftypisom', 'latin1'), 'file-type'],
    ['nothing', 'a.pdf', Buffer.alloc(0), 'file-empty'],
    ['a name without extension', 'agreement', pdf(), 'file-type'],
  ])('refuses %s, and keeps nothing of it', async (_what, name, content, code) => {
    const before = { files: files(), rows: await rows() };
    const { status, body } = await officer.upload<ErrorBody>('/evidence', { name, content }, { kind: 'other' });
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, fields: [{ path: 'file', code }] });
    expect({ files: files(), rows: await rows() }).toEqual(before);
  });

  test('names a missing or unknown kind, a missing file, and a request that is no form', async () => {
    expect((await officer.upload<ErrorBody>('/evidence', { name: 'a.pdf', content: pdf() })).body.error.fields).toMatchObject([{ path: 'kind', code: 'required' }]);
    expect((await officer.upload<ErrorBody>('/evidence', { name: 'a.pdf', content: pdf() }, { kind: 'toString' })).body.error.fields).toMatchObject([{ path: 'kind', code: 'not-choice' }]);
    const boundary = 'x';
    const empty = await officer.request<ErrorBody>('POST', '/evidence', Buffer.from(`--${boundary}\r\nContent-Disposition: form-data; name="kind"\r\n\r\nother\r\n--${boundary}--\r\n`), { headers: { 'content-type': `multipart/form-data; boundary=${boundary}` } });
    expect(empty).toMatchObject({ status: 400, body: { error: { code: 'file-missing' } } });
    expect(await officer.post('/evidence', { kind: 'other' })).toMatchObject({ status: 415 });
    expect((await (await app.login('viewer')).upload('/evidence', { name: 'a.pdf', content: pdf() }, { kind: 'other' })).status).toBe(403);
    expect(readdirSync(join(app.config.dataDir, 'evidence', 'tmp'))).toEqual([]);
  });

  test('stops at 50 MB', async () => {
    const before = files();
    const { status, body } = await officer.upload<ErrorBody>('/evidence', { name: 'a.pdf', content: Buffer.concat([pdf(), Buffer.alloc(50 * 1024 * 1024)]) }, { kind: 'other' });
    expect(status).toBe(413);
    expect(body.error).toMatchObject({ code: 'file-too-large', params: { limit: '50 MB' } });
    expect(files()).toEqual(before);
  });

  test('a full disk is said, and nothing is left', async () => {
    const before = { files: files(), rows: await rows() };
    const handle = await open(join(app.config.dataDir, 'probe'), 'w');
    await handle.close();
    const full = import.meta.jest.spyOn(Object.getPrototypeOf(handle) as { writeFile(): Promise<void> }, 'writeFile').mockRejectedValue(Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' }));
    try {
      const { status, body, headers } = await officer.upload<ErrorBody>('/evidence', { name: 'a.pdf', content: pdf() }, { kind: 'other' });
      expect(status).toBe(503);
      expect(body.error.code).toBe('storage-full');
      expect(headers['retry-after']).toBeDefined();
    } finally {
      full.mockRestore();
    }
    expect({ files: files(), rows: await rows() }).toEqual(before);
    await upload(officer);
  });

  test('an upload cut off half-way leaves nothing', async () => {
    const before = { files: files(), rows: await rows() };
    if (!app.app.getHttpServer().listening) await app.app.listen(0, '127.0.0.1');
    const { token } = (await officer.post<{ token: string }>('/api-tokens', { name: 'socket' })).body;
    const { port } = app.app.getHttpServer().address() as { port: number };
    for (const sent of ['--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 half', '--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7\r\n--x\r\nContent-Disposition: form-data; name="kind"\r\n\r\noth']) {
      const socket = connect(port, '127.0.0.1');
      await new Promise<void>((done) => socket.write(`POST /api/evidence HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 100000\r\n\r\n${sent}`, () => done()));
      await until(() => readdirSync(join(app.config.dataDir, 'evidence', 'tmp')).length === 1);
      socket.destroy();
      await until(() => readdirSync(join(app.config.dataDir, 'evidence', 'tmp')).length === 0);
    }
    expect({ files: files(), rows: await rows() }).toEqual(before);
  });

  test('a refused upload is read to its end, so that the sender hears the answer', async () => {
    const { token } = (await officer.post<{ token: string }>('/api-tokens', { name: 'socket' })).body;
    const { port } = app.app.getHttpServer().address() as { port: number };
    const form = new FormData();
    form.set('kind', 'other');
    form.set('file', new Blob([Buffer.alloc(80 * 1024 * 1024)]), 'a.pdf');
    const response = await fetch(`http://127.0.0.1:${port}/api/evidence`, { method: 'POST', body: form, headers: { authorization: `Bearer ${token}` } });
    expect(response.status).toBe(413);
  });
});

async function until(condition: () => boolean): Promise<void> {
  for (let tries = 0; !condition(); tries += 1) {
    if (tries > 200) throw new Error('it never happened');
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe('reading', () => {
  test('pictures and PDF are shown, everything else is saved; nothing of it can run', async () => {
    const content = pdf();
    const shown = await officer.get(`/evidence/${(await upload(officer, '投资协议.pdf', content)).id}/content`);
    expect(shown.status).toBe(200);
    expect(shown.raw).toEqual(content);
    expect(shown.headers).toMatchObject({
      'content-type': 'application/pdf', 'content-length': String(content.length), 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox',
      'content-disposition': `inline; filename="____.pdf"; filename*=UTF-8''%E6%8A%95%E8%B5%84%E5%8D%8F%E8%AE%AE.pdf`,
    });
    const saved = await officer.get(`/evidence/${(await upload(officer, '<b>.txt', Buffer.from('<script>alert(1)</script>'), 'other')).id}/content`);
    expect(saved.headers['content-type']).toMatch(/^text\/plain/);
    expect(saved.headers['content-disposition']).toMatch(/^attachment; /);
  });

  test('is for those whose scope holds the uploader’s organisation', async () => {
    const { id } = await upload(officer);
    const allowed: Record<string, boolean> = { officer: true, 'park-manager': true, 'county-manager': true, 'city-manager': true, viewer: true, auditor: true, 'officer-b': false, 'county-manager-b': false, 'officer-township': false };
    for (const [username, visible] of Object.entries(allowed)) {
      const client = await app.login(username);
      expect((await client.get(`/evidence/${id}`)).status).toBe(visible ? 200 : 404);
      expect((await client.get(`/evidence/${id}/content`)).status).toBe(visible ? 200 : 404);
      expect((await client.list('/evidence', { filter: { id } })).total).toBe(visible ? 1 : 0);
    }
    expect((await (await app.login('finance')).get(`/evidence/${id}`)).status).toBe(403);
    expect((await app.anonymous.get(`/evidence/${id}/content`)).status).toBe(401);
  });

  test('and for those who see what it supports', async () => {
    const { id } = await upload(officer);
    const other = await app.login('officer-b');
    app.app.get(EvidenceAccess).register('test-thing', async (ids) => new Set(ids.filter((thing) => thing === 70)));
    expect((await other.get(`/evidence/${id}`)).status).toBe(404);
    await linkNow('officer', 'test-thing', 71, [id]);
    expect((await other.get(`/evidence/${id}`)).status).toBe(404);
    await linkNow('officer', 'test-thing', 70, [id]);
    await linkNow('officer', 'test-thing', 70, [id]);
    expect((await other.get(`/evidence/${id}/content`)).status).toBe(200);
    expect((await other.list('/evidence', { filter: { entity: 'test-thing', entityId: 70 } })).total).toBe(1);
    expect((await other.list('/evidence', { filter: { entity: 'test-thing', entityId: 71 } })).total).toBe(0);
    expect((await other.list('/evidence', { filter: { entity: 'unheard-of', entityId: 70 } })).total).toBe(0);
    expect((await other.list('/evidence', { filter: { entity: 'test-thing' } })).status).toBe(400);
    expect((await other.list('/evidence')).rows.map((row) => row['id'])).not.toContain(id);
  });

  test('filters by kind, name and day', async () => {
    const { id } = await upload(officer, '施工许可证.pdf', pdf(), 'permit');
    expect((await officer.list('/evidence', { filter: { kind: 'permit', q: '许可' } })).rows).toMatchObject([{ id }]);
    expect((await officer.list('/evidence', { filter: { organisationId: ORGANISATION.parkA, kind: ['permit'], uploadedAt: { gte: '2026-06-30' } } })).total).toBe(1);
    expect((await officer.list('/evidence', { filter: { path: 'x' } })).status).toBe(400);
  });
});

/** Links as a user would, with the audit entry that every write leaves. */
const linkNow = (username: string, entity: string, entityId: number, ids: number[]) => asUser(username, () => app.database.write(async () => {
  await app.app.get(EvidenceService).link(entity, entityId, ids);
  app.database.transaction!.audited = true;
}));

describe('linking', () => {
  test('takes only files the caller may see, and says which it does not know', async () => {
    const mine = await upload(officer);
    const theirs = await upload(await app.login('officer-b'));
    await expect(linkNow('officer', 'test-thing', 80, [mine.id, theirs.id, 99_999])).rejects.toMatchObject({ status: 400, code: 'validation', fields: [{ path: 'evidenceIds', code: 'unknown-reference', params: { ids: [theirs.id, 99_999] } }] });
    const service = app.app.get(EvidenceService);
    expect((await service.evidenceOf('test-thing', [80])).size).toBe(0);
    await linkNow('officer', 'test-thing', 80, [mine.id, mine.id]);
    await linkNow('officer', 'test-thing', 81, [mine.id]);
    const found = await service.evidenceOf('test-thing', [80, 81, 82]);
    expect([...found.keys()].sort()).toEqual([80, 81]);
    expect(found.get(80)).toEqual([expect.objectContaining({ id: mine.id, sha256: mine.sha256, uploadedByName: 'officer' })]);
    expect([...(await service.kindsOf([mine.id, 99_999]))]).toEqual([[mine.id, 'agreement']]);
    expect((await service.kindsOf([])).size).toBe(0);
  });
});
