/** The clauses that definitions rest on. What no clause defines is said to be common practice. */
export const BATCHES = '《关于推进新时期工业园区高质量发展的意见（征求意见稿）》二（五）：签约一批、建设一批、投产一批';
export const NEW_COMPANIES = '《安康市加快县域工业集中区（产业园区）建设行动计划》二（六）：每年新增投资千万元入园企业';
export const EVENTS = '《安康市加快县域工业集中区（产业园区）建设行动计划》二（六）：每年举办招商推介对接活动5场以上';
export const CERTIFICATION = '《安康市招商引资考核办法》附件1三（三）：招商引资项目和产业链延伸企业的认定';
export const LEADER_OR_LARGE = '《关于加快产业集聚区建设的意见》二（一）3：每个集聚区新引进1个以上行业龙头企业或投资5亿元以上重大项目';
export const OFFICIAL = '统计等部门公布（导入）；逐条注明来源、文号和公布日期';
export const COMMON_PRACTICE = '通行统计口径（政策条文未作定义）';
