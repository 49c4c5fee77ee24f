import { lastDay, quarterPeriod } from '../../../shared/period.js';
import type { Stage } from '../../../shared/vocabulary.js';
import type { PlannedProject } from './plan-types.js';
import { Random } from './random.js';

/** What the unit of a large project writes for a quarter; null where it stayed silent. */
export interface PlannedReturn { reportedOn: string; progress: string; statedFen: number; problems: string | null; requests: string | null; correction: { on: string; reason: string } | null }

const PROGRESS: Record<'signed' | 'started' | 'built' | 'producing', readonly string[]> = {
  signed: ['可研、环评编制完成，项目备案已办结，正在办理用地手续', '土地挂牌公告已发布，规划总平方案通过初审', '完成地勘和初步设计，施工图审查中', '项目公司注册完毕，首期注册资本到位，场地平整基本完成'],
  started: ['1号、2号厂房主体封顶，厂区道路管网同步施工', '基础工程完成，钢结构吊装过半', '主体工程完工，设备开始进场安装', '厂房内装和消防工程推进，主要设备合同已签订'],
  built: ['厂房竣工验收完成，生产线联调联试', '设备安装完毕，正在办理试生产手续，招工培训同步开展'],
  producing: ['一期生产线投产，产能逐步爬坡，二期前期工作启动', '正式投产，订单排至下季度'],
};
const PROBLEMS = [
  ['用地指标落实较慢，剩余约80亩尚未报批', '请市自然资源局协调解决用地指标'], ['110千伏专线尚未开工，影响设备调试', '请市供电公司将专线列入本季度计划'], ['企业融资进度滞后，设备款支付延后', '请市金融办组织银企对接'],
  ['厂区外道路未通，大件设备运输困难', '请县政府明确道路完工时限'], ['环评批复时间长于预期', '请市生态环境局靠前服务'], ['技术工人缺口约200人', '请市人社局组织专场招聘'],
] as const;

/** The stage a project had reached by the end of a quarter, as recorded by then. */
function stageBy(project: PlannedProject, end: string): keyof typeof PROGRESS {
  const reached = new Set(project.events.filter((event) => (event.type === 'stage' || event.type === 'baseline') && event.recordedAt.slice(0, 10) <= end).map((event) => event.code as Stage));
  return reached.has('producing') ? 'producing' : reached.has('built') ? 'built' : reached.has('started') ? 'started' : 'signed';
}

/** Most units report in time; some are late, some silent, a few correct themselves. */
export function returnOf(seed: number, project: PlannedProject, year: number, quarter: number, computedFen: number, today: string): PlannedReturn | null {
  const random = Random.of(seed + year * 4 + quarter, project.number);
  const period = quarterPeriod(year, quarter);
  const late = random.chance(0.14);
  const day = random.whole(late ? 12 : 1, late ? 24 : 10);
  const reportedOn = `${period.until.slice(0, 8)}${String(day).padStart(2, '0')}`;
  if (random.chance(0.13) || reportedOn > today) return null;
  const texts = PROGRESS[stageBy(project, lastDay(period))];
  const trouble = random.chance(0.4) ? random.pick(PROBLEMS) : null;
  const round = 1_000_000_00;
  const statedFen = random.chance(0.65) ? computedFen : Math.round((computedFen * random.between(0.92, 1.25)) / round) * round;
  const correction = statedFen !== computedFen && random.chance(0.15) ? { on: `${period.until.slice(0, 8)}26`, reason: '与企业核对后，按到票金额更正完成投资' } : null;
  return { reportedOn, progress: texts[(project.number + quarter) % texts.length]!, statedFen, problems: trouble?.[0] ?? null, requests: trouble && random.chance(0.8) ? trouble[1] : null, correction: correction && correction.on <= today ? correction : null };
}
