import { headerWords, IGNORED } from './header-words.js';

/** What a column of a project ledger can hold: codes with their Chinese and English labels, in the order shown to people. */
export const IMPORT_FIELDS = [
  { code: 'name', zh: '项目名称', en: 'Project name' },
  { code: 'code', zh: '项目编号', en: 'Project code' },
  { code: 'investors', zh: '投资方', en: 'Investors' },
  { code: 'projectCompany', zh: '项目公司', en: 'Project company' },
  { code: 'creditCode', zh: '统一社会信用代码', en: 'Unified social credit code' },
  { code: 'location', zh: '所在地', en: 'Location' },
  { code: 'province', zh: '省', en: 'Province' },
  { code: 'city', zh: '市', en: 'City' },
  { code: 'county', zh: '县区', en: 'County' },
  { code: 'park', zh: '落地园区', en: 'Park' },
  { code: 'industry', zh: '所属产业', en: 'Industry' },
  { code: 'agreedInvestment', zh: '协议投资额', en: 'Agreed investment' },
  { code: 'signedOn', zh: '签约时间', en: 'Signed on' },
  { code: 'startedOn', zh: '开工时间', en: 'Started on' },
  { code: 'builtOn', zh: '竣工时间', en: 'Built on' },
  { code: 'producedOn', zh: '投产时间', en: 'In production since' },
  { code: 'stage', zh: '项目进度', en: 'Stage' },
  { code: 'status', zh: '项目状况', en: 'Status' },
  { code: 'progress', zh: '到位资金/完成投资', en: 'Funds arrived or completed investment' },
  { code: 'fundsArrived', zh: '到位资金', en: 'Funds arrived' },
  { code: 'completedInvestment', zh: '完成投资', en: 'Completed investment' },
  { code: 'timeline', zh: '建设工期/节点', en: 'Timeline' },
  { code: 'contentAndScale', zh: '建设内容及规模', en: 'Content and scale' },
  { code: 'introducingUnit', zh: '引荐单位', en: 'Introducing unit' },
  { code: 'organisationName', zh: '责任单位', en: 'Responsible unit' },
  { code: 'leaderInCharge', zh: '包抓领导', en: 'Leader in charge' },
  { code: 'kind', zh: '项目类型', en: 'Kind' },
  { code: 'landMode', zh: '用地方式', en: 'Land mode' },
  { code: 'attractionMode', zh: '招商方式', en: 'Attraction mode' },
  { code: 'origin', zh: '资金来源', en: 'Origin' },
  { code: 'remarks', zh: '备注', en: 'Remarks' },
  { code: 'publishedOn', zh: '发布时间', en: 'Published on' },
  { code: IGNORED.code as 'ignored', zh: IGNORED.zh, en: IGNORED.en },
] as const;

export type ImportField = (typeof IMPORT_FIELDS)[number]['code'];

/** Other headers seen for each field, without units and punctuation; the labels above are understood as well. */
export const HEADER_SYNONYMS: Readonly<Partial<Record<ImportField, readonly string[]>>> = {
  name: ['名称', '项目', '招商项目名称', '签约项目名称', '工程名称', 'name', 'project'],
  code: ['编码', '编号', '项目编码', '项目代码', 'code'],
  investors: ['投资单位', '投资企业', '投资主体', '投资商', '投资人', '投资方名称', '引进企业', '引进单位', '企业名称', '客商', '签约企业', '乙方', 'investor'],
  projectCompany: ['项目公司名称', '落地公司', '注册公司', '项目法人', '项目单位', '实施单位', '建设单位'],
  creditCode: ['信用代码', '社会信用代码', '统一信用代码', '统一社会信用代码证号', 'creditcode'],
  location: ['落户地', '项目地址', '建设地点', '建设地址', '项目所在地', '落户地点', '落地地点', '选址', '地址', '项目落地', '地点', 'place'],
  province: ['省份', '所在省', '省区市'],
  city: ['城市', '所在市', '地市', '市州'],
  county: ['县', '区', '区县', '县市区', '所在县', '所在县区', '所属县区', '县区名称', '属地'],
  park: ['园区', '所在园区', '所属园区', '入驻园区', '落户园区', '园区名称'],
  industry: ['产业', '产业类别', '产业类型', '行业', '行业类别', '所属行业', '所属产业链', '产业链', '行业分类', '国民经济行业'],
  agreedInvestment: ['总投资', '总投资额', '投资总额', '投资额', '协议投资', '协议总投资', '计划总投资', '计划投资总额', '项目总投资', '签约金额', '签约额', '合同金额', '合同投资额', '协议金额', '协议引资额', '投资金额', '投资规模', '投资'],
  signedOn: ['签约日期', '签订时间', '签订日期', '签约年月', '协议签订时间', '合同签订时间', '签约日', '签约'],
  startedOn: ['开工日期', '开工年月', '动工时间', '实际开工时间', '开工日', '开工'],
  builtOn: ['竣工日期', '完工时间', '建成时间', '实际竣工时间', '竣工'],
  producedOn: ['投产日期', '达产时间', '实际投产时间', '投产年月', '投产'],
  stage: ['项目阶段', '项目状态', '项目进展', '进展', '进度', '阶段', '状态', '进展情况', '当前阶段', '目前进展', '项目进展情况', '工作进展', '建设阶段'],
  status: ['是否停建', '停建终止', '停建情况'],
  progress: ['投资完成情况', '资金到位情况', '资金情况', '到位资金及完成投资', '投资进度'],
  fundsArrived: ['到位资金额', '资金到位', '实际到位资金', '累计到位资金', '到位内资', '实际到资', '到资额', '到位'],
  completedInvestment: ['完成投资额', '累计完成投资', '已完成投资', '累计投资', '实际完成投资', '投资完成额'],
  timeline: ['建设工期', '工期', '节点', '建设周期', '时间节点', '建设进度', '建设年限', '工期节点', '建设起止年限'],
  contentAndScale: ['建设内容', '建设规模', '建设内容及效益', '建设内容与规模', '主要建设内容', '主要建设内容及规模', '项目内容', '项目简介', '项目概况', '建设规模及内容', '内容及规模', '建设规模和内容'],
  introducingUnit: ['引荐单位名称', '引进责任单位', '招引单位', '招商单位', '首报单位', '引资单位', '推荐单位'],
  organisationName: ['责任部门', '权属单位', '主管单位', '归口单位', '承办单位', '牵头单位', '所属单位', '跟踪单位', '填报单位'],
  leaderInCharge: ['牵头领导', '包联领导', '包保领导', '挂钩领导', '联系领导', '责任领导', '牵头包抓领导', '市级领导', '县级领导'],
  remarks: ['备注说明', '说明', 'remark', 'note', 'notes'],
  publishedOn: ['发布日期', '公布时间', '公开时间', '来源时间', '报道时间'],
};

const MONEY: ReadonlySet<ImportField> = new Set<ImportField>(['agreedInvestment', 'fundsArrived', 'completedInvestment']);

/** The headers of a project ledger. */
export const PROJECT_WORDS = headerWords(IMPORT_FIELDS.map((field) => (field.code === 'ignored' ? IGNORED : { ...field, synonyms: HEADER_SYNONYMS[field.code] ?? [], required: field.code === 'name', money: MONEY.has(field.code) })));
