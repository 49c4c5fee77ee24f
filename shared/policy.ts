import { FEN_PER_WAN, FEN_PER_YI, FEN_PER_YUAN } from './money.js';
import type { Label } from './vocabulary.js';

/** What policy packs are made of, in words: kinds of item, topics, units, bounds and the standing of a document. */
export const POLICY_KINDS = {
  amount: { zh: '金额', en: 'Amount' },
  count: { zh: '数量', en: 'Count' },
  rate: { zh: '比率', en: 'Rate' },
  quantity: { zh: '量值', en: 'Quantity' },
  duration: { zh: '时长', en: 'Duration' },
  range: { zh: '区间', en: 'Range' },
  flag: { zh: '是否', en: 'Yes or no' },
  choice: { zh: '口径选择', en: 'Setting' },
  rounding: { zh: '取整规则', en: 'Rounding' },
  'tier-table': { zh: '分级表', en: 'Tiers' },
  'gate-table': { zh: '推进条件表', en: 'Gates' },
  'path-table': { zh: '阶段路径表', en: 'Paths' },
  'word-table': { zh: '阶段用词表', en: 'Stage words' },
  metric: { zh: '指标口径', en: 'Metric' },
  target: { zh: '目标', en: 'Target' },
  scheme: { zh: '考核方案', en: 'Assessment scheme' },
  'lamp-rule': { zh: '亮灯规则', en: 'Lamp rule' },
  'split-rule': { zh: '分成规则', en: 'Split rule' },
  calendar: { zh: '时限', en: 'Due date' },
  duty: { zh: '工作要求', en: 'Duty' },
  designation: { zh: '名录', en: 'Named list' },
  'days-off': { zh: '放假安排', en: 'Days off' },
} as const satisfies Record<string, Label>;
export type PolicyKind = keyof typeof POLICY_KINDS;

/** The first part of an item's key. */
export const POLICY_TOPICS = {
  targets: { zh: '年度目标', en: 'Annual targets' },
  attraction: { zh: '招商引资', en: 'Attraction' },
  tiers: { zh: '项目分级', en: 'Tiers' },
  'key-projects': { zh: '重点项目', en: 'Key projects' },
  projects: { zh: '项目规则', en: 'Project rules' },
  leads: { zh: '线索', en: 'Leads' },
  imports: { zh: '台账导入', en: 'Imports' },
  counting: { zh: '统计口径', en: 'Counting' },
  supervision: { zh: '督查通报', en: 'Supervision' },
  enclaves: { zh: '飞地经济', en: 'Enclaves' },
  commitments: { zh: '协议承诺', en: 'Commitments' },
  incentives: { zh: '政策支持', en: 'Incentives' },
  industries: { zh: '主导产业', en: 'Leading industries' },
  parks: { zh: '园区', en: 'Parks' },
  carriers: { zh: '土地与厂房', en: 'Land and factories' },
  assessment: { zh: '考核评价', en: 'Assessment' },
  organisation: { zh: '组织保障', en: 'Organisation' },
  calendar: { zh: '工作日历', en: 'Working calendar' },
} as const satisfies Record<string, Label>;
export type PolicyTopic = keyof typeof POLICY_TOPICS;
export const topicOf = (key: string): string => key.slice(0, key.indexOf('.'));

/** How far a document binds. */
export const DOCUMENT_STATUSES = {
  'in-force': { zh: '有效', en: 'In force' },
  'period-over': { zh: '期限已过', en: 'Its period is over' },
  draft: { zh: '征求意见稿', en: 'Draft for comment' },
  trial: { zh: '试行', en: 'On trial' },
  repost: { zh: '转载，非正式文本', en: 'A repost, not the official text' },
  own: { zh: '本市决定', en: 'The city’s own decision' },
  practice: { zh: '通行做法，无条文依据', en: 'Common practice, no clause' },
} as const satisfies Record<string, Label>;
export type DocumentStatus = keyof typeof DOCUMENT_STATUSES;

/** How a number binds; 以上、以内 include the number itself. */
export const POLICY_BOUNDS = {
  exactly: { zh: '', en: '' },
  'at-least': { zh: '不少于', en: 'at least' },
  'more-than': { zh: '多于', en: 'more than' },
  'at-most': { zh: '不超过', en: 'at most' },
  about: { zh: '约', en: 'about' },
} as const satisfies Record<string, Label>;
export type PolicyBound = keyof typeof POLICY_BOUNDS;

