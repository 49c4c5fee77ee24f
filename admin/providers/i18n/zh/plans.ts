export const plans = {
  batches: {
    title: '签约建设投产计划', hint: '年度滚动计划：签约一批、建设一批、投产一批。计划归计划，达成以台账为准，两者都保留。', empty: '%{year} 年还没有计划', emptyHint: '可以按项目的计划日期生成建议，核对后列入；也可以在项目库勾选后批量列入。', emptyColumn: '没有项目',
    planned: '计划 %{count} 个', reached: '达成 %{count} 个', dueBy: '%{day} 前', carriedFrom: '由 %{year} 年结转：%{reason}', showAll: '显示全部 %{count} 个', editEntry: '编辑 %{name}', remove: '移出计划', owner: '责任人', due: '计划期限', dueHint: '留空表示当年年底', batch: '批次',
    propose: '%{year} 年计划建议', proposeShort: '按计划日期生成', proposeHint: '根据项目的阶段和计划开工、投产日期得出，勾选后才列入计划。', nothingProposed: '没有可建议的项目', confirm: '列入计划', chosen: '已选 %{count} / %{all}', added: '已列入计划', plan: '把 %{count} 个项目列入计划', planShort: '列入年度计划',
    verdicts: { new: '将列入', already: '已在计划中', terminated: '已终止，不能列入', unknown: '不在您的数据范围内' },
    carryOver: '结转到 %{year} 年', carryOverShort: '结转下一年', carryOverSubmit: '结转', carried: '已结转', carryOverSum: '未达成的 %{carried} 个将结转；%{already} 个已在下一年计划中；%{reached} 个已达成或已终止，不结转。',
  },
  certifications: {
    title: '招商引资认定', hint: '由市招商局按年度认定（003 附件1 三.3）；以最近一次决定为准，历次决定都保留。项目录入人不能认定自己录入的项目。', empty: '该年度没有候选项目', emptyHint: '当年签约的项目会列在这里。', undecided: '未认定', verdict: '结论', origin: '认定来源地', number: '文号', decidedOn: '决定日期', signedOn: '签约日期', own: '由您录入',
    decide: '认定 %{count} 个', count: '%{count} 个项目', submit: '作出决定', saved: '决定已记录', refusals: '有 %{count} 个项目不能这样决定，请先取消选择。',
  },
};
