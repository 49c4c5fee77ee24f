import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AuditService } from '../audit/audit.service.js';
import { Clock } from '../core/clock.js';
import { Database } from '../core/database/database.js';
import { badRequest, notFound } from '../core/errors.js';
import { contentDisposition } from '../core/http/download.js';
import { streamWorkbook } from '../core/xlsx.js';
import { currentLocale } from '../core/request-context.js';
import { inputNames, indicatorsOf } from './domain/read-scheme.js';
import { METHODS } from './domain/methods.js';
import { publicNotice } from './notice.js';
import { resultWorkbook, unitWorkbook, writeResult, writeUnit, type UnitSheetRow } from './result-workbook.js';
import { RunReader } from './run-reader.js';
import { RunsService } from './runs.service.js';
import { ScoringService } from './scoring.service.js';

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The papers of a run. */
@Injectable()
export class AssessmentReports {
  constructor(private readonly database: Database, private readonly clock: Clock, private readonly audit: AuditService, private readonly reader: RunReader, private readonly runs: RunsService, private readonly scoring: ScoringService) {}

  /** @throws 400 another format, 404 a unit that the caller does not see, 422 before there is a result */
  async send(id: number, { format, unit }: { format?: string; unit?: string }, reply: FastifyReply): Promise<void> {
    if (format !== 'docx' && format !== 'xlsx') throw badRequest('validation', {}, [{ path: 'format', code: 'not-choice' }]);
    const [run, scores] = await Promise.all([this.runs.read(id), this.scoring.scores(id)]);
    const unitId = unit === undefined || unit === '' ? undefined : Number(unit);
    const rows = unitId === undefined ? undefined : await this.unitRows(id, unitId);
    await this.database.write(() => this.audit.record({ action: 'assessment-run:exported', entity: 'assessment-run', entityId: id, details: { format, ...(unitId === undefined ? {} : { unitId }) } }));
    const locale = currentLocale();
    if (rows) {
      const score = scores.units.find((each) => each.unitId === unitId)!;
      await streamWorkbook(reply, unitWorkbook(run, score, locale), (sheet) => writeUnit(sheet, run, score, rows, locale));
    } else if (format === 'xlsx') await streamWorkbook(reply, resultWorkbook(run, locale), (sheet) => writeResult(sheet, run, scores, locale));
    else {
      const file = await publicNotice(run, scores, this.clock.dayOf(run.steps.findLast(({ act }) => act === 'publish')?.at ?? this.clock.now()));
      void reply.header('Content-Type', DOCX).header('Content-Disposition', contentDisposition('attachment', `${run.year}年度园区考核结果公示.docx`)).header('Cache-Control', 'no-store').send(file);
    }
  }

  private async unitRows(id: number, unitId: number): Promise<UnitSheetRow[]> {
    const { run } = await this.reader.load(id);
    const { facts, result } = await this.reader.result(run);
    const unit = facts.units.find((each) => each.id === unitId);
    if (!unit || unit.exclusion || !this.reader.sees(unit)) throw notFound('assessment-unit', unitId);
    const locale = currentLocale();
    return indicatorsOf(run.scheme).map((indicator) => {
      const line = result.lines.find((each) => each.unit === unitId && each.indicator === indicator.code)!;
      return {
        group: run.scheme.groups.find(({ indicators }) => indicators.includes(indicator))?.name ?? (locale === 'zh' ? '加减分' : 'Adjustments'), indicator: indicator.name, unit: indicator.unit, weight: indicator.weight,
        value: sheetValue(inputNames(indicator).map((input) => unit.values[indicator.code]?.[input] ?? null)), rank: line.rank === null ? '' : `${line.rank} / ${line.population}`, points: line.points, formula: line.formula ?? '',
        method: METHODS.get(indicator.method.code)!.name[locale], clause: indicator.clause, departments: indicator.departments.join('、'),
      };
    });
  }
}

/** One value as a number, several side by side. */
const sheetValue = (values: readonly (string | null)[]): string | number => (values.length === 1 && values[0] !== null ? Number(values[0]) : values.map((value) => value ?? '—').join(' / '));
