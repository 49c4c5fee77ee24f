export const assessment = {
  assessment: {
    title: '园区考核', hint: '每年一次：采集、查验、计算、复核、异议、审定、公示、定稿。每一分都能点开到项目或佐证。', empty: '还没有考核', create: '建立考核', createHint: '采用该年度生效的考核方案，每年度只建一次', year: '考核年度', name: '考核', status: '进度', dueOn: '完成时限', overdue: '已逾期', units: '参评单位', excludedCount: '不予评价', missing: '缺数', pack: '方案',
    missingSum: '有 %{count} 项数据缺失：缺失不得分，也不估算。', saved: '已保存', note: '说明', reason: '原因', decisionNumber: '审定文号', decidedOn: '审定日期', noticeUntil: '公示截止日期', contact: '受理单位和联系方式', missingDecision: '对 %{count} 项缺失数据的决定', close: '关闭',
    tabs: { values: '数据填报', units: '参评单位', scores: '得分', 'what-if': '推演', objections: '异议', progress: '过程' },
    resultTable: '结果表', notice: '公示（Word）', unitSheet: '单位得分表', unit: '单位', park: '园区', group: '分组', included: '参加考核', out: '不参加', excluded: '不予评价', addUnit: '增加单位', unchecked: '尚无查验核查记录', recordCheck: '登记查验核查', checkKind: '类别', happenedOn: '日期', people: '人员', checkNotes: '情况',
    adjustments: '加减分', department: '部门', allDepartments: '全部部门', missingMark: '缺', fed: '由系统统计提供', saveValues: '保存 %{count} 项', valuesSaved: '已填报', valuesHint: '百分数可写 85、85% 或 0.85，小于 1% 的请带百分号；可从表格整块粘贴。带 * 的由系统统计提供。', readAs: '读作 %{value}', nothingToEnter: '没有要填报的数据', value: '数值', files: '佐证 %{count} 件',
    sheetDownload: '下载填报表', sheetUpload: '上传填报表', sheetProblems: '有 %{count} 处问题，全部改好后再上传，本次没有写入：', sheetPlace: '第 %{row} 行 %{column} 列', sheetCell: '单元格', sheetBefore: '原值', sheetWritten: '表中写法', sheetRead: '读作', sheetApply: '填报 %{count} 项', sheetSum: '将改动 %{changes} 项；另有 %{unchanged} 项与已填报的一致',
    result: '结果', total: '总分', lastYear: '较上年', noLastYear: '无', lastYearOf: '上年第 %{rank} 名，%{total} 分', groups: '分类得分', scoresHint: '点得分看取数、名次、算法和佐证；点总分看哪些指标最能提升名次。底色越深得分率越高。', place: '第 %{rank} 名',
    points: '得分', rank: '名次', formula: '计算', method: '方法', clause: '条款', reading: '读法', printedUnit: '文件印刷单位', departments: '责任部门', evidenceAsked: '应附材料', fedBy: '由系统统计提供：%{metric}', hiddenName: '（无权查看名称）', entries: '填报记录', takenBack: '撤回', written: '（原文 %{raw}）',
    object: '提出异议', objection: '异议内容', objected: '异议已提出', noObjections: '没有异议', objectHint: '异议期内，园区在得分明细中对本单位的得分提出异议，由责任部门答复。', answer: '答复', answered: '已答复', upheld: '异议成立',
    sensitivityHint: '系统计数多一个，或达到前一名的数值，其余不变。', oneMore: '多一个：%{from} → %{to}', nextRank: '达到前一名：%{from} → %{to}',
    awards: '奖励', tiesShare: '名次并列的，合并所占名次的奖金平均分配。', tiesEach: '名次并列的，分别按该名次奖励。', awardsSum: '合计', nobody: '空缺', notDecided: '待市政府决定', awardUnits: '获奖单位', awardAmount: '%{name}（万元）', amountDecided: '金额由市政府决定，在年度奖励资金余额内',
    deliveries: '报送情况', unmapped: '未对应到系统内机构', map: '对应机构', organisation: '系统内机构', history: '办理过程', differences: '如今重算', reproduced: '按留存的数据和方案重算，结果一致。校验码', notReproduced: '按留存的数据重算，结果不一致。校验码', schemeChanged: '现行方案与留存方案不同。', noDifference: '与现在的数据没有差别',
    whatIfHint: '改数值、分值、方法及其参数，或勾选在手项目，可以几项一起，看谁升谁降；不保存。', whatIfSoFar: '尚未计算，按目前已有的数据推演，还缺 %{count} 项。', indicator: '指标', newValue: '新数值', weight: '分值', changeOf: '改什么', changes: { value: '数值', weight: '分值', method: '方法和参数' }, addChange: '加入', clearChanges: '清空', gainers: '名次上升', losers: '名次下降', tryIt: '推演', weightsSum: '分值合计 %{sum}，应为 %{total}',
    prospects: '哪些在手项目最能提升', prospectsHint: '每个在手项目完成考核计数所需的下一步后的变化，其余不变。', yearOver: '%{year}年已结束，现在完成计入以后年度，以下为“如在当年完成”的测算。', prospectsSoFar: '按目前已有的数据推算，该单位还缺 %{count} 项。', standsAt: '现为第 %{rank} 名，%{total} 分', showAll: '全部 %{count} 项', noProspects: '没有可以再计入的在手项目', prospectsMore: '只列出最接近完成的项目',
  },
};