/** Units by the word that documents print; money carries its worth in fen. */
export const POLICY_UNITS = {
  元: { en: 'yuan', measure: 'money', fen: FEN_PER_YUAN },
  万元: { en: '10k yuan', measure: 'money', fen: FEN_PER_WAN },
  亿元: { en: '100M yuan', measure: 'money', fen: FEN_PER_YI },
  个: { en: '', measure: 'count' },
  项: { en: '', measure: 'count' },
  户: { en: 'companies', measure: 'count' },
  家: { en: 'companies', measure: 'count' },
  次: { en: 'times', measure: 'count' },
  人: { en: 'people', measure: 'count' },
  万人: { en: '10k people', measure: 'quantity' },
  万户: { en: '10k companies', measure: 'quantity' },
  分: { en: 'points', measure: 'quantity' },
  '%': { en: '%', measure: 'rate' },
  百分点: { en: 'points', measure: 'rate' },
  天: { en: 'days', measure: 'duration' },
  工作日: { en: 'working days', measure: 'duration' },
  月: { en: 'months', measure: 'duration' },
  年: { en: 'years', measure: 'duration' },
  亩: { en: 'mu', measure: 'quantity' },
  平方米: { en: 'm²', measure: 'quantity' },
  万平方米: { en: '10k m²', measure: 'quantity' },
  层: { en: 'floors', measure: 'quantity' },
  万套: { en: '10k flats', measure: 'quantity' },
  '元/平方米': { en: 'yuan/m²', measure: 'quantity' },
  '亿元/平方公里': { en: '100M yuan/km²', measure: 'quantity' },
  '万元/亩': { en: '10k yuan/mu', measure: 'quantity' },
} as const satisfies Record<string, { en: string; measure: 'money' | 'count' | 'rate' | 'duration' | 'quantity'; fen?: number }>;
export type PolicyUnit = keyof typeof POLICY_UNITS;

/** Duties that documents lay on somebody. */
export const POLICY_DUTIES = {
  'one-to-one-team': { zh: '“一对一”专门工作小组', en: 'One-to-one team' },
  'return-visit': { zh: '签约项目回访', en: 'Return visits to signed projects' },
  bulletin: { zh: '督查通报', en: 'Bulletin' },
  'annual-plan': { zh: '制定年度工作方案', en: 'Annual work plan' },
  'project-library': { zh: '建立招商项目库', en: 'Library of opportunities' },
  'rolling-batches': { zh: '签约、建设、投产滚动推进', en: 'Rolling batches' },
  'attraction-team': { zh: '专业招商团队', en: 'Professional attraction team' },
  'attraction-plan': { zh: '产业链招商计划', en: 'Chain attraction plan' },
  'chain-map': { zh: '产业链招商图谱', en: 'Chain map' },
  catalogue: { zh: '招商目录', en: 'Attraction catalogue' },
  directions: { zh: '明确重点招商地区与主攻方向', en: 'Target regions and directions' },
  positioning: { zh: '产业定位与规划环评把关', en: 'Positioning and planning assessment' },
  'propose-enclave': { zh: '不符定位的项目向其他园区飞地', en: 'Send projects that do not fit to other parks' },
  'disposal-plan': { zh: '一企一策处置方案', en: 'A disposal plan for each company' },
  'idle-first': { zh: '优先盘活闲置厂房', en: 'Idle factories first' },
  'hang-incentives': { zh: '优惠兑现与管理效益挂钩', en: 'Incentives hang on results' },
  'commitment-tracking': { zh: '承诺指标全周期评估', en: 'Commitments assessed over the whole cycle' },
  'target-assessment': { zh: '纳入目标考核', en: 'Part of the target assessment' },
  'site-visit': { zh: '查验资料与现场核查', en: 'Document check and site visit' },
  announce: { zh: '公示公布', en: 'Public notice' },
  training: { zh: '专题培训', en: 'Training' },
  matchmaking: { zh: '对接活动', en: 'Matchmaking' },
  statistics: { zh: '统计监测', en: 'Statistical monitoring' },
  priority: { zh: '优先支持', en: 'Priority support' },
  headship: { zh: '领导兼任园区职务', en: 'Leaders heading a park' },
  permits: { zh: '审批服务', en: 'Permit services' },
  'full-agency': { zh: '全程代办', en: 'Full-course agency' },
} as const satisfies Record<string, Label>;

/** How the points of an indicator come about; `api/assessment` computes them. */
export const SCORING_METHOD_CODES = [
  'rank-share', 'rank-to-zero', 'rank-step', 'value-ratio', 'efficacy', 'completion', 'blended-completion', 'tier-ladder', 'threshold', 'excess-bonus', 'per-unit', 'department-scored', 'deduction', 'recognition',
] as const;

const MONEY = /^(\d{1,12}(?:\.\d{1,6})?)\s*(元|万元|亿元)$/;

/** `1000万元` as fen; undefined for anything else. */
export function fenOfText(text: string): number | undefined {
  const match = MONEY.exec(text.trim());
  if (!match) return undefined;
  const unit = POLICY_UNITS[match[2] as '元' | '万元' | '亿元'];
  const [whole = '0', decimals = ''] = match[1]!.split('.');
  const scaled = Number(`${whole}${decimals}`) * unit.fen;
  return scaled % 10 ** decimals.length ? undefined : scaled / 10 ** decimals.length;
}
