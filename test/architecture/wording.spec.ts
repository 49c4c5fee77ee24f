import ts from 'typescript';
import { sourcesBelow, type Source } from './sources.js';

/** Every text that people read exists in both languages, and none is written into the console's components. */
const HAN = /\p{Script=Han}/u;
const LETTER = /\p{L}/u;
/** Signs that Chinese sets and English does not. */
const WIDE = /[　，。：；（）、！？《》「」〔〕]/u;
/** Signs that are read alike in both languages. */
const SIGNS = new Set(['m²', 'kg/m²', 'sha256', 'ID', 'xlsx', 'csv', 'YAML', 'Luodi', 'CNY', 'API', 'Ctrl', 'Ctrl K', '⌘ K', 'Ctrl/⌘ K', 'K']);
const SHOWN_ATTRIBUTES = new Set(['aria-label', 'aria-description', 'placeholder', 'title', 'label', 'alt', 'helperText', 'helper', 'subtitle', 'hint', 'empty', 'noOptionsText']);

type Report = (node: ts.Node, text: string) => void;

function walk({ path, text }: Source, visit: (node: ts.Node, report: Report) => void): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS);
  const found: string[] = [];
  const report: Report = (node, what) => found.push(`${path}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${what.trim()}`);
  const step = (node: ts.Node): void => {
    visit(node, report);
    ts.forEachChild(node, step);
  };
  step(file);
  return found;
}

const literal = (node: ts.Node | undefined): string | undefined => {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node) ? node.head.text + node.templateSpans.map((span) => `{}${span.literal.text}`).join('') : undefined;
};
const property = (node: ts.ObjectLiteralExpression, name: string): ts.Expression | undefined =>
  node.properties.flatMap((one) => (ts.isPropertyAssignment(one) && one.name.getText() === name ? [one.initializer] : []))[0];

const ASKS_LOCALE = /locale.*=== '(zh|en)'/;
/** The half of a pair that is Chinese: `zh: '…'`, or the Chinese side of a question for the language. */
function isChineseHalf(node: ts.Node): boolean {
  for (let child = node, { parent } = node; parent; child = parent, { parent } = parent) {
    if (ts.isPropertyAssignment(parent) && parent.name.getText() === 'zh') return true;
    const asked = ts.isConditionalExpression(parent) && ASKS_LOCALE.exec(parent.condition.getText())?.[1];
    if (asked && ts.isConditionalExpression(parent) && child === (asked === 'zh' ? parent.whenTrue : parent.whenFalse)) return true;
  }
  return false;
}
/** What somebody typed is looked at in their own words. */
const isCompared = ({ parent }: ts.Node): boolean => ts.isBinaryExpression(parent) && parent.operatorToken.kind === ts.SyntaxKind.EqualsEqualsEqualsToken;
const isCode = (node: ts.Node): boolean => ts.isJsxElement(node) && ['code', 'kbd'].includes(node.openingElement.tagName.getText());
/** Not what is left without parameters, signs, codes and file names. */
const isWords = (text: string): boolean => {
  const plain = text.replaceAll('{}', '').trim();
  return LETTER.test(plain) && !SIGNS.has(plain) && !/^[a-z\d]+(-[a-z\d]+)+$/.test(plain);
};

describe('the words of the console', () => {
  const components = sourcesBelow('admin').filter(({ path }) => !path.startsWith('admin/providers/i18n'));

  it('are messages or pairs of words, never Chinese alone, nor are its signs', () => {
    const found = components.flatMap((source) => walk(source, (node, report) => {
      const text = ts.isJsxText(node) ? node.text : literal(node);
      if (text !== undefined && (HAN.test(text) || WIDE.test(text)) && !isChineseHalf(node) && !isCompared(node)) report(node, text);
    }));
    expect(found).toEqual([]);
  });

  it('are not written into the markup', () => {
    const found = components.flatMap((source) => walk(source, (node, report) => {
      if (ts.isJsxText(node) && isWords(node.text) && !isCode(node.parent)) report(node, node.text);
      if (ts.isJsxAttribute(node) && SHOWN_ATTRIBUTES.has(node.name.getText()) && node.initializer) {
        const value = ts.isJsxExpression(node.initializer) ? node.initializer.expression : node.initializer;
        const text = literal(value);
        if (text !== undefined && isWords(text)) report(node, `${node.name.getText()}=${text}`);
      }
      if (ts.isJsxExpression(node) && node.parent && (ts.isJsxElement(node.parent) || ts.isJsxFragment(node.parent))) {
        const text = literal(node.expression);
        if (text !== undefined && isWords(text)) report(node, text);
      }
    }));
    expect(found).toEqual([]);
  });
});

const parameters = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

describe('the words of vocabulary, permissions, errors, the audit, import fields, metrics and exports', () => {
  const sources = [...sourcesBelow('shared', 'api'), ...sourcesBelow('admin')].filter(({ path }) => !path.includes('/i18n/'));
  const pairs: string[] = [];

  it('are there in both languages, and the English is English', () => {
    const found = sources.flatMap((source) => walk(source, (node, report) => {
      if (!ts.isObjectLiteralExpression(node)) return;
      const [zh, en] = [property(node, 'zh'), property(node, 'en')];
      const [chinese, english] = [literal(zh), literal(en)];
      if (chinese === undefined && english === undefined) return;
      pairs.push(chinese ?? '');
      // A unit's Chinese is its key, and classifiers (个、项) have no English.
      const keyed = ts.isPropertyAssignment(node.parent) && /[\p{Script=Han}%]/u.test(node.parent.name.getText());
      if ((!zh && !keyed) || !en) report(node, `only one language: ${node.getText().slice(0, 80)}`);
      else if (zh && (chinese === '') !== (english === '')) report(node, 'empty in one language');
      if (english !== undefined && (HAN.test(english) || WIDE.test(english))) report(node, `en: ${english}`);
      if (chinese !== undefined && english !== undefined && `${parameters(chinese)}` !== `${parameters(english)}`) report(node, `parameters differ: ${chinese} / ${english}`);
    }));
    expect(found).toEqual([]);
    expect(pairs.length).toBeGreaterThan(900);
  });

  it('are chosen by language with English on the English side', () => {
    const found = sources.flatMap((source) => walk(source, (node, report) => {
      if (!ts.isConditionalExpression(node)) return;
      const asked = ASKS_LOCALE.exec(node.condition.getText())?.[1];
      if (!asked) return;
      const english = literal(asked === 'zh' ? node.whenFalse : node.whenTrue);
      if (english !== undefined && (HAN.test(english) || WIDE.test(english))) report(node, english);
    }));
    expect(found).toEqual([]);
  });

  it('head the columns of every workbook in both languages', () => {
    const found = sources.filter(({ path, text }) => path.startsWith('api/') && text.includes('readonly Column[]')).flatMap((source) => walk(source, (node, report) => {
      if (!ts.isArrayLiteralExpression(node) || node.elements.length < 3) return;
      const [zh, en] = [literal(node.elements[0]), literal(node.elements[1])];
      if (zh === undefined || !HAN.test(zh) || !node.elements.some((element) => ts.isArrowFunction(element))) return;
      if (!en?.trim() || HAN.test(en)) report(node, `${zh} / ${en ?? ''}`);
    }));
    expect(found).toEqual([]);
  });
});
