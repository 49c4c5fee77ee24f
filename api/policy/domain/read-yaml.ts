import { isAlias, isMap, isNode, isScalar, isSeq, LineCounter, parseDocument, visit, type Document, type Node, type YAMLError } from 'yaml';
import type { Finding, Path } from './finding.js';

export const MAX_PACK_CHARACTERS = 400_000;
const MAX_SYNTAX_PROBLEMS = 50;
const MAX_DEPTH = 30;

export interface ReadYaml { value: unknown; findings: Finding[]; at(path: Path): { line: number; column: number } }

const SYNTAX: Record<string, string> = { DUPLICATE_KEY: 'policy-duplicate-key', MULTIPLE_DOCS: 'policy-one-document', BAD_INDENT: 'policy-indent' };
const START = { line: 1, column: 1 };

const refusal = (code: string, params: Record<string, unknown> = {}): ReadYaml => ({ value: undefined, findings: [{ ...START, path: '', code, params }], at: () => START });

/** Brackets nested so deep that reading them would exhaust the stack; indentation cannot get there within the size allowed. */
function nestsTooDeep(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth = Math.max(0, depth - 1);
    if (depth > MAX_DEPTH) return true;
  }
  return /^(\s*- ?){40,}/m.test(text) || /^ {120,}\S/m.test(text);
}

/** Lines indented with tabs: after the first one the parser is lost, so these are looked for beforehand. */
const tabFindings = (text: string): Finding[] => text.split('\n')
  .flatMap((line, index) => { const at = /^ *\t/.exec(line); return at ? [{ line: index + 1, column: at[0].length, path: '', code: 'policy-tab', params: {} }] : []; }).slice(0, MAX_SYNTAX_PROBLEMS);

/**
 * Reads YAML into plain values and keeps the place of each. Aliases and anchors are refused (they make a short text unfold into a
 * huge one), so are tags, tabs, repeated keys, several documents, and what is too long or nested too deep.
 */
export function readYaml(text: string): ReadYaml {
  if (text.length > MAX_PACK_CHARACTERS) return refusal('policy-too-large', { limit: MAX_PACK_CHARACTERS });
  if (nestsTooDeep(text)) return refusal('policy-too-deep', { limit: MAX_DEPTH });
  const tabs = tabFindings(text);
  if (tabs.length) return { value: undefined, findings: tabs, at: () => START };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, schema: 'core', merge: false, stringKeys: true, logLevel: 'error' });
  const at = (offset: number) => { const { line, col } = lines.linePos(offset); return { line: Math.max(1, line), column: Math.max(1, col) }; };
  const findings = [...document.errors, ...document.warnings].slice(0, MAX_SYNTAX_PROBLEMS).map((error) => syntaxFinding(error, at));
  const refuse = (node: Node, code: string) => { findings.push({ ...at(node.range?.[0] ?? 0), path: '', code, params: {} }); };
  visit(document, {
    Alias: (_key, node) => refuse(node, 'policy-alias'),
    Node: (_key, node) => {
      if (!isAlias(node) && 'anchor' in node && node.anchor) refuse(node, 'policy-alias');
      return undefined;
    },
  });
  // A repeated key leaves the rest readable; anything else might make every line after it look wrong.
  const readable = !findings.some(({ code }) => code !== 'policy-duplicate-key') && document.contents !== null;
  if (!findings.length && document.contents === null) return refusal('policy-empty');
  return { value: readable ? (document.toJS({ maxAliasCount: 0 }) as unknown) : undefined, findings, at: (path) => at(offsetOf(document, path)) };
}

function syntaxFinding(error: YAMLError, at: (offset: number) => { line: number; column: number }): Finding {
  const code = SYNTAX[error.code] ?? 'policy-yaml';
  return { ...at(error.pos[0]), path: '', code, params: code === 'policy-yaml' ? { detail: error.message.split('\n')[0]!.slice(0, 200) } : {} };
}

/** Where a path begins: at the key of a mapping, at the entry of a list; where it leads nowhere, at what it would be in. */
function offsetOf(document: Document, path: Path): number {
  let node: unknown = document.contents;
  let offset = isNode(node) ? (node.range?.[0] ?? 0) : 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
      if (!pair) break;
      offset = isNode(pair.key) ? (pair.key.range?.[0] ?? offset) : offset;
      node = pair.value;
    } else if (isSeq(node)) {
      const entry = node.items[Number(step)];
      if (!isNode(entry)) break;
      offset = entry.range?.[0] ?? offset;
      node = entry;
    } else break;
  }
  return offset;
}
