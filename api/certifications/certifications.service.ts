import { Injectable } from '@nestjs/common';
import type { CertificationCandidate, CertificationPreview, CertificationRecord } from '../../shared/contracts/certifications.js';
import { errorMessage, type FieldProblem } from '../../shared/errors.js';
import type { CertificationVerdict, Origin } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { FOREVER } from '../core/database/columns.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, placeholders, replaceRows, selectRows } from '../core/database/rows.js';
import { badRequest, conflict, refused } from '../core/errors.js';
import { allRows, listRows, type ListQuery, type Page } from '../core/http/list.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { LedgerService } from '../projects/ledger.service.js';
import { confidentialName, projectScope } from '../projects/project-list.js';
import { candidateList, candidateOf, candidateQuestion, certificationOf, CERTIFICATION_LIST } from './certification-list.js';
import { foldDecisions, problemsOfDecision, type Decision } from './domain/decisions.js';
import type { PreviewDecisions, TakeDecisions } from './dto.js';
import { Certification, CertificationFactRow } from './entities.js';

export type NewDecision = Omit<Certification, 'id' | 'recordedAt'>;

interface Judged { projectId: number; projectName: string; origin: Origin | null; seenId: number | null | undefined; current: Pick<Decision, 'id' | 'verdict' | 'origin'> | null; problems: FieldProblem[] }

const MOST_ITEMS = 500;
/** Projects a statement names at once. */
const PAGE = 400;

