import { Injectable } from '@nestjs/common';
import type { ChainLink, ProjectAttributes } from '../../shared/contracts/projects.js';
import type { FieldProblem } from '../../shared/errors.js';
import type { Succession } from '../../shared/vocabulary.js';
import { Database } from '../core/database/database.js';
import { findRow } from '../core/database/rows.js';
import { currentLocale, currentScope, seesConfidential } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { countedWith } from './domain/succession.js';
import { Project } from './entities.js';
import { confidentialName } from './project-list.js';

type Link = Pick<ProjectAttributes, 'predecessorId' | 'succession' | 'countedBeforeFen' | 'agreedInvestmentFen'>;
interface LinkRow { id: number; code: string; name: string; confidential: number; organisationId: number; introducingOrganisationId: number | null; parkId: number | null; predecessorId: number | null; succession: Succession | null; stage: ChainLink['stage']; status: ChainLink['status']; signedOn: string | null }

const ELSEWHERE = { zh: '〔其他单位的项目〕', en: '[project of another unit]' } as const;
const MOST_SUCCESSORS = 50;

/** Which project continues which, so that each counts once (domain §3). */
@Injectable()
export class Successions {
  constructor(private readonly database: Database) {}

  /**
   * The attributes with what follows from the predecessor, and everything wrong about it. `id` is null for a new project.
   * A project that others continue keeps its own place in the chain: what counts once with it was decided by it.
   */
  async complete<T extends ProjectAttributes>(id: number | null, before: Link | null, stated: T): Promise<{ attributes: T; problems: FieldProblem[] }> {
    const { predecessorId, succession, countedBeforeFen, agreedInvestmentFen } = stated;
    const problems: FieldProblem[] = [];
    if (predecessorId === null && succession !== null) problems.push({ path: 'predecessorId', code: 'required' });
    if (predecessorId !== null && succession === null) problems.push({ path: 'succession', code: 'required' });
    if (countedBeforeFen !== null && succession !== 'expansion') problems.push({ path: 'countedBeforeFen', code: 'counted-before-expansion' });
    else if (countedBeforeFen !== null && countedBeforeFen > (agreedInvestmentFen ?? 0)) problems.push({ path: 'countedBeforeFen', code: 'counted-before-beyond' });
    if (predecessorId === (before?.predecessorId ?? null) && succession === (before?.succession ?? null)) return { attributes: stated, problems };
    if (id !== null && (await this.successorsOf(id)).length) problems.push({ path: 'predecessorId', code: 'chain-continues' });
    if (predecessorId === null) return { attributes: { ...stated, countedWithId: null }, problems };
    if (predecessorId === id) return { attributes: stated, problems: [...problems, { path: 'predecessorId', code: 'predecessor-itself' }] };
    const predecessor = await findRow(this.database, Project, { id: predecessorId });
    if (!predecessor || predecessor.archivedAt || !inScope(currentScope('project:read'), predecessor)) return { attributes: stated, problems: [...problems, { path: 'predecessorId', code: 'unknown-reference' }] };
    return { attributes: { ...stated, countedWithId: countedWith(succession, predecessor) }, problems };
  }

  /** The project that one continues, and those that continue it; named to those who may see them. */
  async chainOf(project: { id: number; predecessorId: number | null; succession: Succession | null }): Promise<ChainLink[]> {
    const before = project.predecessorId === null ? [] : await this.links('p.`id` = ?', project.predecessorId);
    const after = await this.successorsOf(project.id);
    return [...before.map((row) => this.link(row, 'before', project.succession!)), ...after.map((row) => this.link(row, 'after', row.succession!))];
  }

  private successorsOf(id: number): Promise<LinkRow[]> {
    return this.links('p.`predecessorId` = ? AND p.`archivedAt` IS NULL', id);
  }

  private links(where: string, id: number): Promise<LinkRow[]> {
    return this.database.query<LinkRow>(`SELECT p.\`id\`, p.\`code\`, p.\`name\`, p.\`confidential\`, p.\`organisationId\`, p.\`introducingOrganisationId\`, p.\`parkId\`, p.\`predecessorId\`, p.\`succession\`, p.\`stage\`, p.\`status\`, p.\`signedOn\` FROM \`project\` p WHERE ${where} ORDER BY p.\`id\` LIMIT ${MOST_SUCCESSORS}`, [id]);
  }

  private link(row: LinkRow, place: ChainLink['place'], succession: Succession): ChainLink {
    const mine = inScope(currentScope('project:read'), row);
    const name = !mine ? ELSEWHERE[currentLocale()] : Number(row.confidential) === 1 && !seesConfidential() ? confidentialName() : row.name;
    return { id: mine ? row.id : null, code: mine ? row.code : null, name, place, succession, stage: row.stage, status: row.status, signedOn: row.signedOn };
  }
}
