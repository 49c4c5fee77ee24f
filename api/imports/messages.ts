import { errorMessage, ERRORS, type ErrorCode } from '../../shared/errors.js';
import type { Label } from '../../shared/vocabulary.js';
import type { ImportProblem } from '../../shared/contracts/imports.js';
import { PROBLEM_MESSAGES, problemMessage, type ProblemCode } from './domain/problem-messages.js';
import { WORKBOOK_ERRORS, type WorkbookErrorCode } from './workbook/workbook-error.js';

type Params = Record<string, string | number | Label>;

/** The wording of a row's or file's problem. */
export function problemText(problem: Pick<ImportProblem, 'code' | 'params'>, locale: 'zh' | 'en'): string {
  if (problem.code in PROBLEM_MESSAGES) return problemMessage(problem.code as ProblemCode, (problem.params ?? {}) as Params, locale);
  return problem.code in ERRORS ? errorMessage(problem.code as ErrorCode, locale, problem.params) : problem.code;
}

/** Why a whole step failed. */
export function failureMessage(failure: { code: string; params: Params }, locale: 'zh' | 'en'): string {
  if (failure.code in WORKBOOK_ERRORS) return WORKBOOK_ERRORS[failure.code as WorkbookErrorCode][locale].replace(/\{(\w+)\}/g, (_, name: string) => String(failure.params[name] ?? ''));
  return failure.code in ERRORS ? errorMessage(failure.code as ErrorCode, locale, failure.params) : failure.code;
}
