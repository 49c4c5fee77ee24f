/** The clauses that definitions rest on. What no clause defines is said to be common practice. */
export const BATCHES = '《关于推进新时期工业园区高质量发展的意见（征求意见稿）》二（五）：签约一批、建设一批、投产一批';
export const NEW_COMPANIES = '《安康市加快县域工业集中区（产业园区）建设行动计划》二（六）：每年新增投资千万元入园企业';
export const EVENTS = '《安康市加快县域工业集中区（产业园区）建设行动计划》二（六）：每年举办招商推介对接活动5场以上';
export const COMMON_PRACTICE = '通行统计口径（政策条文未作定义）';
