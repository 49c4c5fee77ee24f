export const activities = {
  quickAdd: {
    open: '快速录入', key: '快捷键 N', title: '快速录入', submit: '保存', saved: '线索已保存', savedActivity: '活动已登记', lead: '线索', activity: '活动', company: '企业', project: '项目或新线索',
    newLead: '新线索“%{name}”', notes: '内容', today: '今天', tomorrow: '明天', week: '一周后',
  },
  activities: {
    title: '招商活动', log: '登记活动', edit: '修改活动', search: '搜索企业、主题、内容', empty: '还没有活动', emptyHint: '登记一次拜访、来访、电话或会谈，写明下一步。', mine: '我的', files: '材料', logged: '%{name} 记于 %{at}',
    saved: '活动已登记', whatNext: '下一步', noSteps: '没有安排下一步',
  },
  nextSteps: {
    add: '安排下一步', empty: '没有待办', emptyHint: '登记活动时写明下一步和日期，到期会出现在首页。', noneOpen: '没有待办的下一步。', overdue: '逾期', finish: '完成：%{step}', finished: '已完成', changed: '已更新', more: '改期、转交或取消', history: '经过', example: '如：邀请来考察',
    result: '结果', resultHint: '填写后会登记为一次活动', resultKind: '活动类型', following: '接着做什么', done: '完成', doneTitle: '完成：%{step}', titles: { moved: '改期', reassigned: '转交', cancelled: '取消', reopened: '重新打开' },
    cuts: { mine: '我的待办', overdue: '逾期', week: '7 天内', all: '全部' }, noDate: '未定日期',
  },
  promotionEvents: {
    title: '推介对接活动', create: '新建活动', edit: '编辑：%{name}', search: '搜索活动名称', empty: '还没有推介对接活动', emptyHint: '登记对接会、推介会；日期已过并有佐证材料的计为“已举办”。', name: '活动名称', kind: '类型', state: '状态', when: '日期', region: '举办地区', inProvince: '省内', outOfProvince: '省外', only: '只看省外',
    came: '带来的项目', leads: '线索', signed: '签约', people: '%{count} 人', details: '活动情况', files: '佐证材料', counted: '计入“举办推介对接活动场数”', needsFiles: '还没有佐证材料，不计入已举办场数', unitHint: '多个用顿号分开',
  },
  myDay: {
    title: '今日', me: '我的', team: '团队', steps: '下一步', none: '今天没有到期的事', noneHint: '登记活动时安排下一步，到期会出现在这里。', todays: '今日安排', noActivities: '今天没有安排', gates: '推进还缺什么', cold: '超过 %{days} 天没有动静', load: '每人负担', person: '人员', open: '待办', overdue: '逾期', week: '本周', projects: '在手项目', activities: '近 30 天活动', groups: { overdue: '逾期', today: '今天', week: '7 天内' },
  },
  response: {
    title: '响应时间', hint: '从录入线索到首次联系（拜访、来访、电话、会谈、回访）用了多久，录入当日不计；导入的项目不计。时限由现行政策参数规定。', answered: '首次联系：录入后 %{days}', sameDay: '录入当天已联系', waiting: '已等待首次联系 %{days}', days: { 'working-days': '%{count} 个工作日', days: '%{count} 天' }, 'in': { 'working-days': '工作日', days: '天' }, unit: '单位', leads: '线索', inTime: '%{limit}内联系', inTimeAny: '按时联系', waitingCount: '尚未联系', late: '超过%{limit}', lateAny: '超时', median: '中位数（%{unit}）', longest: '最长等待（%{unit}）', empty: '这段时间没有新线索', rate: '及时率', knownUntil: '%{day} 以后的放假安排还没有录入，其后只除去周六、周日。可在本市的政策参数包中补上。', noDaysOff: '现行政策参数没有放假安排，只除去周六、周日。可在本市的政策参数包中补上。', noLimit: '现行政策参数没有规定时限，不判断是否超时。',
  },
  calendar: {
    title: '日程', month: '月', list: '列表', mine: '只看我的', today: '今天', previous: '上月', next: '下月', empty: '这个月没有安排', more: '还有 %{count} 项', subscribe: '订阅日历', subscribeHint: '把这个地址加到手机或电脑的日历里，就能看到您的活动、下一步和计划节点。知道地址的人都能看到，请勿外传。', active: '已于 %{at} 生成订阅地址。', inactive: '还没有生成订阅地址。', make: '生成地址', renew: '重新生成', renewHint: '重新生成后，旧地址立即失效。', revoke: '停用', copy: '复制', copied: '已复制', once: '地址只显示一次，请立即复制。', weekdays: { mon: '一', tue: '二', wed: '三', thu: '四', fri: '五', sat: '六', sun: '日' },
  },
};
