import type { PolicyCase, PolicyContent, PolicyDocument, PolicyItem } from '../../../shared/contracts/policy.js';
import { POLICY_TOPICS, POLICY_UNITS, topicOf } from '../../../shared/policy.js';
import { caseProblems } from './cases.js';
import type { Finding, Note, Path } from './finding.js';
import { KINDS } from './kinds.js';
import { nearest } from './nearest.js';
import type { KnownNames } from './names.js';
import { periodProblems } from './periods.js';
import { readYaml } from './read-yaml.js';
import { CASE, HEAD, ITEM, noteIssues } from './shape.js';

export interface ReadPack {
  /** Null when anything is wrong. */
  content: PolicyContent | null;
  /** Everything wrong at once, by line. */
  findings: Finding[];
  itemCount: number;
  caseCount: number;
}

type Plain = Record<string, unknown>;
const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/**
 * Reads a pack and says everything that is wrong with it, each with its line: what cannot be read, unknown keys, kinds, units, metrics,
 * methods and clauses, wrong types, overlapping or missing periods, weights that miss their total, failing cases (domain §12).
 */
export function readPack(text: string, names: KnownNames): ReadPack {
  const { value, findings: syntax, at } = readYaml(text);
  const findings = new Map<string, Finding>(syntax.map((finding) => [`${finding.line}:${finding.column} ${finding.code}`, finding]));
  const note: Note = (path, code, params = {}) => {
    const finding = { ...at(path), path: path.join('.'), code, params };
    findings.set(`${finding.path} ${code} ${JSON.stringify(params)}`, finding);
  };
  const raw = isPlain(value) ? value : undefined;
  if (value !== undefined && !raw) note([], 'policy-wrong-type', { expected: 'map' });
  const items = listOf(raw?.['items']);
  const cases = listOf(raw?.['cases']);
  const content = raw ? readContent(raw, items, cases, names, note) : null;
  const all = [...findings.values()].sort((one, other) => one.line - other.line || one.column - other.column || one.code.localeCompare(other.code));
  return { content: all.length ? null : content, findings: all, itemCount: items.length, caseCount: cases.length };
}

function readContent(raw: Plain, rawItems: unknown[], rawCases: unknown[], names: KnownNames, note: Note): PolicyContent | null {
  const head = HEAD.safeParse(raw, { reportInput: true });
  if (!head.success) noteIssues(head.error, [], note);
  const documents = documentsOf(raw['documents']);
  const checkedOn = typeof raw['checkedOn'] === 'string' ? raw['checkedOn'] : '';
  const own = raw['documentStatus'] === 'own';
  const items = rawItems.map((item, index) => readItem(item, ['items', index], { documents, checkedOn, own }, names, note));
  const cases = rawCases.map((each, index) => {
    const read = CASE.safeParse(each, { reportInput: true });
    if (!read.success) noteIssues(read.error, ['cases', index], note);
    return read.success ? (read.data as PolicyCase) : undefined;
  });
  const covers = head.success ? head.data.covers : undefined;
  const known = items.flatMap((item, index) => (item ? [{ item, path: ['items', index] as Path }] : []));
  periodProblems(known, covers, note);
  const readable = known.map(({ item }) => item);
  // What a broken item would have answered is nobody's business yet.
  const broken = new Set(rawItems.flatMap((item, index) => (items[index] || !isPlain(item) ? [] : [String(item['key'])])));
  cases.forEach((each, index) => { if (each && !broken.has(each.item)) caseProblems(each, readable, ['cases', index], note); });
  if (!head.success || items.some((item) => !item) || cases.some((each) => !each)) return null;
  return { ...head.data, documents, items: readable, cases: cases as PolicyCase[] } as PolicyContent;
}

function documentsOf(raw: unknown): Record<string, PolicyDocument> {
  if (!isPlain(raw)) return {};
  return Object.fromEntries(Object.entries(raw).flatMap(([name, document]) => (isPlain(document) ? [[name, { ...document, clauses: listOf(document['clauses']).map(String) } as unknown as PolicyDocument]] : [])));
}

