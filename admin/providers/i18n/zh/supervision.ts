export const supervision = {
  supervision: {
    title: '重大签约项目', hint: '协议投资达到政策起点的签约项目，由责任单位按季度报送进展；核验投产或终止后退出名单。', ofProject: '重大签约项目季度进展', quarter: '季度', quarterLabel: '%{year}年%{quarter}季度', count: '%{count} 个项目，协议投资', atLeast: '起点', above: '超过', dueOn: '%{day} 前报送',
    unit: '责任单位', completed: '累计完成投资', said: '上报', funds: '累计到位资金', state: '报送情况', progress: '本季度进展', progressHint: '项目推进到哪一步，本季度完成了什么', problems: '存在问题', requests: '需协调事项', stated: '累计完成投资（单位填报）', computed: '资金台账计算到季度末', why: '更正理由',
    report: '报送', correct: '更正', saved: '已报送，历次内容都保留', correctedBecause: '更正：%{reason}', more: '显示更早的 %{count} 个季度', missingOnly: '只看未报送', problemsOnly: '只看有问题或需协调', empty: '该季度没有重大签约项目', emptyHint: '协议投资达到起点、在季度末之前签约的项目会自动列入。',
  },
};
