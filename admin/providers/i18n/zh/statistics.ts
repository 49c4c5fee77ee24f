export const statistics = {
  statistics: {
    title: '官方统计', hint: '统计等部门公布的数，逐条注明来源；原样取用，不与本系统统计的数相加。', series: '统计指标', place: '地区', onlyCity: '只看全市数', period: '期间', periodEnd: '期间截止', periodHint: '如 2025年、2025年三季度、2025年9月、2025年1-9月', value: '公布数',
    document: '来源', documentHint: '统计公报、月报、年鉴或部门函件的名称', documentNumber: '文号', publishedOn: '公布日期', reason: '更正原因', recordedBy: '登记人', corrected: '更正', withdrawn: '已撤销',
    record: '登记公布数', correct: '更正', correctOf: '更正：%{name}', withdraw: '撤销', withdrawHint: '撤销后该期间按没有公布处理；原来的数仍留在历史中，按当时掌握的情况仍可查到。', import: '从表格导入', history: '历次公布', knownFrom: '%{at} 由 %{name} 登记', openMetric: '查看指标',
    empty: '还没有登记官方统计数', emptyHint: '登记一个公布数，或从表格导入；之后可作目标和考核的取数。',
  },
};
