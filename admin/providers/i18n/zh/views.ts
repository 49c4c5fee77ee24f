export const views = {
  views: {
    title: '视图', kind: '显示方式', name: '视图名称', none: '还没有保存的视图', mine: '我的视图', shared: '共享给我的', default: '默认', changed: '（已改动）', saveAs: '另存为新视图', update: '更新“%{name}”', edit: '重命名与共享',
    saved: '视图已保存', sharing: '共享给', sharedWith: '单位（含下级）', sharingHint: '共享的是筛选、排序和列，不是数据；对方看到的仍是自己数据范围内的项目。', setDefault: '设为默认视图', clearDefault: '取消默认', defaultSet: '已设为默认视图',
    defaultCleared: '已取消默认视图', copy: '复制链接', copied: '链接已复制', archive: '归档此视图', archived: '视图已归档', scopeHint: '只显示您数据范围内的项目；筛选中的园区或单位可能不在您的范围内。',
  },
  board: {
    stages: '阶段', projects: '%{count} 个', emptyColumn: '没有项目', rest: '在列表中查看全部 %{count} 个', advance: '推进…', advanceNamed: '推进：%{name}', nextStepOverdue: '逾期 %{day}', openLedger: '打开台账',
    skips: '跳过了“%{stages}”，须在下面说明理由。', fillIn: '项目已在“%{stage}”，这里补记漏登的“%{to}”及其日期，项目阶段不变。',
    refused: {
      moved: { title: '项目已被他人推进', text: '项目现在是“%{stage}”。看板已刷新，请核对后再操作。' },
      terminated: { title: '项目已终止', text: '终止的项目不能推进；如有误，请在台账中更正终止记录。' },
      'off-path': { title: '不经过“%{to}”', text: '按项目的用地方式，没有“%{to}”这个阶段；用地方式有误的请编辑项目。' },
      reached: { title: '“%{to}”已达成', text: '已于%{day}达成“%{to}”，阶段不能拖回。登记有误的，请在台账中更正那条记录，原记录会保留。' },
    },
    announce: { lifted: '已拿起：%{name}', over: '%{name}：%{to}', back: '已放回原处' },
  },
  timeline: {
    project: '项目', today: '今天', planned: '计划', reached: '实际', lateLegend: '红色：晚于计划或逾期', scale: '刻度', scales: { year: '按年', quarter: '按季' }, late: '%{stage}晚 %{days} 天', overdue: '%{stage}逾期 %{days} 天',
    plannedOn: '计划 %{day}', reachedOn: '实际 %{day}', undated: '未定', nothing: '尚无计划和实际日期',
  },
  assign: {
    button: '批量分派…', title: '批量分派', which: '范围', selected: '选中的 %{count} 个项目', all: '当前筛选的全部 %{count} 个项目', tooMany: '当前筛选的全部 %{count} 个项目（一次最多 %{limit} 个，请缩小筛选）', fields: '分派内容', fieldsHint: '可多选；选了但不填的会清空',
    preview: '预览', previewTitle: '将要发生的变化', verdicts: { change: '修改 %{count}', unchanged: '不变 %{count}', refused: '不能分派 %{count}' }, none: '（空）', hidden: '项目 %{id}', apply: '分派 %{count} 个项目', done: '已分派 %{count} 个项目',
    clash: '%{message}。全部未改动，请重新预览。', failed: '%{message}', again: '重新预览',
  },
};
