export const numbers = {
  home: {
    title: '首页', greeting: '%{name}，您好', thisYear: '今年以来', lastYear: '去年同期 %{value}', funnel: '项目分布', waiting: '等您处理', byCounty: '各县区今年签约协议投资', byMonth: '今年各月签约协议投资', reviewsCounty: '待初审', reviewsCity: '待核验',
    rejected: '被退回', imports: '未完成的导入', all: '全部 %{count} 条', nothing: '没有等您处理的事', nothingHint: '可以看看项目库，或记一条新线索。', lastTouched: '最近更新 %{at}', oldestFirst: '从最久的看起', openRows: '%{count} 行待决定',
  },
  metrics: {
    imported: '官方公布（导入）', asPublished: '本级公布数', title: '指标', hint: '每个数字只有一个定义；台账、月报、底表都从这里取数。', flow: '期间数', stock: '时点数', source: '出处', lines: '%{count} 条',
    linesTitle: '构成', undetermined: '另有 %{count} 个因日期不够精确未计入', undeterminedTab: '未计入（日期不够精确）', contributing: '计入', sum: '合计', because: '依据', contribution: '计入数', empty: '没有计入的项目', verification: '核验', place: '落地', occurredOn: '发生日期', total: '合计', numerator: '分子', denominator: '分母', name: '名称', noUndetermined: '没有因日期不够精确而未计入的',
    evidence: '材料 %{count} 份', noEvidence: '无材料', breakdown: '分组', bys: { park: '园区', county: '县区', organisation: '单位', month: '月份', quarter: '季度', year: '年份', origin: '资金来源地', tier: '投资分级' },
  },
  period: { year: '年', quarter: '季度', month: '月', yearLabel: '%{year}年', quarterLabel: '第%{quarter}季度', monthLabel: '%{month}月', whole: '全年', kind: '期间' },
  feed: {
    title: '计数底表', hint: '园区考核取数。期间数按发生日期计入，日期不够精确的不计入并在数字后标出。', verifiedOnly: '只计已核验', threshold: '起算金额（万元）', byPolicy: '起点按政策参数', thresholdHint: '协议投资达到此数才计入', unit: '地区/园区', export: '导出 Excel', left: '%{count} 个未计入', leftHint: '日期只到月或年，无法判断是否在期间内', flows: '期间内发生', stocks: '截至 %{day}',
    empty: '还没有数据',
  },
  monthly: { place: '第%{rank}', title: '月报', month: '本月', 'year-to-date': '今年累计', 'last-year': '去年同期', on: '月末', rank: '排名', unit: '地区/园区', export: '导出 Excel', print: '打印', demonstration: '演示数据' },
};
