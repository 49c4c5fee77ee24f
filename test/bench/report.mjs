import { cpus, totalmem } from 'node:os';

const sorted = (values) => [...values].sort((a, b) => a - b);
export function median(values) {
  const list = sorted(values);
  const middle = list.length >> 1;
  return list.length % 2 ? list[middle] : (list[middle - 1] + list[middle]) / 2;
}
const spread = (values, digits) => `**${median(values).toFixed(digits)}** (${sorted(values)[0].toFixed(digits)}–${sorted(values).at(-1).toFixed(digits)})`;
const count = (value) => Math.round(value).toLocaleString('en-US');

export const machine = () => `${cpus().length} × ${cpus()[0]?.model.trim() ?? 'unknown CPU'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}, ${process.platform}`;

function table(headers, rows) {
  return [`| ${headers.join(' | ')} |`, `|${headers.map((_, index) => (index ? '---:' : '---')).join('|')}|`, ...rows.map((cells) => `| ${cells.join(' | ')} |`)].join('\n');
}

function reads(results) {
  const rows = Object.entries(results).flatMap(([kind, { reads: measured = {} }]) => Object.entries(measured).map(([name, { rounds, statements }]) => {
    const of = (side, figure) => median(rounds.map((round) => round[side][figure]));
    return [`${name}, ${kind}`, statements, count(of('bare', 'perSecond')), count(of('app', 'perSecond')), spread(rounds.map((round) => round.app.perSecond / round.bare.perSecond), 2),
      `${of('bare', 'p50').toFixed(1)} / ${of('bare', 'p99').toFixed(1)}`, `${of('app', 'p50').toFixed(1)} / ${of('app', 'p99').toFixed(1)}`, `${of('bare', 'processorMs').toFixed(2)} / ${of('app', 'processorMs').toFixed(2)}`];
  }));
  return rows.length ? table(['', 'statements', 'limit, requests/s', 'Luodi, requests/s', 'ratio, median (min–max)', 'limit p50 / p99 ms', 'Luodi p50 / p99 ms', 'processor ms a request, limit / Luodi'], rows) : '';
}

/** Shares of the limit: of applying alone, and of everything from upload to applied against all rows written (and against applying's alone). */
export const importRatios = ({ app, bare }) => ({ apply: bare.apply / app.apply, whole: (bare.rows + bare.apply) / app.whole, wholeToApply: bare.apply / app.whole });

function imports(results) {
  const rows = Object.entries(results).filter(([, { imports: measured }]) => measured).map(([kind, { imports: rounds }]) => {
    const perSecond = (value) => count(median(rounds.map((round) => (round.app.counts.applied * 1_000) / value(round))));
    const ratio = (name) => spread(rounds.map((round) => importRatios(round)[name]), 2);
    return [kind, perSecond(({ app }) => app.upload), perSecond(({ app }) => app.preview), perSecond(({ app }) => app.apply), perSecond(({ app }) => app.whole), perSecond(({ bare }) => bare.apply), perSecond(({ bare }) => bare.rows + bare.apply),
      ratio('apply'), ratio('whole'), ratio('wholeToApply'), spread(rounds.map(({ app, bare }) => (bare.processor.rows + bare.processor.apply) / app.processor.whole), 2), count(Math.max(...rounds.map(({ app }) => app.peakMiB ?? Number.NaN)))];
  });
  return rows.length ? table(['import, rows/s', 'upload', 'preview', 'apply', 'whole', 'limit of apply', 'limit of all rows', 'apply / its limit', 'whole / limit of all rows', 'whole / limit of apply', 'the same as whole / limit of all rows in processor time', 'peak MiB'], rows) : '';
}

function keywords(results) {
  const measured = Object.entries(results).filter(([, { keyword }]) => keyword);
  const ms = (value) => value.toFixed(value < 10 ? 1 : 0);
  const rows = measured.flatMap(([kind, { keyword }]) => keyword.keywords.map(({ name, text, totals, like, grams, ratio }) => [`${name} ${text}, ${kind}`, `${count(totals.like)} / ${totals.grams}`, ms(like), ms(grams), `**${ratio.toFixed(1)}**`]));
  const costs = measured.map(([kind, { keyword: { entries, grams, indexMiB, allMiB, madeMs, writing: { one, batch } } }]) => [kind, count(entries), count(grams), `${indexMiB === undefined ? 'unknown' : count(indexMiB)} of ${count(allMiB)}`, madeMs === undefined ? 'at seeding' : `${(madeMs / 1_000).toFixed(0)} s`,
    `${ms(one.without)} → ${ms(one.with)} ms`, `${count(1_000_000 / batch.without)} → ${count(1_000_000 / batch.with)} rows/s`, `${count(1_000_000 / batch.job)} rows/s`]);
  if (!rows.length) return '';
  return [table(['keyword', 'found by LIKE / told', 'LIKE alone, ms', 'Luodi, whole request, ms', 'times faster'], rows), table(['search index', 'records', 'grams', 'MiB', 'made in', 'creating one project', 'creating 1,000 at once', 'indexed afterwards'], costs)].join('\n\n');
}

