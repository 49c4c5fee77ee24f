import { argumentWord } from '../../../shared/argument-words.js';
import type { MetricDefinition } from '../../../shared/contracts/metrics.js';
import { fenToWan, FEN_PER_WAN } from '../../../shared/money.js';
import { nameKey } from '../../../shared/text.js';

type Spec = MetricDefinition['arguments'][number];
type Locale = 'zh' | 'en';
const FLAGS = { zh: { true: '是', false: '否' }, en: { true: 'yes', false: 'no' } } as const;
const UNIT = { zh: '万元', en: '10k yuan' } as const;
/** Arguments without which a metric's name says too little, told even where they are the default. */
const ALWAYS: ReadonlySet<string> = new Set(['milestone', 'stage', 'series', 'of']);

function valueText(spec: Spec, value: unknown, locale: Locale): string {
  if (spec.kind === 'flag') return FLAGS[locale][value === true ? 'true' : 'false'];
  if (spec.kind === 'fen') return `${fenToWan(Number(value))}${locale === 'zh' ? '' : ' '}${UNIT[locale]}`;
  return spec.kind === 'choice' ? argumentWord(String(value), locale, spec.words) : String(value);
}

/** What a target asks of its metric, in words that `readArgumentText` reads: `达到的阶段或节点：开工；协议投资额不低于：1000万元`. Defaults are left out. */
export function argumentText(specs: readonly Spec[], values: Readonly<Record<string, unknown>>, locale: Locale): string {
  return specs.filter((spec) => spec.name !== 'on' && values[spec.name] !== undefined && values[spec.name] !== null && (ALWAYS.has(spec.name) || values[spec.name] !== spec.default))
    .map((spec) => `${locale === 'zh' ? spec.label : spec.labelEn}${locale === 'zh' ? '：' : ': '}${valueText(spec, values[spec.name], locale)}`).join(locale === 'zh' ? '；' : '; ');
}

function readValue(spec: Spec, text: string): unknown {
  const key = nameKey(text);
  if (spec.kind === 'choice') return spec.choices?.find((code) => [code, argumentWord(code, 'zh', spec.words), argumentWord(code, 'en', spec.words)].some((word) => nameKey(word) === key));
  if (spec.kind === 'flag') return key === '是' || key === 'yes' ? true : key === '否' || key === 'no' ? false : undefined;
  if (spec.kind === 'day') return text;
  const amount = /^([\d,]+(?:\.\d{1,6})?)\s*(?:万元|10k ?yuan)$/i.exec(text.normalize('NFKC').trim())?.[1];
  return amount === undefined ? undefined : Math.round(Number(amount.replaceAll(',', '')) * FEN_PER_WAN);
}

/** The arguments that a text names, or the piece of it that says nothing known. */
export function readArgumentText(specs: readonly Spec[], text: string): { values: Record<string, unknown> } | { unknown: string } {
  const values: Record<string, unknown> = {};
  for (const piece of text.split(/[;；\n]/).map((part) => part.trim()).filter(Boolean)) {
    const [label = '', ...rest] = piece.split(/[:：]/);
    const spec = specs.find((each) => [each.name, each.label, each.labelEn].some((word) => nameKey(word) === nameKey(label)));
    const value = spec && readValue(spec, rest.join(':').trim());
    if (!spec || value === undefined) return { unknown: piece };
    values[spec.name] = value;
  }
  return { values };
}
