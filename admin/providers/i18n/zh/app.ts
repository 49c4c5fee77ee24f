export const app = {
  app: {
    name: '落地', product: '招商引资项目管理平台', demonstration: '演示系统：所有单位、企业和数字均为虚构', loading: '加载中', unexpected: '页面出错，请重试', retry: '重试', reload: '重新加载',
    newVersion: '系统已更新，请重新加载页面', back: '返回', edit: '编辑', more: '更多', notPermitted: '没有权限查看此页面', notPermittedHint: '需要时请联系系统管理员。', noSuchPage: '没有这个页面',
    noSuchPageHint: '链接可能已失效。', archive: '归档', restore: '恢复', archived: '已归档', nothingFilled: '尚未填写', close: '关闭', offline: '网络已断开：可以继续填写，恢复后再保存', offlineTap: '网络已断开，暂时打不开其他页面',
  },
  nav: {
    label: '主导航', open: '打开导航', skip: '跳到正文', home: '首页', projects: '项目', nextSteps: '下一步', activities: '招商活动', promotionEvents: '推介对接', calendar: '日程', responseTimes: '响应时间', money: '资金台账', batches: '签约建设投产', certifications: '认定', largeProjects: '重大签约项目', reviews: '审核', companies: '企业', imports: '数据导入', targets: '年度目标', assessment: '园区考核', charts: '一页图', figures: '已发布数字', statistics: '官方统计', countFeed: '计数底表',
    monthly: '月报', metrics: '指标', policy: '政策参数', parks: '园区', carriers: '载体', opportunities: '招商项目库', industries: '行业分类', organisations: '组织机构', users: '用户', roles: '角色', tokens: '接口令牌', audit: '审计日志', health: '系统状况', more: '更多',
    groups: { work: '招商', numbers: '数据', administration: '管理' },
  },
  login: {
    title: '登录', username: '用户名', password: '密码', submit: '登录', bothNeeded: '请输入用户名和密码', promise: '一次录入，处处可用\n每个数字都能点开', promiseMore: '从线索到投产，一个项目只录一次；台账、月报、考核数都从同一份记录里来，点开就是项目、佐证和出处。',
    again: '登录已过期，请重新登录', againHint: '您填写的内容还在。登录后会自动继续刚才的操作。', giveUp: '放弃并返回', demonstrationLogins: '演示账号', demonstrationHint: '这是演示系统：点选账号填入，再点“登录”。密码 %{password}',
  },
  account: {
    menu: '账号菜单', logout: '退出登录', themes: { system: '明暗跟随系统', light: '浅色', dark: '深色' },
    password: { title: '修改密码', saved: '密码已修改', hint: '至少 10 位，不得与用户名相同' },
  },
  jump: { open: '搜索', placeholder: '搜索项目、企业、园区、人员', hint: '名称、拼音、首字母或编号', recent: '最近打开', places: '页面', failed: '搜索失败，请重试' },
  form: {
    save: '保存', saved: '已保存', cancel: '取消', discard: '放弃已填内容？', required: '必填', checkFields: '请按提示修改标红的内容', colon: '：', none: '不选', clear: '清除', open: '展开', close: '收起',
    unit: '单位', wan: '万元', notAmount: '不是金额；可填 3500、0.35亿', notNumber: '应为数字', precision: '精确到', notDay: '不是日期；如 2026-03-31', dayFormat: '年-月-日', pickDay: '选日期', nothingFound: '没有找到',
  },
  stale: {
    title: '有人先保存了', hint: '您打开之后，别人修改了这条记录。下列各项两边不同，请逐项选择要保留的。其他项不受影响。', noClash: '您打开之后，别人修改了这条记录，与您的修改没有冲突，可以直接保存。',
    mine: '我的修改', theirs: '当前内容', save: '按所选保存', back: '返回继续编辑',
  },
  list: {
    search: '搜索', filters: '筛选', clearFilters: '清除筛选', showResults: '查看结果', from: '从', to: '到', atLeast: '不低于', atMost: '不高于', yes: '是', other: '其他人', no: '否', columns: '选择列',
    defaultColumns: '恢复默认列', export: '导出 Excel', perPage: '每页行数',
    rowsAPage: '每页 %{size} 条', range: '%{first}–%{last}，共 %{all}', previous: '上一页', next: '下一页', selectAll: '全选本页', selectRow: '选择此行', selected: '已选 %{count} 条',
    unselect: '取消选择', noMatch: '没有符合条件的记录',
  },
  units: { mu: '亩', squareMetres: '平方米', people: '人' },
};