function starts(results) {
  const rows = Object.entries(results).filter(([, { starts: measured }]) => measured).map(([kind, { starts: measured }]) => [kind, spread(measured.map(({ startMs }) => startMs / 1_000), 2), spread(measured.map(({ idleMiB }) => idleMiB ?? Number.NaN), 0)]);
  return rows.length ? table(['', 'start to ready, s', 'memory after a few requests, MiB'], rows) : '';
}

function exports(results) {
  const wait = (rounds, figure) => median(rounds.map((round) => round[figure]));
  const rows = Object.entries(results).filter(([, result]) => result.export).map(([kind, { export: { ms, bytes, before, meanwhile, peakMiB } }]) => [kind, (ms / 1_000).toFixed(1), (bytes / 2 ** 20).toFixed(1), count(peakMiB ?? Number.NaN),
    ...['p50', 'p99'].map((figure) => (meanwhile.length ? `${wait(before, figure).toFixed(1)} → ${wait(meanwhile, figure).toFixed(1)}` : 'too short to tell'))]);
  return rows.length ? table(['export of 100,000 rows', 's', 'MiB', 'peak memory, MiB', 'others, one project: p50 ms before → meanwhile', 'p99'], rows) : '';
}

/** Linear: a park costs the same however many there are; told against 1,000 parks. */
function assessments(sizes) {
  const each = (size, figure) => median(size[figure]) / size.parks;
  const middle = sizes?.find(({ parks }) => parks === 1_000);
  const rows = (sizes ?? []).map((size) => [`${count(size.parks)} × ${size.indicators}`, spread(size.computed, 0), spread(size.kept, 0), (each(size, 'computed') * 1_000).toFixed(0), (each(size, 'computed') / each(middle, 'computed')).toFixed(2), (each(size, 'kept') / each(middle, 'kept')).toFixed(2)]);
  return rows.length ? table(['assessment, parks × indicators', 'compute, ms', 'with facts read and result written, ms', 'compute, µs a park', 'a park against 1,000 parks', 'the same with facts and result'], rows) : '';
}

function metrics(results) {
  const measured = Object.entries(results).filter(([, result]) => result.metrics);
  const of = (rounds, side) => median(rounds.map((round) => round[side]));
  const rows = measured.flatMap(([kind, { metrics: { metrics: asked } }]) => Object.entries(asked).map(([name, rounds]) => [`${name}, ${kind}`, of(rounds, 'bare').toFixed(0), of(rounds, 'app').toFixed(0), spread(rounds.map(({ app, bare }) => app / bare), 2), of(rounds, 'asOf').toFixed(0), spread(rounds.map(({ app, asOf }) => asOf / app), 2)]));
  if (!rows.length) return '';
  const total = count(measured[0][1].metrics.rows);
  return [table([`metric over ${total} projects, never asked before`, 'plain SQL, ms', 'Luodi, ms', 'times plain SQL', 'as of a past day, ms', 'as of / current'], rows),
    table([`twenty metrics over ${total} projects`, 'cold, s', 'warm, s'], measured.map(([kind, { metrics: { cold, warm } }]) => [kind, (cold / 1_000).toFixed(2), spread(warm.map((ms) => ms / 1_000), 3)]))].join('\n\n');
}

/** The figures as Markdown tables. */
export function markdown(options, results, assessment) {
  const about = `${machine()}. ${count(options.rows)} projects; list, one, aggregate and create: ${options.rounds} interleaved rounds of ${options.seconds} s, ${options.connections} connections; import: ${count(options['import-rows'])} rows, ${options['import-rounds']} rounds.`;
  if (!Object.keys(results).length) return [`${machine()}.`, assessments(assessment)].filter(Boolean).join('\n\n');
  return [about, starts(results), reads(results), keywords(results), exports(results), imports(results), metrics(results), assessments(assessment)].filter(Boolean).join('\n\n');
}
