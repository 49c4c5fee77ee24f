export const targets = {
  targets: {
    title: '年度目标', hint: '目标任务、时序进度与分解', until: '截至 %{on}', name: '目标', value: '全年目标', actual: '完成', completion: '完成率', due: '应达进度', ahead: '超前/落后（百分点）', light: '灯号', lastYear: '去年同期', lastYearWhole: '去年全年 %{value}', lastYearLine: '去年', planned: '应达', allocated: '下级合计', shares: '%{count} 个下级',
    create: '下达目标', createFor: '下达 %{year} 年目标', edit: '修改', archive: '撤销', archived: '目标已撤销', allocate: '分解', allocateOf: '分解目标：%{name}', nothingBelow: '没有可分解的下级', sum: '合计 %{sum} / 本级 %{value}', sumExact: '与本级一致', sumMore: '比本级多 %{difference}', sumLess: '还差 %{difference}', rateShares: '比率目标逐个设定，不求和',
    empty: '%{year} 年还没有目标', emptyHint: '从指标目录选一个指标，定一个数，再分解到县区和园区。', on: '截至日', asOf: '按当时掌握的情况（日期）', scope: '范围', scopes: { city: '全市', county: '县区', park: '园区', organisation: '单位' }, metric: '指标', policySays: '政策要求：', allocatedHint: '已分解或由上级分解而来：指标和范围不可改', pace: '进度要求', label: '类别', labelHint: '同一指标有几个目标时区分，如 省定、市定', responsible: '责任单位', responsibleHint: '不填则为该范围的主管单位', cooperating: '配合单位', source: '出处', note: '备注', planHint: '各月末累计应达数，12 月等于全年目标', planEven: '平均分月', parent: '上级目标',
    sheetUpload: '导入 Excel', sheetApply: '应用 %{count} 行', sheetProblems: '有 %{count} 处问题，全部未应用；请改好后重新上传', sheetPlace: '第 %{row} 行 %{column} 列', sheetSum: '新增 %{created} 行，修改 %{changed} 行，无变化 %{unchanged} 行，有问题 %{refused} 行', sheetNew: '新增', sheetChanged: '修改',
    children: '下级目标', course: '全年走势（累计）', forecast: '年底预计', middle: '中位 %{value}，目标 %{target}', method: '方法', pastYear: '%{year} 年：同日 %{then}，年末 %{end}，%{factor} 倍', dueList: '计划年底前达到的项目 %{count} 个，合计 %{total}', plannedOn: '计划', overdue: '已过计划日期',
  },
};
