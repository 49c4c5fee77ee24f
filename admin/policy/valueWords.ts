import { argumentWord } from '../../shared/argument-words';
import type { MetricDefinition } from '../../shared/contracts/metrics';
import type { PolicyItem } from '../../shared/contracts/policy';
import { POLICY_BOUNDS, POLICY_DUTIES, POLICY_UNITS } from '../../shared/policy';
import { formatFen } from '../../shared/money';
import { EVIDENCE_KINDS, LAND_MODES, MILESTONES, PROJECT_STATUSES, STAGES, type Label } from '../../shared/vocabulary';
import { bracketed, sign } from '../components/punctuation';
import type { MessageKey, Words } from '../providers/i18n';

type Plain = Record<string, unknown>;
const text = (value: unknown) => String(value ?? '');
const list = (value: unknown) => (Array.isArray(value) ? value : []) as unknown[];
const plain = (value: unknown) => (typeof value === 'object' && value !== null ? value : {}) as Plain;

interface Say extends Words { joiner: string; metrics: readonly MetricDefinition[] }

function unitOf({ unit }: PolicyItem, { locale }: Words): string {
  if (!unit) return '';
  return locale === 'zh' ? unit : POLICY_UNITS[unit].en;
}

function measured(item: PolicyItem, number: unknown, say: Words): string {
  const unit = unitOf(item, say);
  const bound = say.word(POLICY_BOUNDS, item.bound && item.bound !== 'exactly' ? item.bound : null);
  return [bound === '—' ? '' : bound, `${Number(number).toLocaleString('en-US', { maximumFractionDigits: 6 })}${unit && unit !== '%' ? ` ${unit}` : unit}`].filter(Boolean).join(' ');
}

/** An argument in the words of its metric; an amount in its unit. What asks for nothing says nothing. */
function argument(name: string, value: unknown, spec: MetricDefinition['arguments'][number] | undefined, { locale }: Words): string {
  const label = spec ? (locale === 'zh' ? spec.label : spec.labelEn) : name;
  if (spec?.kind === 'flag') return value === true ? label : '';
  if (name.endsWith('Fen') && typeof value === 'number') return value === 0 ? '' : `${label} ${formatFen(value, locale)}`;
  return `${label}${sign('colon')}${spec?.kind === 'choice' ? argumentWord(text(value), locale, spec.words) : text(value)}`;
}

function call(code: unknown, args: unknown, say: Say): string {
  const metric = say.metrics.find((each) => each.code === code);
  const said = Object.entries(plain(args)).map(([name, value]) => argument(name, value, metric?.arguments.find((spec) => spec.name === name), say)).filter(Boolean);
  return `${metric ? (say.locale === 'zh' ? metric.name : metric.nameEn) : text(code)}${said.length ? bracketed(said.join(sign('comma'))) : ''}`;
}
const words = (vocabulary: Record<string, Label>, codes: unknown, { word, joiner }: Say) => list(codes).map((code) => word(vocabulary, text(code))).join(joiner);
const names = (value: unknown, { joiner }: Say) => list(value).map(text).join(joiner);
const message = (say: Words, group: string, code: unknown) => (code ? say.t(`policy.${group}.${text(code)}` as MessageKey) : '');

function target(item: PolicyItem, value: Plain, say: Say): string[] {
  const who = [message(say, 'of', value['of']), message(say, 'per', value['per'])].filter(Boolean).join(say.locale === 'zh' ? '' : ', ');
  return [
    `${who}${say.locale === 'zh' ? ' ' : ': '}${measured(item, value['amount'], say)}`,
    value['metric'] ? call(value['metric'], value['arguments'], say) : '',
    value['responsible'] ? `${say.t('policy.responsible')}${sign('colon')}${names(value['responsible'], say)}` : '',
    value['cooperating'] ? `${say.t('policy.cooperating')}${sign('colon')}${names(value['cooperating'], say)}` : '',
  ];
}

function duty(item: PolicyItem, value: Plain, say: Say): string[] {
  const whom = plain(value['for']);
  const scope = [
    whom['minimum'] === undefined ? '' : say.t('policy.minimumFor', { amount: `${text(whom['minimum'])} ${unitOf(item, say)}` }), whom['orLeaderCompany'] ? say.t('policy.orLeader') : '',
    whom['stage'] ? say.word(STAGES, text(whom['stage'])) : '', text(whom['what']),
  ].filter(Boolean).join(' ');
  return [[say.word(POLICY_DUTIES, text(value['duty'])), message(say, 'every', value['every'])].filter(Boolean).join(' · '), scope, value['by'] ? `${say.t('policy.responsible')}${sign('colon')}${names(value['by'], say)}` : ''];
}

