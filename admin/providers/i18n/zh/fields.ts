/** The one word for each field, from column to button. */
export const fields = {
  name: '项目名称', code: '项目编号', investors: '投资方', projectCompanyId: '项目公司', organisationId: '责任单位', introducingOrganisationId: '引荐单位', parkId: '落地园区',
  regionCode: '所在县区', parkText: '园区（文字）', officerId: '招商专员', leaderInCharge: '包抓领导', team: '工作专班', industryCode: '行业（国标代码）', industryText: '所属产业', kind: '建设性质',
  landMode: '用地方式', predecessorId: '前序项目', succession: '接续方式', countedBeforeFen: '协议投资中已统计的部分', countedWithId: '合并计数的项目', attractionMode: '招商方式', origin: '资金来源地', source: '线索来源', agreedInvestmentFen: '协议投资', agreedInvestmentQualifier: '金额修饰（约、以上）',
  foreignAmountMinor: '外币金额', currency: '币种', exchangeRate: '汇率', exchangeRateOn: '汇率日期', exchangeRateSource: '汇率来源', phases: '分期', phaseRule: '分期项目达到阶段的口径', phase: '期', exchange: '外币', year: '年度', series: '类别', fixedAssetInvestmentFen: '固定资产投资', plannedThisYearFen: '本年计划投资', landMu: '用地', factorySquareMetres: '厂房面积',
  expectedOutputFen: '预计年产值', expectedTaxFen: '预计年税收', jobs: '就业人数', plannedStartOn: '计划开工', plannedBuiltOn: '计划竣工', plannedProducingOn: '计划投产',
  contentAndScale: '建设内容及规模', progressNote: '形象进度', problems: '存在问题', remarks: '备注', confidential: '保密项目', extra: '台账其他列', stage: '阶段', status: '状态',
  signedOn: '签约日期', startedOn: '开工日期', builtOn: '竣工日期', producedOn: '投产日期', fundsArrivedFen: '到位资金', completedInvestmentFen: '完成投资', nextStepOn: '下一步日期',
  updatedAt: '更新时间', createdAt: '建立时间', occurredOn: '发生日期', occurredOnPrecision: '日期精度', reason: '理由', amountFen: '金额', note: '内容', nextStep: '下一步',
  to: '推进到', evidenceIds: '佐证材料', bypassGate: '特批', verdict: '意见', void: '作废', username: '用户名', displayName: '姓名', password: '密码', currentPassword: '当前密码',
  newPassword: '新密码', phone: '电话', email: '邮箱', roles: '角色', locale: '界面语言', parentId: '上级机构', creditCode: '统一社会信用代码', aliases: '别名', shortName: '简称',
  leadingIndustries: '主导产业', targetRegions: '目标区域', directions: '主攻方向', restrictedIndustries: '限制类产业（规划环评）', totalLandMu: '规划用地', remainingLandMu: '剩余用地',
  infrastructure: '基础设施', expiresOn: '到期日', expiresAt: '到期时间', projectCompany: '项目公司', parkName: '园区', organisationName: '单位', introducingUnit: '引荐单位', milestones: '节点',
  signedOnPrecision: '签约日期精度', startedOnPrecision: '开工日期精度', builtOnPrecision: '竣工日期精度', producedOnPrecision: '投产日期精度', importBatchId: '导入批次', file: '文件',
  what: '下一步', dueOn: '到期日', ownerId: '负责人', startsAt: '时间', place: '地点', subject: '主题', companyId: '企业', companyName: '企业', people: '对方人员', notes: '内容', result: '结果', projectIds: '相关项目', participantIds: '我方人员', newLead: '新线索',
  startsOn: '开始日期', endsOn: '结束日期', organiser: '主办单位', cooperators: '协办单位', companies: '参会企业', peopleCount: '参会人数', costFen: '费用', outcome: '成效', cancelledReason: '取消原因', nextStepDueOn: '到期日',
};
