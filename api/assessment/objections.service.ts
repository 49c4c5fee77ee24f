import { Injectable } from '@nestjs/common';
import type { AssessmentObjectionRecord } from '../../shared/contracts/assessment.js';
import { ASSESSMENT_ACTS, ASSESSMENT_STATUSES } from '../../shared/vocabulary.js';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { Ids } from '../core/database/ids.js';
import { insertRows, updateVersioned } from '../core/database/rows.js';
import { badRequest, forbidden, notFound, refused } from '../core/errors.js';
import { currentLocale, currentScope, currentUser } from '../core/request-context.js';
import { inScope } from '../identity/data-scope.js';
import { indicatorsOf } from './domain/read-scheme.js';
import type { AnswerObjection, OpenObjection } from './dto.js';
import { AssessmentObjection } from './entities.js';
import { RunReader, type LoadedRun } from './run-reader.js';

const MOST = 2_000;

/** A park's objections to its scores, each answered by who owns the indicator; none goes away. */
@Injectable()
export class ObjectionsService {
  constructor(private readonly database: Database, private readonly ids: Ids, private readonly clock: Clock, private readonly audit: AuditService, private readonly reader: RunReader) {}

  /** Those of the units that the caller sees. */
  async list({ run, units }: LoadedRun): Promise<AssessmentObjectionRecord[]> {
    const rows = await this.database.query<AssessmentObjection & { openedByName: string; answeredByName: string | null }>(
      `SELECT o.*, u.\`displayName\` AS openedByName, a.\`displayName\` AS answeredByName FROM \`assessment_objection\` o JOIN \`user_account\` u ON u.\`id\` = o.\`openedById\` LEFT JOIN \`user_account\` a ON a.\`id\` = o.\`answeredById\` WHERE o.\`runId\` = ? ORDER BY o.\`id\` LIMIT ${MOST}`, [run.id]);
    const owns = await this.reader.entersFor(run);
    const unitOf = new Map(units.map((unit) => [unit.id, unit]));
    const indicators = new Map(indicatorsOf(run.scheme).map((indicator) => [indicator.code, indicator]));
    return rows.filter((row) => this.reader.sees(unitOf.get(row.unitId)!)).map(({ runId: _run, openedById: _opened, answeredById: _answered, ...row }) => ({
      ...row, unitName: unitOf.get(row.unitId)!.name, indicatorName: indicators.get(row.indicator)!.name, mayAnswer: row.state === 'open' && run.status === 'objections' && owns(indicators.get(row.indicator)!),
    }));
  }

  /** @throws 404 for another's unit, 400 no such indicator, 422 when objections are not heard */
  async open(runId: number, { unitId, indicator, text }: OpenObjection): Promise<AssessmentObjectionRecord> {
    const loaded = await this.reader.load(runId);
    const { run, units } = loaded;
    const unit = units.find((each) => each.id === unitId && each.included && !each.exclusion);
    if (!unit || !inScope(currentScope('assessment:object'), { parkId: unit.parkId })) throw notFound('assessment-unit', unitId);
    if (run.status !== 'objections') throw refused('assessment-step', [], { status: ASSESSMENT_STATUSES[run.status][currentLocale()], act: ASSESSMENT_ACTS.hear[currentLocale()] });
    if (!indicatorsOf(run.scheme).some(({ code }) => code === indicator)) throw badRequest('validation', {}, [{ path: 'indicator', code: 'unknown-reference' }]);
    const id = await this.ids.next('assessment_objection');
    await this.database.write(async () => {
      await insertRows(this.database, AssessmentObjection, [{ id, runId, unitId, indicator, state: 'open', text, answer: null, openedAt: this.clock.instant(), openedById: currentUser().id, answeredAt: null, answeredById: null, version: 1 }]);
      await this.audit.record({ action: 'assessment-run:objected', entity: 'assessment-run', entityId: runId, details: { objection: id, unit: unit.name, indicator, text } });
    });
    return this.one(loaded, id);
  }

  /** @throws 404, 403 for an indicator that is another's, 422 answered already, 409 */
  async answer(runId: number, id: number, { version, upheld, answer }: AnswerObjection): Promise<AssessmentObjectionRecord> {
    const loaded = await this.reader.load(runId);
    const objection = await this.one(loaded, id);
    if (objection.state !== 'open') throw refused('objection-answered');
    if (!objection.mayAnswer) throw forbidden();
    await this.database.write(async () => {
      await updateVersioned(this.database, AssessmentObjection, id, version, { state: upheld ? 'upheld' : 'rejected', answer, answeredAt: this.clock.instant(), answeredById: currentUser().id }, () => this.one(loaded, id));
      await this.audit.record({ action: 'assessment-run:answered', entity: 'assessment-run', entityId: runId, details: { objection: id, upheld, answer } });
    });
    return this.one(loaded, id);
  }

  private async one(loaded: LoadedRun, id: number): Promise<AssessmentObjectionRecord> {
    const found = (await this.list(loaded)).find((each) => each.id === id);
    if (!found) throw notFound('assessment-objection', id);
    return found;
  }
}
