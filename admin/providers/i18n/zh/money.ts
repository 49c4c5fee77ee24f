export const money = {
  money: {
    title: '资金台账', hint: '到位资金与完成投资是两个序列，从不相加；每一行都能点开到项目台账。', empty: '还没有登记过资金', emptyHint: '签约后，在项目页登记到位资金或完成投资。', panel: '资金', agreed: '协议投资', arrived: '到位资金', completed: '完成投资',
    remaining: '尚未到位', beyond: '超出协议', beyondHint: '累计到位资金超过协议投资 %{amount}，请核对协议金额或资金记录。', willExceed: '登记后累计到位 %{total}，超过协议投资 %{agreed}；可以登记，但会标出。', verified: '已核验 %{amount}', noAgreed: '协议投资未填',
    entries: '查看记录', origins: '按资金来源地', unstated: '未注明', byYear: '年度计划与完成', year: '年度', yearText: '%{year}年', planned: '计划投资', rate: '完成率', undated: '日期不明', planYear: '编制年度计划', planned_saved: '年度计划已记入台账', yearBad: '请填四位年份',
    phases: '分期', phase: '期', wholeProject: '整个项目', editPhases: '编辑分期', addPhase: '加一期', removePhase: '移除', phaseName: '名称', phaseNumber: '第%{number}期', phaseHint: '各期有自己的阶段、日期和金额；项目只计一个。任一期先达到某阶段，项目即进入该阶段。', notBegun: '未启动',
    phaseSum: '各期合计 %{sum}', phaseMatches: '，与协议投资一致', phaseBelow: '，比协议投资少 %{difference}：可能有一期尚未列出，或协议金额已调整', phaseAbove: '，比协议投资多 %{difference}：请核对各期金额，或协议金额尚未调整',
    currency: '币种', yuan: '人民币', foreignAmount: '外币金额', foreignExample: '如：200万', rateLabel: '汇率（1 外币单位合人民币元）', rateOn: '汇率日期', rateSource: '汇率来源', rateSourceExample: '如：中国外汇交易中心人民币汇率中间价', converted: '折合 %{amount}（四舍五入到分）', atRate: '%{foreign}，按 %{rateOn} 汇率 %{rate} 折算', noRate: '%{foreign}，尚无汇率，未折算', giveRate: '补录汇率',
    bypass: '特批：签约前登记', bypassHint: '资金日期早于签约，须写明理由；台账上会标明特批。', notSigned: '项目尚未签约，不能登记资金；请先推进到签约。', series: '类别', inAll: '筛选结果合计', ofWhich: '其中到位：%{origin}', rows: '%{count} 笔', correction: '更正', evidence: '佐证', noEvidence: '无佐证', flaggedBeyond: '超协议', minor: '最小货币单位', period: '日期', onlyBeyond: '超出协议的项目', noDate: '日期不明的',
  },
};
