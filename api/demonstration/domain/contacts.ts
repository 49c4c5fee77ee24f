import type { Disposal } from '../../../shared/vocabulary.js';
import type { Random } from './random.js';

const SURNAMES = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨'];
const GIVEN = ['示范', '样例', '演示', '虚构', '试用', '参考', '范文', '例知'];
const TITLES = ['投资总监', '战略发展部部长', '副总经理', '项目经理', '董事长助理', '政府事务经理', '财务总监'];
const NOTES = ['周三上午方便联系', '先发邮件再致电', '关注用电价格与标准厂房', '由总部统一对接', null, null];

export interface PlannedContact { name: string; title: string; phone: string; wechat: string | null; email: string; notes: string | null }

/** A fictional person at a company; the numbers are of no one. */
export function planContact(random: Random): PlannedContact {
  const number = random.whole(10_000, 99_999);
  return {
    name: `${random.pick(SURNAMES)}${random.pick(GIVEN)}`, title: random.pick(TITLES), phone: `000000${number}`, wechat: random.chance(0.4) ? `demo-${number}` : null, email: `demo${number}@example.com`, notes: random.pick(NOTES),
  };
}

/** What was decided on companies that stand idle. */
export const DISPOSALS_PLANNED: readonly { stoppedOn: string; disposal: Disposal; plan: string; reason: string }[] = [
  { stoppedOn: '2025-03-31', disposal: 'lease', plan: '厂房分割出租，已有两家企业洽谈', reason: '订单不足' },
  { stoppedOn: '2025-06-30', disposal: 'equity-transfer', plan: '引入同行业企业受让股权，盘活设备', reason: '资金链紧张' },
  { stoppedOn: '2025-09-15', disposal: 'restructuring', plan: '由集团内部重组，保留用工', reason: '产品升级' },
];
