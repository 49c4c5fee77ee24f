export const work = {
  projects: {
    terminatedLeftOut: '未含已终止的项目', tier: '投资分级', noTier: '未达分级标准或未填投资额', create: '新建项目', edit: '编辑：%{name}', search: '搜索名称、投资方、编号', empty: '还没有项目', emptyHint: '可以新建一个线索，或从“数据导入”上传现有台账。', mine: '我负责的项目', outsidePark: '园区外', countyOutside: '县区（园区外）',
    nextStepBy: '下一步 %{day}', investorsHint: '输入时会提示已有企业；多个用顿号分开', next: '下一步', emptyFields: '还有 %{count} 项未填写',
    chain: '前后接续的项目', chainPlaces: { before: '前序', after: '后续' }, countedBefore: '其中已随前序项目统计', increment: '按增量计',
    chainCounts: { 're-signed': '与前序项目合计一次，原项目计过的阶段不再计。', relocated: '与前序项目合计一次，原项目计过的阶段不再计。', 'later-phase': '属同一合同的后续期，不另计项目数和协议投资。', expansion: '另计一个项目，协议投资只计增量。' },
    sections: { basics: '基本情况', belonging: '落地与责任', investment: '投资与规模', chain: '接续的项目（避免重复计数）', plan: '计划', content: '内容与进展', extra: '台账其他列（原样保留）' },
    tabs: { overview: '概况', money: '资金', ledger: '台账', activities: '活动与下一步', files: '材料' },
    duplicates: { found: '可能已有相同项目：', elsewhere: '另有 %{count} 个相似项目由其他单位登记，不在您的数据范围内。' },
  },
  columns: { agreedWan: '协议投资（万元）', fundsWan: '到位资金（万元）', completedWan: '完成投资（万元）', amountWan: '金额（万元）', place: '落地', nextStep: '下一步', verification: '核验' },
  stage: {
    title: '推进', submit: '确认推进', saved: '已记入台账，等待审核', to: '推进到', stages: '阶段', milestones: '节点', reasonHint: '跳过阶段、日期倒序或特批时必填', inferred: '由后续阶段推定', planned: '计划 %{day}',
  },
  gate: {
    needs: '推进到“%{to}”还需要', ready: '可以推进到“%{to}”', advance: '推进到%{to}', field: '填写', evidence: '佐证材料', checkedOnSave: '保存时会核对该阶段的全部条件，缺什么会一次列出。',
    bypass: '特批：越过条件推进', bypassHint: '须写明理由；台账上会标明特批。',
  },
  status: {
    titles: { active: '恢复项目', suspended: '标记为停建', terminated: '终止项目' }, actions: { active: '恢复', suspended: '停建', terminated: '终止' },
    hints: { active: '恢复的原因', suspended: '停建原因和处置打算（一企一策）', terminated: '终止后不能再推进；如有误可以更正' },
  },
  amounts: { funds: '登记到位资金', completed: '登记完成投资', note: '说明' },
  correction: { title: '更正', submit: '记入更正', saved: '更正已记入台账', hint: '原记录不会删除，会划线保留；更正另记一笔，需重新审核。材料有缺或有误：作废这条，再带齐材料重新登记。', void: '作废这条记录' },
  ledger: {
    title: '台账', corrects: '更正', corrected: '已被更正', bypassed: '特批', reason: '理由：%{reason}', recorded: '%{name} 记于 %{at}', correct: '更正', changedFields: '%{count} 项内容',
  },
  evidence: {
    title: '佐证材料', kind: '类型', upload: '上传', remove: '移除 %{name}', empty: '还没有材料', emptyHint: '推进阶段、登记资金时上传的材料会出现在这里。', file: '文件', proves: '证明', uploaded: '上传',
  },
  reviews: {
    title: '审核 %{count} 条记录', passTitle: '通过 %{count} 条记录', rejectTitle: '退回 %{count} 条记录', rejectThese: '退回 %{count} 条', verdict: '意见', pass: '通过', reject: '退回', note: '说明', noteNeeded: '退回时须写明原因', submit: '提交意见', saved: '意见已记录', noEvidence: '没有佐证材料', rejectedBy: '退回',
    passedBy: '通过', reviewThese: '审核 %{count} 条', empty: '没有等待审核的记录', emptyHint: '有人登记阶段、节点或资金后，会出现在这里。', event: '事项', project: '项目', recorded: '登记', evidence: '材料',
    notYours: '所选记录不需要您审核，或由您本人登记', passThese: '通过 %{count} 条', cuts: { county: '待县区初审', city: '待市级核验', recorder: '已退回', all: '全部' },
  },
  companies: {
    create: '新建企业', edit: '编辑：%{name}', name: '企业名称', search: '搜索名称、信用代码', empty: '还没有企业', projects: '项目', settled: '入园', settledIn: '%{park}，%{day}', codeWarning: '信用代码校验位不符，请核对',
    archived: '显示已归档', similar: '可能已有相同企业：', region: '所在地', industry: '行业', details: '基本情况', import: '导入企业', group: '所属集团', aliases: '别名（曾用名、简称）', rankings: '榜单与称号', rankingList: '榜单或称号', rankingYear: '年度', rankingPosition: '名次',
    addRanking: '添加榜单', anchor: '链主企业', anchorShort: '链主', stopped: '停产', stoppedOn: '停产日期', resumedOn: '复产日期', stop: '登记停产', resume: '登记复产', disposal: '处置方式（一企一策）', plan: '处置方案', stoppedSince: '自 %{day} 起停产', stopTypes: { stopped: '停产', resumed: '复产' },
    settledSomeday: '%{park}，日期不详', settledState: '入园情况', notSettled: '尚未入园', settledRule: '项目公司已注册并取得园区土地、厂房或租赁，以较晚的日期为准；一家企业在全市只计一次，归入其首个园区。', credited: '计入', missing: '尚缺：%{what}', noPark: '落地园区', dayUnknown: '日期不详',
    members: '集团成员', groupProjects: '集团成员的项目', changes: '变更记录', matches: '“%{name}”可能是已有企业：', because: { name: '同名', 'credit-code': '信用代码相同', alias: '别名相同', 'similar-name': '名称相近', pinyin: '同音' }, redirected: '“%{name}”已并入本企业',
    merge: '合并企业', mergeTitle: '合并企业：%{name}', mergeWith: '与哪家企业是同一家', mergeHint: '合并后只留一家，两家的项目、联系人、集团成员都归它；可以撤销。', mergeChoose: '请先选择同一家的另一条企业记录', mergeSurvivor: '保留哪一家', mergeSuggested: '建议', mergeWhy: '建议保留有信用代码的；都有或都没有的，项目多的；一样多的，登记早的。', mergeProjects: '%{count} 个项目', mergeSince: '%{day} 登记', mergeInto: '并入“%{name}”', mergeKept: '保留的企业', mergeGone: '并入的企业', mergeMoves: '将转入：%{moves}', mergeNothing: '没有需要转入的项目、联系人或集团成员',
    mergeNames: '合并后的别名：%{names}', mergeDone: '已合并', moved: { projects: '%{count} 个项目', contacts: '%{count} 名联系人', members: '%{count} 家集团成员', merged: '%{count} 家此前并入的企业' },
    mergeFields: { name: '名称', creditCode: '信用代码', regionCode: '所在地', industryCode: '行业', groupId: '所属集团', anchor: '链主', stoppedOn: '停产', remarks: '备注' },
    merges: '合并记录', mergedInto: '“%{merged}”并入“%{survivor}”', mergeUndone: '已由 %{by} 撤销（%{at}）', undoMerge: '撤销合并', undoMergeHint: '“%{name}”将恢复为单独的企业，转入的项目、联系人、集团成员转回；合并后改过的内容会使撤销被拒绝，并列出原因。',
  },
  contacts: {
    people: '联系人', create: '添加联系人', edit: '编辑联系人', empty: '还没有联系人', name: '姓名', title: '职务', wechat: '微信', notes: '备注', masked: '无权查看完整信息', elsewhere: '另有 %{count} 名联系人由其他单位维护，不在您的数据范围内', archive: '归档联系人', archiveHint: '“%{name}”将不再显示，信息仍然保留。',
    erase: '清除个人信息', eraseHint: '“%{name}”的姓名、电话等信息将从系统中永久清除，导入过的文件也会删除，只留下“已清除”的记录。此操作不能撤销。', reasonHint: '写入审计日志，请勿填写个人信息', erased: '一名联系人的信息已于 %{at} 清除',
  },
  parks: {
    create: '新建园区', edit: '编辑：%{name}', name: '园区名称', search: '搜索园区', empty: '还没有园区', emptyHint: '先建好园区，项目才能落到园区里。', organisation: '管理机构', region: '所在县区', projects: '项目',
    land: '剩余/规划用地（亩）', details: '园区情况', tagHint: '输入后按回车，可填多个',
  },
  organisations: { create: '新建机构', edit: '编辑：%{name}', name: '机构名称', search: '搜索机构', empty: '还没有机构', kind: '类型', region: '所属地区', archiveHint: '归档后不再出现在选择列表里，历史记录不变。' },
  users: {
    create: '新建用户', edit: '编辑：%{name}', search: '搜索姓名、用户名', empty: '还没有用户', organisation: '单位', lastLogin: '最近登录', never: '从未登录', status: '状态', locked: '锁定中', lockedUntil: '登录失败过多，锁定到 %{at}', unlockHint: '重置密码即解除锁定',
    statuses: { active: '正常', disabled: '已停用' }, disable: '停用', enable: '启用', passwordNew: '初始密码', passwordReset: '重置密码', passwordResetHint: '留空则不修改；至少 10 位', disableHint: '停用后立即不能登录，历史记录不变。', enableHint: '启用后可以重新登录。',
  },
  roles: { hint: '角色随系统提供，决定能做什么、能看到多大范围；在“用户”里分配。', scopes: { city: '全市', subtree: '本机构及下级', own: '本机构' }, users: '%{count} 人', permission: '权限', granted: '有此权限' },
  tokens: {
    title: '接口令牌', hint: '供程序访问接口，权限与您本人相同。令牌只显示一次，请立即保存。', create: '新建令牌', name: '用途', empty: '还没有令牌', expires: '到期', lastUsed: '最近使用', never: '从未使用', revoked: '已撤销',
    revoke: '撤销', revokeConfirm: '撤销后使用该令牌的程序会立即失去访问权限。', made: '令牌已生成', madeHint: '请复制保存，关闭后不再显示。', copy: '复制', copied: '已复制', days: '有效天数', state: '状态', active: '有效', expired: '已过期',
  },
  health: {
    title: '系统状况', system: '系统', jobs: '定时任务', state: '状态', ready: '运行正常', notReady: '正在启动或停止', startedAt: '本服务启动于', version: '版本', database: '数据库', databaseSize: '数据库大小', schema: '数据库结构',
    dataDir: '数据目录占用', free: '磁盘剩余', counting: '统计中', outbox: '待投递事件', unsealed: '待封存日志', nothing: '无', waiting: '%{count} 条，最早 %{since}', lastBackup: '最近一次备份', noBackup: '没有备份记录', backupHint: '还没有备份过，请在服务器上运行：',
    failedJobs: '%{count} 项定时任务最近一次运行失败，原因见下表', job: '任务', schedule: '时间（cron）', lastRun: '最近一次', outcome: '结果', never: '尚未运行', outcomes: { done: '完成', failed: '失败' },
    jobNames: { 'deliver-outbox': '投递事件', 'recover-imports': '恢复中断的导入', 'seal-audit': '封存审计日志', 'remind-returns': '提醒报送重大签约项目季度进展', 'forget-expired': '清理过期的登录与重复请求记录' },
  },
  audit: {
    title: '审计日志', hint: '每次写入、登录、导出都留有记录，任何人都不能修改或删除。', search: '搜索用户、操作、对象编号', empty: '还没有日志', at: '时间', user: '用户', action: '操作', entity: '对象', ip: '来源地址', system: '系统',
    open: '详情', request: '请求编号', number: '日志编号', code: '操作代码', sealed: '封存', isSealed: '已封存', notSealed: '待封存', verify: '校验全部日志',
    lastSeal: '最近一次封存：第 %{id} 号，%{at}。', nothingWaits: '全部日志均已封存。', waits: '%{count} 条尚未封存，最早一条写于 %{since}。', intact: '日志完整，没有被改动、删除或插入', broken: '日志不完整：发现 %{count} 处问题',
    checked: '%{at} 重新计算了 %{entries} 条日志、%{seals} 次封存。', head: '最近一次封存（第 %{id} 号）的校验值，可抄录存档，日后据此证明此前日志未被整体改写：', entryNumber: '日志 %{id}', sealNumber: '封存 %{id}', overEntries: '涉及日志 %{entries}', moreProblems: '另有 %{count} 处',
  },
  imports: {
    title: '数据导入', hint: '支持 xlsx、csv。先预览，再导入；导入后可以整批撤销。', drop: '把文件拖到这里，或点击选择文件', dropHint: 'xlsx 或 csv；表头可以合并，金额、日期写法不必统一，读不准的会逐格列出来请您决定', empty: '还没有导入过文件',
    template: '下载空白模板',
    kindHints: {
      users: '文件里不放密码：新账号在管理员为其设置密码之前不能登录。', funds: '按项目编号登记；没有编号的按项目名称（重名时加园区）认定。只追加，不覆盖：更正和撤销都以冲销记录留痕。',
      carriers: '按园区和编号认定；谁在占用，用“载体占用”另行导入。', occupancies: '按载体、项目、起始日认定，先后不限；任何一天都不得超过载体面积，地块整宗占用。更正和撤销以作废、释放记录留痕。', activities: '按日期、类型、企业、主题认定；撤销时删除本批登记的活动，已有材料或下一步的不能撤销。',
    },
    kind: '内容', file: '文件', rows: '行数', status: '状态', by: '导入人', at: '上传时间', decisions: '%{count} 行待决定',
    steps: { mapping: '核对列', preview: '处理问题', apply: '导入' },
    mapping: {
      title: '每一列对应什么', hint: '已按表头猜好，不对的可以改。没有对应的列会原样保留在项目里。', field: '对应', keep: '原样保留', save: '按此读取', missing: '请指定哪一列是：%{fields}', recordHint: '已按表头猜好，不对的可以改。没有对应的列保留在导入记录里。', unit: '单位：%{unit}', twice: '多列对应“%{field}”，只能留一列', change: '重新核对列',
    },
    counts: { total: '共', ready: '可导入', decision: '待决定', error: '有错误', unchanged: '无变化', setAside: '不导入', applied: '已导入', undone: '已撤销' },
    running: { previewing: '正在读取…', applying: '正在导入…', progress: '%{done} / %{total} 行', leave: '可以离开此页，处理不会中断。' },
    groups: { rate: '汇率（1 单位外币折元）', useRate: '按此汇率折算', moreTexts: '另有 %{count} 种写法', rest: '其余%{choice}', taken: '已选：%{choice}（%{rows} 行）', year: '年份', useYear: '都按 %{year} 年', title: '问题汇总', hint: '同一列的同一种问题可以一次决定。', rows: '%{rows} 行', open: '%{open} 行未决定', allDecided: '已全部决定', all: '全部%{choice}', examples: '例', none: '没有读不准的内容', more: '其余 %{smart_count} 类（已决定，或只是提示）', fewer: '收起' },
    row: '第 %{row} 行', fix: '修改', edited: '按填写的保存', search: '搜索行', allVerdicts: '全部', noRows: '没有符合条件的行', details: '查看整行', asRead: '读出的内容', asPrinted: '文件原文',
    duplicates: { because: { code: '编号相同', identity: '名称、投资方、地区相同', 'similar-name': '名称相似', record: '与已有记录相同' }, now: '现为', file: '文件中' },
    choices: { keepPrinted: '按台账保留', takeValue: '采用 %{value}', 'leave-empty': '留空，保留原文', 'use-suggestion': '采用建议值', 'set-aside': '整行不导入', create: '作为新项目', use: '更新已有项目', createRecord: '作为新记录', useRecord: '更新已有记录' },
    sheet: '读取的是工作表“%{read}”，没有读取：%{others}。要导入其他工作表，请另存为单独的文件。',
    wholeRow: '整行', takeBack: '恢复导入', open: '查看并修改',
    apply: {
      button: '导入 %{smart_count} 行', ready: '将导入 %{smart_count} 行，全部成功或全部不导入。', setAside: '%{count} 行有错误或选择不导入，可以下载后修改再传。', open: '还有 %{count} 行需要决定', nothing: '没有可导入的行', done: '已导入 %{smart_count} 个项目', viewProjects: '查看导入的项目', recordsDone: '已导入 %{smart_count} 条', viewRecords: '查看', undoRecords: '本批新建的记录会归档，本批改过的内容会改回原样。导入后被人修改或使用过的记录会使撤销被拒绝。', recordsUndone: '本批新建的记录已撤回，改过的内容已改回。原文件或改好的文件可以重新上传。', failedRows: '下载未导入的行', undo: '撤销整批导入',
      undoTitle: '撤销这次导入？', undoText: '本批登记的台账记录会作废，本批新建的项目会撤回。导入后被人修改过的项目会使撤销被拒绝。', undone: '这次导入已撤销（%{smart_count} 行）', undoneText: '本批登记的台账记录已作废，新建的项目已撤回，留痕可查。原文件或改好的文件可以重新上传；重新导入的项目会有新的编号。', again: '重新上传', appliedBy: '%{name} 于 %{at} 导入', undoneBy: '%{name} 于 %{at} 撤销', failed: '处理失败',
    },
  },
};
