/** Parks' carriers, the project library, industries. */
export const places = {
  parkPage: {
    pipeline: '项目分布', suspended: '停建 %{count}', year: '%{year} 年计数', carriers: '载体', settled: '入园企业', noSettled: '还没有入园企业', settledOn: '入园日期', allCarriers: '全部 %{count} 宗', noCarriers: '还没有登记载体',
    noCarriersHint: '登记地块和标准厂房后，项目才能预留、占用。', stillHeld: '%{count} 宗载体仍由已终止、撤回或落到别处的项目持有', see: '查看', manyLeading: '主导产业多于 2 个；允许几个以本市政策为准。', level: '级别', leadingCodes: '主导产业（国标）', restrictedCodes: '限制类行业（规划环评，国标）',
    codesHint: '选大类即包含其下全部中类、小类', sums: '共 %{count} 宗，%{area} %{unit}；剩余 %{free} %{unit}', idleSums: '闲置 %{count} 宗 %{area} %{unit}',
  },
  carriers: {
    title: '载体', create: '登记载体', edit: '编辑：%{name}', search: '搜索编号、名称、园区', empty: '还没有载体', emptyHint: '登记园区的地块和标准厂房。', kind: '类型', code: '编号', name: '名称', park: '园区', area: '面积', free: '剩余', held: '占用', status: '状态', idleSince: '闲置自', since: '%{day} 起闲置',
    completedOn: '建成日期', completedHint: '当年建成的标准厂房计入当年新建面积', exportStays: '导出占用', import: '导入',
    vacantSince: '空置自', vacantHint: '从未有人占用、已空置的，填空置之日，即列为闲置', floor: '楼层', height: '层高', load: '荷载', metres: '米', loadUnit: 'kg/m²', price: '价格', rentUnit: '元/m²·月', landUnit: '元/亩', holders: '持有项目', otherUnit: '其他单位的项目', reserved: '预留 %{area}', occupied: '占用 %{area}', from: '%{day} 起',
    details: '载体情况', history: '占用记录', noHistory: '还没有预留或占用', act: '操作', reserve: '预留', occupy: '占用', release: '释放', project: '项目', day: '日期', reason: '原因', areaHint: '不填即全部：剩余面积，或该项目持有的面积', wholeHint: '地块整宗预留、占用', by: '登记', void: '作废', voidTitle: '作废这条记录', voided: '已作废', voidHint: '记录保留并标明作废，载体恢复到没有这条记录时的样子。',
    saved: '已登记', stillHeld: '应释放未释放', archiveHint: '归档后不再提供给项目；仍有项目持有时不能归档。', find: '找载体', findHint: '按需求列出可用载体：先闲置厂房，再现成厂房，最后新供地（%{source}）。', needFactory: '需要厂房', needLand: '需要用地', industry: '行业', ask: '查找', considered: '从 %{count} 宗有剩余的载体中选出 %{found} 宗', none: '没有合适的载体', noneHint: '可放宽面积、换园区，或登记新的载体。', restricted: '受限', why: '理由', forProject: '给项目选', idleSinceDay: '自 %{day}',
    ofProject: '载体', noneHeld: '还没有预留或占用载体', landSecured: '已占用载体。如供地或租赁文件齐备，可登记“供地”节点。', record: '登记节点', filters: { stillHeld: '应释放未释放', minimumFree: '剩余不少于' },
  },
  opportunities: {
    title: '招商项目库', create: '新建招商项目', edit: '编辑：%{name}', search: '搜索名称、产业、编号', empty: '项目库还是空的', emptyHint: '把可招商的项目包装好，发布后全市可见，可转为线索。', name: '项目名称', state: '状态', chain: '所属产业链', industry: '行业（国标）', place: '落地', park: '园区', region: '县区', investment: '预计投资', investmentWan: '预计投资（万元）', output: '预计年产值', cooperation: '合作方式', leads: '线索', organisation: '发布单位', published: '发布时间',
    land: '用地', factory: '厂房', carriers: '对应载体', content: '建设内容', brief: '项目简介', briefHint: '市场前景、资源条件、配套优势', contact: '联系方式', contactUnit: '联系单位', contactName: '联系人', contactPhone: '联系电话', details: '项目情况', offer: '合作与联系', history: '状态记录', attachments: '推介材料', missing: '发布前还需填写：%{fields}', publish: '审批发布', publishTitle: '发布“%{name}”', publishHint: '发布后全市招商人员可见，可转为线索、编入招商手册。',
    pause: '暂停', withdraw: '撤下', redraft: '退回草稿', reason: '原因', reopen: '重新发布', toLead: '转为线索', leadTitle: '由“%{name}”新建线索', leadName: '项目名称', leadClose: '由此项目承接，不再对外招商', leadDone: '线索已建立', leadsTitle: '形成的线索', noLeads: '还没有形成线索', hiddenLeads: '另有 %{count} 条不在您的数据范围内', from: '来自招商项目库', catalogue: '招商手册', recorded: '%{name}，%{at}', became: '形成线索', drafted: '建立草稿',
  },
  catalogue: {
    title: '招商手册', subtitle: '招商项目推介', print: '打印 / 存为 PDF', back: '返回项目库', group: '分组', byIndustry: '按产业', byPark: '按园区', contents: '目录', count: '共 %{count} 个项目，预计总投资 %{amount}', none: '没有可编入的项目', noneHint: '调整筛选条件，或先发布招商项目。', noPark: '园区外', noIndustry: '未分类', truncated: '只编入前 %{count} 个，请缩小筛选范围',
    investment: '预计投资', output: '预计年产值', land: '用地', factory: '厂房', cooperation: '合作方式', place: '拟落地', contact: '联系', carriers: '对应载体', asOf: '截至 %{day}',
  },
  industries: {
    title: '行业分类', hint: '国民经济行业分类（GB/T 4754-2017）：门类、大类随系统提供，中类、小类由本单位导入。', search: '名称、代码、拼音', load: '导入分类表', loadHint: 'csv，第一行为 code,name；只增加、改名，不删除', loaded: '新增 %{added} 个，改名 %{renamed} 个，共 %{total} 个', code: '代码', name: '名称', level: '层级', industrial: '工业', below: '下级', none: '没有找到', divisionsOnly: '目前只有门类和大类。导入完整分类表后，项目可精确到小类。', up: '上一级', all: '全部门类',
  },
};
