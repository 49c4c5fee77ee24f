import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import type { PolicyChange, PolicyContent, PolicyPackDetail, PolicyPackRecord, PolicyProblem, PolicyValidation } from '../../shared/contracts/policy.js';
import { errorMessage, ERRORS, type ErrorCode, type FieldProblem } from '../../shared/errors.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database, type Row } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { findRow, insertRows, refuseDuplicate, selectRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, notFound, refused } from '../core/errors.js';
import { allRows, likeText, listRows, type ListQuery, type ListSpec, type Page } from '../core/http/list.js';
import { currentLocale, currentUser } from '../core/request-context.js';
import { diffAgainstOrigins } from './domain/diff.js';
import type { Finding } from './domain/finding.js';
import { readPack } from './domain/read-pack.js';
import { readYaml } from './domain/read-yaml.js';
import { adoptedOn } from './domain/resolve.js';
import { PolicyDraft, PolicyPack } from './entities.js';
import { PolicyNames } from './policy-names.js';
import { Policy } from './policy.service.js';

const LIST: ListSpec = {
  name: 'policy-packs',
  select: 'd.`id`, d.`code`, p.`number`, COALESCE(p.`title`, d.`title`) AS `title`, COALESCE(p.`titleEn`, d.`titleEn`) AS `titleEn`, p.`documentStatus`, COALESCE(p.`shipped`, 0) AS `shipped`, COALESCE(p.`itemCount`, 0) AS `itemCount`, p.`sha256`, p.`publishedAt`, d.`version`, d.`createdAt`, d.`updatedAt`',
  from: '`policy_draft` d LEFT JOIN `policy_pack` p ON p.`id` = d.`id`',
  fields: {
    id: { sql: 'd.`id`', type: 'number' },
    code: { sql: 'd.`code`', type: 'text' },
    number: { sql: 'p.`number`', type: 'number' },
    title: { sql: 'd.`title`', type: 'text' },
    documentStatus: { sql: 'p.`documentStatus`', type: 'text' },
    publishedAt: { sql: 'p.`publishedAt`', type: 'instant' },
    updatedAt: { sql: 'd.`updatedAt`', type: 'instant' },
  },
  filters: { published: (value) => ({ sql: value === true ? 'd.`publishedAt` IS NOT NULL' : 'd.`publishedAt` IS NULL', params: [] }) },
  keyword: (text) => ({ sql: "d.`title` LIKE ? ESCAPE '!' OR d.`code` LIKE ? ESCAPE '!' OR d.`titleEn` LIKE ? ESCAPE '!'", params: [likeText(text), likeText(text), likeText(text)] }),
  defaultSort: ['code', 'ASC'],
  tieBreak: 'd.`id`',
};

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Packs: written as drafts, checked, published to rows that never change; a fix is a new version (domain §12). */
@Injectable()
export class PacksService {
  constructor(
    private readonly database: Database,
    private readonly ids: Ids,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly names: PolicyNames,
    private readonly policy: Policy,
  ) {}

  async list(query: ListQuery): Promise<Page<PolicyPackRecord>> {
    const page = await listRows(this.database, LIST, query);
    const days = await this.adoptedDays();
    return page.map((row) => record(row, days));
  }

  /** Every pack that a list's filter finds, in its order. */
  async *all(query: ListQuery): AsyncGenerator<PolicyPackRecord> {
    const days = await this.adoptedDays();
    for (const row of await allRows(this.database, LIST, query)) yield record(row, days);
  }

  /** @throws 404 when there is no such pack */
  async read(id: number): Promise<PolicyPackDetail> {
    const row = await this.database.queryOne(`SELECT ${LIST.select}, d.\`yaml\`, p.\`content\` FROM ${LIST.from} WHERE d.\`id\` = ?`, [id]);
    if (!row) throw notFound('policy-pack', id);
    const content = row['content'] === null ? null : (JSON.parse(String(row['content'])) as PolicyContent);
    return { ...record(row, await this.adoptedDays()), yaml: String(row['yaml']), content };
  }

  /** Everything wrong with a text, by line, and what it would say; nothing is kept. */
  validate(yaml: string): PolicyValidation {
    const { content, findings, itemCount, caseCount } = readPack(yaml, this.names.known());
    return { problems: findings.map(problem), itemCount, caseCount, content };
  }

  /** A new draft; its text may still have mistakes, but must say which pack it is. @throws 400 */
  async create(yaml: string, action = 'policy-pack:created'): Promise<PolicyPackDetail> {
    const head = headOf(yaml);
    const id = await this.ids.next('policy_pack');
    const now = this.clock.instant();
    return this.database.write(async () => {
      await insertRows(this.database, PolicyDraft, [{ id, ...head, yaml, publishedAt: null, createdById: currentUser().id, version: 1, createdAt: now, updatedAt: now }]);
      await this.audit.record({ action, entity: 'policy-pack', entityId: id, details: { code: head.code, sha256: sha256(yaml) } });
      return this.read(id);
    });
  }