const rows: Partial<Record<PolicyItem['kind'], (item: PolicyItem, value: Plain, say: Say) => string[]>> = {
  target, duty,
  range: (item, value, say) => [`${text(value['min'])}–${text(value['max'])} ${unitOf(item, say)}`],
  choice: (_item, value) => [`${text(value['setting'])}: ${text(value['choice'])}`],
  rounding: (_item, value, { t }) => [`${t(value['mode'] === 'up' ? 'policy.roundUp' : value['mode'] === 'down' ? 'policy.roundDown' : 'policy.halfUp')} · ${t('policy.decimals', { count: Number(value['decimals']) })}`],
  'tier-table': (item, value, say) => [value['leadingIndustryOnly'] ? say.t('policy.leadingOnly') : '', ...list(value['tiers']).map(plain).map((tier) => `${text(tier['name'])} ≥ ${text(tier['minimum'])} ${unitOf(item, say)}`)],
  'path-table': (_item, value, say) => Object.entries(value).map(([mode, path]) => `${say.word(LAND_MODES, mode)}${sign('colon')}${list(path).map((stage) => say.word(STAGES, text(stage))).join(' → ')}`),
  'gate-table': (_item, value, say) => Object.entries(value).map(([stage, gate]) => `${say.word(STAGES, stage)}${sign('colon')}${[...list(plain(gate)['fields']).map((field) => { const key = `fields.${text(field)}` as MessageKey; return say.t(key); }), ...list(plain(gate)['evidence']).map((kinds) => words(EVIDENCE_KINDS, kinds, { ...say, joiner: ' / ' }))].join(say.joiner) || '—'}`),
  metric: (_item, value, say) => [call(value['metric'], value['arguments'], say)],
  'lamp-rule': (_item, value, say) => [message(say, 'measures', value['measure']), ...list(value['lamps']).map(plain).map((lamp) => `${message(say, 'lamps', lamp['lamp'])} ≥ ${text(lamp['from'])}`)],
  'split-rule': (_item, value, say) => [
    say.t(value['mode'] === 'negotiated' ? 'policy.negotiated' : 'policy.ratio'), value['coordinators'] ? `${say.t('policy.coordinators')}${sign('colon')}${names(value['coordinators'], say)}` : '',
    ...list(value['bands']).map(plain).map((band) => `≤ ${text(band['untilYear'] ?? '∞')}${sign('colon')}${Object.entries(plain(band['shares'])).map(([party, share]) => `${message(say, 'parties', party)} ${text(share)}%`).join(say.joiner)}`),
  ],
  calendar: (_item, value, say) => [[message(say, 'every', value['every']), value['dueOn'] ? text(value['dueOn']) : `${Number(value['yearOffset'] ?? 0) > 0 ? `${say.t('policy.afterYear')} ` : ''}${text(value['due'])}`].filter(Boolean).join(' · '), text(value['what'])],
  'days-off': (_item, value, say) => list(value).map(plain).flatMap((year) => [
    `${text(year['year'])}${bracketed(text(year['notice']))}${sign('colon')}${list(year['off']).map(plain).map((off) => `${text(off['name'])} ${[...new Set([off['from'], off['until']])].map((on) => text(on).slice(5)).join('–')}`).join(say.joiner)}`,
    list(year['worked']).length ? `${say.t('policy.worked')} ${list(year['worked']).map((on) => text(on).slice(5)).join(say.joiner)}` : '',
  ]),
  designation: (_item, value, say) => list(value['entries']).map(plain).map((entry) => `${text(entry['name'])}${entry['entries'] ? `${sign('colon')}${names(entry['entries'], say)}` : ''}${entry['note'] ? bracketed(text(entry['note'])) : ''}`),
};

/** A value in words, line by line; an assessment scheme is a table and shown as one. */
export function valueLines(item: PolicyItem, words_: Words, metrics: readonly MetricDefinition[]): string[] {
  const say: Say = { ...words_, joiner: sign('list'), metrics };
  if (typeof item.value === 'number') return [measured(item, item.value, say)];
  if (typeof item.value === 'boolean') return [say.t(item.value ? 'list.yes' : 'list.no')];
  if (item.kind === 'word-table') {
    return list(item.value).map(plain).map((row) => `${[row['stage'] ? say.word(STAGES, text(row['stage'])) : '', words(MILESTONES, row['milestones'], say), row['status'] ? say.word(PROJECT_STATUSES, text(row['status'])) : ''].filter(Boolean).join(' · ')}${sign('colon')}${names(row['words'], say)}`);
  }
  return (rows[item.kind]?.(item, plain(item.value), say) ?? [JSON.stringify(item.value)]).filter(Boolean);
}
