export const statistics = {
  statistics: {
    title: '官方统计', hint: '统计等部门公布的数，逐条注明来源；原样取用，不与本系统统计的数相加。', series: '统计指标', place: '地区', onlyCity: '只看全市数', period: '期间', periodEnd: '期间截止', periodHint: '如 2025年、2025年三季度、2025年9月、2025年1-9月', value: '公布数',
    document: '来源', documentHint: '统计公报、月报、年鉴或部门函件的名称', documentNumber: '文号', publishedOn: '公布日期', reason: '更正原因', recordedBy: '登记人', corrected: '更正', withdrawn: '已撤销',
    record: '登记公布数', correct: '更正', correctOf: '更正：%{name}', withdraw: '撤销', withdrawHint: '撤销后该期间按没有公布处理；原来的数仍留在历史中，按当时掌握的情况仍可查到。', import: '从表格导入', history: '历次公布', knownFrom: '%{at} 由 %{name} 登记', openMetric: '查看指标',
    catalogue: '统计指标目录', catalogueHint: '本市使用的官方统计指标：由谁公布、按什么地区公布、是时期数还是时点数。新增后即可登记、导入，并用于目标和考核。', newSeries: '新增指标', seriesName: '指标名称', seriesNameEn: '英文名称', seriesCode: '代码', seriesCodeHint: '小写字母、数字和连字符，保存后不能改', unit: '计量', nature: '时期或时点', places: '公布地区', publisher: '公布部门', seriesSource: '制度或条款', seriesSourceHint: '报表制度、公报或文件条款', figures: '有效公布数', actions: '操作', fixed: '已有 %{count} 条公布数，计量和时期、时点不能再改',
    archive: '停用', archived: '已停用', archiveHint: '停用后不再出现在登记、导入的选项中；已用到它的目标和政策参数仍可查看。', restore: '恢复使用', restoreHint: '恢复后可继续登记和导入。', noSeries: '还没有统计指标',
    empty: '还没有登记官方统计数', emptyHint: '登记一个公布数，或从表格导入；之后可作目标和考核的取数。',
  },
};