interface Around { documents: Record<string, PolicyDocument>; checkedOn: string; own: boolean }

function readItem(raw: unknown, path: Path, { documents, checkedOn, own }: Around, names: KnownNames, note: Note): PolicyItem | undefined {
  let wrong = false;
  const report: Note = (at, code, params) => { wrong = true; note(at, code, params); };
  const head = ITEM.safeParse(raw, { reportInput: true });
  if (!head.success) noteIssues(head.error, path, report);
  if (!isPlain(raw)) return undefined;
  const key = String(raw['key'] ?? '');
  if (key.includes('.') && !(topicOf(key) in POLICY_TOPICS)) report([...path, 'key'], 'policy-unknown-topic', { name: topicOf(key), known: Object.keys(POLICY_TOPICS) });
  const value = readValue(raw, path, names, report);
  checkSource(raw['source'], [...path, 'source'], documents, report);
  if (!head.success || wrong) return undefined;
  const item = { ...head.data, value, checkedOn: head.data.checkedOn ?? checkedOn } as PolicyItem;
  if (item.from > item.until) report([...path, 'until'], 'policy-period', { from: item.from });
  const issuedOn = documents[item.source.document]?.issuedOn;
  if (issuedOn && item.checkedOn < issuedOn) report([...path, 'checkedOn'], 'policy-checked-before', { issuedOn });
  if (item.origin && !own) report([...path, 'origin'], 'policy-origin');
  return wrong ? undefined : item;
}

/** The value, by the rules of the item's kind; amounts in words have become numbers. */
function readValue(raw: Plain, path: Path, names: KnownNames, report: Note): unknown {
  const kind = Object.hasOwn(KINDS, String(raw['kind'])) ? KINDS[raw['kind'] as keyof typeof KINDS] : undefined;
  if (!kind) return undefined;
  const { measures, bounded } = kind;
  const unit = Object.hasOwn(POLICY_UNITS, String(raw['unit'])) ? POLICY_UNITS[raw['unit'] as keyof typeof POLICY_UNITS] : undefined;
  if (raw['unit'] !== undefined && !measures.length) report([...path, 'unit'], 'policy-no-unit');
  else if (unit && !measures.includes(unit.measure)) report([...path, 'unit'], 'policy-unit', { known: unitsOf(measures) });
  else if (raw['unit'] === undefined && measures.length && raw['kind'] !== 'duty') report(path, 'policy-unit-missing', { known: unitsOf(measures) });
  if (raw['bound'] !== undefined && !bounded) report([...path, 'bound'], 'policy-no-bound');
  if (raw['value'] === undefined || raw['value'] === null) { report([...path, 'value'], 'required'); return undefined; }
  const read = kind.shape.safeParse(raw['value'], { reportInput: true });
  if (!read.success) { noteIssues(read.error, [...path, 'value'], report); return undefined; }
  kind.check?.(read.data, (below, code, params) => report([...path, 'value', ...below], code, params), names);
  return read.data;
}

const unitsOf = (measures: readonly string[]) => Object.entries(POLICY_UNITS).filter(([, { measure }]) => measures.includes(measure)).map(([name]) => name);

function checkSource(source: unknown, path: Path, documents: Record<string, PolicyDocument>, report: Note): void {
  if (!isPlain(source)) return;
  const { document: name, clause } = source;
  if (typeof name !== 'string' || typeof clause !== 'string') return;
  const document = Object.hasOwn(documents, name) ? documents[name] : undefined;
  if (!document) return report([...path, 'document'], 'policy-unknown-document', { name, known: Object.keys(documents) });
  if (!document.clauses.includes(clause)) report([...path, 'clause'], 'policy-unknown-clause', { name: clause, document: name, known: nearest(clause, document.clauses) });
}
