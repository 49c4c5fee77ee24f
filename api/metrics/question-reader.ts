import { Injectable } from '@nestjs/common';
import { isDay } from '../../shared/day.js';
import type { FieldProblem } from '../../shared/errors.js';
import { lastDay } from '../../shared/period.js';
import { Clock } from '../core/clock.js';
import { badRequest } from '../core/errors.js';
import { currentLocale } from '../core/request-context.js';
import { readArguments } from './domain/arguments.js';
import { PERIOD_NAMES, readPeriod, type LabelledPeriod } from './domain/periods.js';
import type { Metric, Question } from './metric.js';
import { NOW } from './fragments.js';

/** A raw query string: every value is text, or a list when a name was given twice. */
export type RawQuery = Readonly<Record<string, unknown>>;

/** What was asked: the question, and what of it the answer repeats. */
export interface ReadQuestion extends Question {
  labelledPeriod: LabelledPeriod | null;
  /** Null for a metric that does not look at a day. */
  shownOn: string | null;
  asOf: string | null;
}

/** Where and how the answer is wanted, besides the question. */
export interface Asked { park?: number; organisation?: number; within?: string }

const SCOPE_NAMES = ['park', 'organisation', 'within'] as const;

@Injectable()
export class QuestionReader {
  constructor(private readonly clock: Clock) {}

  /**
   * Reads a question about a metric. `others` are further query names that the route understands.
   * @throws 400 naming everything wrong at once: `unknown-argument`, `bad-argument`, `period-required`, `bad-period` …
   */
  read(metric: Metric, raw: RawQuery, others: readonly string[] = []): { question: ReadQuestion; asked: Asked; given: ReadonlySet<string> } {
    const problems: FieldProblem[] = [];
    const texts = this.texts(raw, ['args', 'on', 'asOf', ...PERIOD_NAMES, ...SCOPE_NAMES, ...others], problems);
    const asOfDay = this.asOfDay(texts['asOf'], problems);
    const latest = asOfDay ?? this.clock.today();
    const { period, problems: periodProblems } = readPeriod(texts, currentLocale());
    problems.push(...periodProblems);
    if (metric.asks.period && !period && !periodProblems.length) problems.push({ path: 'year', code: 'period-required' });

    const given = this.argumentsOf(texts['args'], problems);
    if (texts['on'] !== undefined) {
      if (!metric.asks.on) problems.push({ path: 'on', code: 'unknown-argument', params: { name: 'on' } });
      else if ('on' in given && given['on'] !== texts['on']) problems.push({ path: 'on', code: 'bad-argument', params: { name: 'on' } });
      else given['on'] = texts['on'];
    }
    const { values, problems: argumentProblems } = readArguments(metric.arguments, given);
    problems.push(...argumentProblems);
    if (isDay(values['on']) && values['on'] > latest) problems.push({ path: 'on', code: 'future-date', params: { today: latest } });
    if (!metric.asks.period && period && values['on']) problems.push({ path: 'on', code: 'bad-period' });
    const asked = this.asked(texts, problems);
    refuse(problems);

    // A stock asked for a period stands on its last day, or today when it is not over.
    const periodEnd = !metric.asks.period && period ? lastDay(period) : latest;
    const on = (values['on'] as string | null | undefined) ?? (periodEnd < latest ? periodEnd : latest);
    const { on: _on, ...args } = values;
    const asOf = asOfDay ? this.clock.endOfDay(asOfDay) : null;
    return {
      question: {
        args: metric.asks.on ? { ...args, on } : args, period: period ?? { from: latest, until: latest }, on, knownAt: asOf ?? NOW,
        labelledPeriod: metric.asks.period ? period! : null, shownOn: metric.asks.on ? on : null, asOf,
      },
      asked,
      given: new Set(Object.keys(given)),
    };
  }

  /** The common part of tables (count feed, reports): the period, what was known when, and the named flags and amounts. */
  readTable(raw: RawQuery, names: readonly string[]): { texts: Partial<Record<string, string>>; period: LabelledPeriod | undefined; asOf: string | null; knownAt: string; latest: string; asked: Asked; problems: FieldProblem[] } {
    const problems: FieldProblem[] = [];
    const texts = this.texts(raw, ['asOf', ...PERIOD_NAMES, 'park', 'organisation', ...names], problems);
    const asOfDay = this.asOfDay(texts['asOf'], problems);
    const { period, problems: periodProblems } = readPeriod(texts, currentLocale());
    problems.push(...periodProblems);
    if (!period && !periodProblems.length) problems.push({ path: 'year', code: 'period-required' });
    const asked = this.asked(texts, problems);
    const asOf = asOfDay ? this.clock.endOfDay(asOfDay) : null;
    return { texts, period, asOf, knownAt: asOf ?? NOW, latest: asOfDay ?? this.clock.today(), asked, problems };
  }

  private texts(raw: RawQuery, known: readonly string[], problems: FieldProblem[]): Partial<Record<string, string>> {
    const texts: Partial<Record<string, string>> = {};
    for (const [name, value] of Object.entries(raw)) {
      if (!known.includes(name)) problems.push({ path: name, code: 'unknown-argument', params: { name } });
      else if (typeof value !== 'string') problems.push({ path: name, code: 'bad-argument', params: { name } });
      else if (value !== '') texts[name] = value;
    }
    return texts;
  }

  private asOfDay(text: string | undefined, problems: FieldProblem[]): string | undefined {
    if (text === undefined) return undefined;
    if (!isDay(text)) problems.push({ path: 'asOf', code: 'not-day' });
    else if (text > this.clock.today()) problems.push({ path: 'asOf', code: 'future-date', params: { today: this.clock.today() } });
    else return text;
    return undefined;
  }

  private argumentsOf(text: string | undefined, problems: FieldProblem[]): Record<string, unknown> {
    if (text === undefined) return {};
    try {
      const value = JSON.parse(text) as unknown;
      if (value !== null && typeof value === 'object' && !Array.isArray(value)) return { ...value };
    } catch {
      // Told below, like any other text that is no object.
    }
    problems.push({ path: 'args', code: 'not-object' });
    return {};
  }

  private asked(texts: Partial<Record<string, string>>, problems: FieldProblem[]): Asked {
    const id = (name: 'park' | 'organisation') => {
      const text = texts[name];
      if (text === undefined) return undefined;
      if (/^[1-9]\d{0,9}$/.test(text)) return Number(text);
      problems.push({ path: name, code: 'bad-argument', params: { name } });
      return undefined;
    };
    return { park: id('park'), organisation: id('organisation'), within: texts['within'] };
  }
}

/** Refuses a question with all that is wrong with it; one kind of problem gives its own code. */
export function refuse(problems: readonly FieldProblem[]): void {
  const [first] = problems;
  if (!first) return;
  const same = problems.every((problem) => problem.code === first.code);
  const name = problems.map((problem) => problem.params?.['name']).filter(Boolean).join(', ');
  throw badRequest(same ? first.code : 'validation', same ? { ...first.params, ...(name ? { name } : {}) } : {}, [...problems]);
}