/** Certification (认定) by the bureau: appended decisions of which the latest rules (domain §3, 003 附件1 三.3). */
@Injectable()
export class CertificationsService {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService, private readonly ledger: LedgerService) {}

  async list(query: ListQuery): Promise<Page<CertificationRecord>> {
    const page = await listRows(this.database, CERTIFICATION_LIST, query, projectScope(currentScope()));
    return page.map((row) => certificationOf(row, this.seesConfidential()));
  }

  /** Projects that reached the kind's stage in the year, with the decision that rules. */
  async candidates(query: ListQuery): Promise<Page<CertificationCandidate>> {
    const { year, kind, rest } = candidateQuestion(query);
    const { spec, where } = candidateList(year, kind);
    const page = await listRows(this.database, spec, rest, [...where, ...projectScope(currentScope())]);
    return page.map((row) => candidateOf(row, currentUser().id, this.seesConfidential()));
  }

  /** All of them at once, for a workbook; a year's candidates are a few thousand at most. */
  async allCandidates(query: ListQuery): Promise<CertificationCandidate[]> {
    const { year, kind, rest } = candidateQuestion(query);
    const { spec, where: about } = candidateList(year, kind);
    const rows = await allRows(this.database, spec, rest, [...about, ...projectScope(currentScope())]);
    return rows.map((row) => candidateOf(row, currentUser().id, this.seesConfidential()));
  }

  /** What the decisions would change, with the reason why one may not be taken. */
  async preview(body: PreviewDecisions): Promise<CertificationPreview> {
    const judged = await this.judge(body);
    const rows = judged.map(({ projectId, projectName, origin, current, problems }) => ({
      projectId, projectName, before: current?.verdict ?? null, beforeOrigin: current?.origin ?? null, after: body.verdict, afterOrigin: origin,
      problem: problems[0] ? errorMessage(problems[0].code, currentLocale(), problems[0].params) : null,
    }));
    const refusals = rows.filter((row) => row.problem !== null).length;
    return { rows, decided: rows.length - refusals, refused: refusals };
  }

  /**
   * Decides on many projects at once, all or nothing.
   * @throws 422 naming every project that cannot be decided on and why; 409 when another decision rules than the one that was seen
   */
  async decide(body: TakeDecisions): Promise<CertificationPreview> {
    return this.database.write(async () => {
      await this.ledger.lock(body.items.map((item) => item.projectId));
      const judged = await this.judge(body);
      const problems = judged.flatMap((one) => one.problems);
      const today = this.clock.today();
      if (body.decidedOn > today) problems.push({ path: 'decidedOn', code: 'future-date', params: { today } });
      if (problems.length) throw refused('validation', problems);
      const stale = judged.flatMap(({ seenId, current }, index) => (seenId !== undefined && seenId !== (current?.id ?? null) ? [{ path: `items.${index}`, code: 'decided-since' as const }] : []));
      if (stale.length) throw conflict('decided-since', {}, stale);
      const { year, kind, verdict, reason, decisionNumber, decidedOn } = body;
      await this.append(judged.map(({ projectId, origin }) => ({ projectId, year, kind, verdict, origin, reason, decisionNumber: decisionNumber || null, decidedOn, recordedById: currentUser().id })));
      await this.audit.recordMany(judged.map(({ projectId }) => ({ action: `certification:${verdict}`, entity: 'project', entityId: projectId, details: { year, kind, decisionNumber: decisionNumber || null } })));
      return { rows: judged.map((one) => ({ projectId: one.projectId, projectName: one.projectName, before: one.current?.verdict ?? null, beforeOrigin: one.current?.origin ?? null, after: verdict, afterOrigin: one.origin, problem: null })), decided: judged.length, refused: 0 };
    });
  }

  /** Appends decisions that were checked before, and brings the facts up to date; the demonstration city decides through it too. */
  async append(decisions: readonly NewDecision[]): Promise<void> {
    const ids = await this.ids.take('certification', decisions.length);
    const recordedAt = this.clock.instant();
    await insertRows(this.database, Certification, decisions.map((decision, index) => ({ ...decision, id: ids[index]!, recordedAt })));
    await this.refresh([...new Set(decisions.map((decision) => decision.projectId))]);
  }

  /** Folds the decisions of these projects anew; answers how many facts were wrong: none, on a healthy database. */
  async refresh(projectIds: readonly number[]): Promise<number> {
    let changed = 0;
    for (let start = 0; start < projectIds.length; start += PAGE) {
      const part = projectIds.slice(start, start + PAGE);
      const wanted = foldDecisions(await selectRows(this.database, Certification, { projectId: part }, 'ORDER BY `id`'));
      const stored = await selectRows(this.database, CertificationFactRow, { projectId: part });
      const text = (fact: CertificationFactRow) => JSON.stringify([fact.projectId, fact.year, fact.kind, fact.knownFrom, fact.knownTo, fact.verdict, fact.origin, fact.certificationId]);
      const [are, should] = [new Set(stored.map(text)), new Set(wanted.map(text))];
      const missing = wanted.filter((fact) => !are.has(text(fact)));
      const wrong = stored.filter((fact) => !should.has(text(fact)));
      const keyOf = (fact: CertificationFactRow) => [fact.projectId, fact.year, fact.kind, fact.knownFrom].join(' ');
      const replaced = new Set(missing.map(keyOf));
      const superfluous = wrong.filter((fact) => !replaced.has(keyOf(fact)));
      for (const { projectId, year, kind, knownFrom } of superfluous) await this.database.execute('DELETE FROM `certification_fact` WHERE `projectId` = ? AND `year` = ? AND `kind` = ? AND `knownFrom` = ?', [projectId, year, kind, knownFrom]);
      await replaceRows(this.database, CertificationFactRow, missing);
      changed += missing.length + superfluous.length;
    }
    return changed;
  }

  /** Folds all decisions anew, some projects at a time. */
  async rebuild(): Promise<{ projects: number; changedRows: number }> {
    const totals = { projects: 0, changedRows: 0 };
    for (let afterId = 0; ; ) {
      const ids = (await this.database.query<{ projectId: number }>('SELECT DISTINCT `projectId` FROM `certification` WHERE `projectId` > ? ORDER BY `projectId` LIMIT ?', [afterId, PAGE])).map((row) => row.projectId);
      if (!ids.length) return totals;
      totals.changedRows += await this.database.write(() => this.refresh(ids), { unaudited: true });
      totals.projects += ids.length;
      afterId = ids.at(-1)!;
    }
  }

  private async judge({ year, kind, verdict, items }: PreviewDecisions): Promise<Judged[]> {
    if (items.length > MOST_ITEMS) throw badRequest('validation', {}, [{ path: 'items', code: 'too-many-items', params: { max: MOST_ITEMS } }]);
    const ids = items.map((item) => item.projectId);
    if (new Set(ids).size < ids.length) throw badRequest('validation', {}, [{ path: 'items', code: 'duplicate' }]);
    const where = [...projectScope(currentScope()), { sql: `p.\`id\` IN (${placeholders(ids)})`, params: ids }];
    const projects = await this.database.query<{ id: number; name: string; recordedById: number | null }>(
      `SELECT p.\`id\`, p.\`name\`, e.\`recordedById\` FROM \`project\` p JOIN \`project_event\` e ON e.\`projectId\` = p.\`id\` AND e.\`type\` = 'created' WHERE ${where.map((part) => `(${part.sql})`).join(' AND ')}`, where.flatMap((part) => part.params));
    const known = new Map(projects.map((project) => [project.id, project]));
    const facts = await selectRows(this.database, CertificationFactRow, { projectId: ids, year, kind, knownTo: FOREVER });
    return items.map((item, index) => {
      const fact = facts.find((one) => one.projectId === item.projectId);
      const current = fact ? { id: fact.certificationId, verdict: fact.verdict as CertificationVerdict, origin: fact.origin } : null;
      const origin = kind === 'capital-origin' && verdict === 'certified' ? (item.origin ?? null) : null;
      const project = known.get(item.projectId);
      return { projectId: item.projectId, projectName: project?.name ?? confidentialName(), origin, seenId: item.seenId, current, problems: problemsOfDecision({ kind, verdict, origin }, current, project, currentUser().id, `items.${index}`) };
    });
  }

  private seesConfidential(): boolean {
    return currentUser().permissions.has('project:read-confidential');
  }
}
