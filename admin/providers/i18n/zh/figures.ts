export const figures = {
  charts: { title: '一页图', subtitle: '%{name} · 截至 %{day}', monthly: '各月签约与开工项目数', signed: '签约', started: '开工', county: '各县区今年签约协议投资（亿元）', thisYear: '今年', lastYear: '去年同期', targets: '年度目标完成情况', noTargets: '今年没有目标', print: '打印' },
  figures: { hash: '校验值（SHA-256）%{hash}',
    title: '已发布数字', hint: '发布时冻结问法、数值和每一条构成；以后与今天的数逐条对照。', empty: '还没有发布过数字', emptyHint: '在指标页点“发布此数”。', more: '显示更多（共 %{count} 个）', publish: '发布此数', publishHint: '将冻结数值 %{value} 和 %{count} 条构成，发布后不可修改。', name: '名称', then: '发布时（%{on}）', now: '今天', difference: '相差', counts: '%{same} 条未变，新增 %{added} 条，减少 %{removed} 条，改变 %{changed} 条', openMetric: '今天的数', lines: '不同之处', noDifference: '每一条都与发布时相同', change: '变化', published: '发布时', reason: '原因', shown: '显示前 %{shown} 条，共 %{count} 条',
  },
};
