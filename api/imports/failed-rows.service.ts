import { Injectable } from '@nestjs/common';
import type { ImportProblem } from '../../shared/contracts/imports.js';
import { signIn } from '../../shared/punctuation.js';
import { AuditService } from '../audit/audit.service.js';
import { Database } from '../core/database/database.js';
import { currentLocale } from '../core/request-context.js';
import { ImportsService } from './imports.service.js';
import { problemText } from './messages.js';
import { writeFailedRows } from './workbook/failed-rows.js';

/** Why a row that a person left out was not imported, whatever else may be wrong with it. */
const LEFT_OUT = { zh: '选择不导入', en: 'Left out by choice' };
const NOT_IMPORTED = { zh: '未导入', en: 'not imported' };

/** Gives rows back that were not imported: in error, set aside, or still undecided. */
@Injectable()
export class FailedRowsService {
  constructor(private readonly database: Database, private readonly imports: ImportsService, private readonly audit: AuditService) {}

  /** Writes the workbook to `path`; answers the name it should be saved under. */
  async write(id: number, path: string): Promise<string> {
    const batch = await this.imports.batch(id);
    const source = this.imports.storedFile(batch);
    const reasons = new Map<number, string>();
    for (let after = -1; ; ) {
      const rows = await this.database.query<{ rowNumber: number; problems: string; decision: string | null }>("SELECT `rowNumber`, `problems`, `decision` FROM `import_row` WHERE `batchId` = ? AND `rowNumber` > ? AND (`verdict` IN ('error', 'decision') OR `decision` = 'set-aside') ORDER BY `rowNumber` LIMIT 2000", [id, after]);
      if (!rows.length) break;
      after = rows.at(-1)!.rowNumber;
      for (const row of rows) reasons.set(row.rowNumber, row.decision === 'set-aside' ? LEFT_OUT[currentLocale()] : this.reason(JSON.parse(row.problems) as ImportProblem[]));
    }
    await writeFailedRows({ source, target: path, reasons, words: this.imports.kindOf(batch).words, locale: currentLocale() });
    await this.database.write(() => this.audit.record({ action: 'import:export-failed-rows', entity: 'import', entityId: id, details: { rows: reasons.size } }));
    return `${batch.filename.replace(/\.[^.]*$/, '')}-${NOT_IMPORTED[currentLocale()]}.xlsx`;
  }

  private reason(problems: readonly ImportProblem[]): string {
    const telling = problems.filter((problem) => problem.severity === 'error' || problem.severity === 'decision');
    const locale = currentLocale();
    return telling.map((problem) => `${problem.column ? `${problem.column}${signIn(locale, 'colon')}` : ''}${problemText(problem, locale)}`).join(signIn(locale, 'clause'));
  }
}