  /** @throws 404, 409 stale version, 422 published already or another code */
  async update(id: number, yaml: string, version: number): Promise<PolicyPackDetail> {
    const draft = await this.draft(id);
    const head = headOf(yaml);
    if (head.code !== draft.code) throw refused('policy-code-changed', [{ path: 'yaml', code: 'policy-code-changed', params: { code: draft.code } }], { code: draft.code });
    return this.database.write(async () => {
      await updateVersioned(this.database, PolicyDraft, id, version, { ...head, yaml, updatedAt: this.clock.instant() }, () => this.read(id));
      await this.audit.record({ action: 'policy-pack:updated', entity: 'policy-pack', entityId: id, details: { code: head.code, sha256: sha256(yaml) } });
      return this.read(id);
    });
  }

  /** Makes the draft the next version of its pack, for good. @throws 422 with every problem and its line */
  async publish(id: number): Promise<PolicyPackDetail> {
    const draft = await this.draft(id);
    const { content, findings } = readPack(draft.yaml, this.names.known());
    if (!content) throw refused('policy-invalid', findings.map(fieldProblem), { count: findings.length });
    const now = this.clock.instant();
    return refuseDuplicate('number', () => this.database.write(async () => {
      const last = await this.database.queryOne<{ number: number | null }>('SELECT MAX(`number`) AS `number` FROM `policy_pack` WHERE `code` = ?', [draft.code]);
      const number = Number(last?.number ?? 0) + 1;
      await updateVersioned(this.database, PolicyDraft, id, draft.version, { publishedAt: now, updatedAt: now }, () => this.read(id));
      await insertRows(this.database, PolicyPack, [published(id, number, draft.yaml, content, { shipped: false, publishedAt: now, publishedById: currentUser().id })]);
      await this.audit.record({ action: 'policy-pack:published', entity: 'policy-pack', entityId: id, details: { code: draft.code, number, sha256: sha256(draft.yaml) } });
      return this.read(id);
    }));
  }

  /** Item by item against the packs that it was composed from; of a draft only once nothing is wrong with it. @throws 404, 422 */
  async diff(id: number): Promise<PolicyChange[]> {
    const pack = await this.read(id);
    const { content, findings } = pack.content ? { content: pack.content, findings: [] } : readPack(pack.yaml, this.names.known());
    if (!content) throw refused('policy-invalid', findings.map(fieldProblem), { count: findings.length });
    const wanted = [...new Set(content.items.flatMap(({ origin }) => (origin ? [origin.pack] : [])))];
    const origins = await selectRows(this.database, PolicyPack, { code: wanted });
    return diffAgainstOrigins(content, (code, number) => origins.find((origin) => origin.code === code && origin.number === number)?.content);
  }

  private async draft(id: number): Promise<PolicyDraft> {
    const draft = await findRow(this.database, PolicyDraft, { id });
    if (!draft) throw notFound('policy-pack', id);
    if (draft.publishedAt) throw refused('policy-published');
    return draft;
  }

  /** By pack and version, since when it has been in force, and whether it is today. */
  private async adoptedDays(): Promise<AdoptedDays> {
    const adoptions = await this.policy.adoptions();
    const today = adoptedOn(adoptions, this.clock.today());
    const days = new Map<string, string[]>();
    for (const each of adoptions) days.set(`${each.pack}@${each.version}`, [...(days.get(`${each.pack}@${each.version}`) ?? []), each.from]);
    return { days, current: today && `${today.pack}@${today.version}` };
  }
}

interface AdoptedDays { days: ReadonlyMap<string, string[]>; current: string | undefined }

function record(row: Row, { days, current }: AdoptedDays): PolicyPackRecord {
  const { yaml: _yaml, content: _content, ...shown } = row as Row & PolicyPackRecord;
  const name = `${shown.code}@${shown.number}`;
  return { ...shown, shipped: Number(shown.shipped) === 1, itemCount: Number(shown.itemCount), adoptedFrom: days.get(name) ?? [], inForce: name === current };
}

export const published = (id: number, number: number, yaml: string, content: PolicyContent, more: Pick<PolicyPack, 'shipped' | 'publishedAt' | 'publishedById'>): PolicyPack => ({
  id, code: content.pack, number, title: content.title, titleEn: content.titleEn, documentStatus: content.documentStatus, itemCount: content.items.length, sha256: sha256(yaml), yaml, content, ...more,
});

/** Which pack a text is, whatever else is wrong with it. */
function headOf(yaml: string): { code: string; title: string; titleEn: string } {
  const { value, findings } = readYaml(yaml);
  const head = (typeof value === 'object' && value !== null ? value : {}) as Row;
  const code = head['pack'];
  if (findings.length && !value) throw badRequest('validation', {}, findings.map(fieldProblem));
  if (typeof code !== 'string' || !/^[a-z0-9][a-z0-9-]{1,38}$/.test(code)) throw badRequest('validation', {}, [{ path: 'yaml', code: 'policy-code' }]);
  const text = (name: string, max: number) => (typeof head[name] === 'string' && head[name].trim() ? head[name].trim().slice(0, max) : code);
  return { code, title: text('title', 100), titleEn: text('titleEn', 200) };
}

const codeOf = (code: string): ErrorCode => (code in ERRORS ? (code as ErrorCode) : 'bad-format');
const fieldProblem = ({ line, column, path, code, params }: Finding): FieldProblem => ({ path: `line ${line}${path ? ` ${path}` : ''}`, code: codeOf(code), params: { ...params, line, column } });

function problem({ line, column, path, code, params }: Finding): PolicyProblem {
  return { line, column, path, code: codeOf(code), message: errorMessage(codeOf(code), currentLocale(), params), params };
}
