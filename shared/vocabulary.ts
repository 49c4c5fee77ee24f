/**
 * One word per idea, from database column to button: codes with their Chinese and English labels.
 * Order matters where a list has one (stages).
 */
export interface Label { zh: string; en: string }

export const STAGES = {
  lead: { zh: '线索', en: 'Lead' },
  negotiating: { zh: '在谈', en: 'Negotiating' },
  signed: { zh: '签约', en: 'Signed' },
  started: { zh: '开工', en: 'Started' },
  built: { zh: '竣工', en: 'Built' },
  producing: { zh: '投产', en: 'Producing' },
} as const satisfies Record<string, Label>;
export type Stage = keyof typeof STAGES;
export const STAGE_CODES = Object.keys(STAGES) as Stage[];

/** What "standing at" a stage is called: 在建 is a project that has started and is not yet built. */
export const STANDINGS = {
  lead: { zh: '线索', en: 'Leads' },
  negotiating: { zh: '在谈', en: 'In negotiation' },
  signed: { zh: '签约未开工', en: 'Signed, not started' },
  started: { zh: '在建', en: 'Under construction' },
  built: { zh: '竣工未投产', en: 'Built, not producing' },
  producing: { zh: '投产', en: 'Producing' },
} as const satisfies Record<Stage, Label>;

export const MILESTONES = {
  framework: { zh: '框架协议', en: 'Framework agreement' },
  registered: { zh: '注册', en: 'Registered' },
  approved: { zh: '备案/核准', en: 'Approved' },
  'land-secured': { zh: '供地', en: 'Land secured' },
  'above-scale': { zh: '入规入统', en: 'Above scale' },
  'at-capacity': { zh: '达产', en: 'At capacity' },
} as const satisfies Record<string, Label>;
export type Milestone = keyof typeof MILESTONES;
export const MILESTONE_CODES = Object.keys(MILESTONES) as Milestone[];

export const PROJECT_STATUSES = {
  active: { zh: '正常', en: 'Active' },
  suspended: { zh: '停建', en: 'Suspended' },
  terminated: { zh: '终止', en: 'Terminated' },
} as const satisfies Record<string, Label>;
export type ProjectStatus = keyof typeof PROJECT_STATUSES;

export const LAND_MODES = {
  'new-land': { zh: '新供地', en: 'New land' },
  'leased-factory': { zh: '租赁厂房', en: 'Leased factory' },
  expansion: { zh: '原址扩产', en: 'On existing site' },
} as const satisfies Record<string, Label>;
export type LandMode = keyof typeof LAND_MODES;

export const PROJECT_KINDS = {
  new: { zh: '新建', en: 'New' },
  expansion: { zh: '增资扩产', en: 'Expansion' },
  relocation: { zh: '搬迁', en: 'Relocation' },
} as const satisfies Record<string, Label>;
export type ProjectKind = keyof typeof PROJECT_KINDS;

/** Which phase moves a project of several phases: the first one to reach a stage, or the last once every phase has. */
export const PHASE_RULES = {
  first: { zh: '任一期达到即算', en: 'The first phase to reach a stage' },
  every: { zh: '各期都达到才算', en: 'Only once every phase has' },
} as const satisfies Record<string, Label>;
export type PhaseRule = keyof typeof PHASE_RULES;

/** How a project continues an earlier one. All but an expansion are the same project again and count once with it. */
export const SUCCESSIONS = {
  're-signed': { zh: '重新签约', en: 'Re-signed' },
  relocated: { zh: '迁建', en: 'Relocated' },
  'later-phase': { zh: '后续期', en: 'Later phase of the same contract' },
  expansion: { zh: '增资扩产', en: 'Expansion' },
} as const satisfies Record<string, Label>;
export type Succession = keyof typeof SUCCESSIONS;

export const ATTRACTION_MODES = {
  chain: { zh: '产业链招商', en: 'Industry chain' },
  referral: { zh: '以商招商', en: 'Referral by companies' },
  'park-in-park': { zh: '园中园', en: 'Park in park' },
  'standard-factory': { zh: '标准厂房招商', en: 'Standard factory' },
  enclave: { zh: '飞地招商', en: 'Enclave' },
  agency: { zh: '委托招商', en: 'Agency' },
  fund: { zh: '基金招商', en: 'Fund' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Label>;
export type AttractionMode = keyof typeof ATTRACTION_MODES;

export const ORIGINS = {
  'out-of-province': { zh: '省外', en: 'Out of province' },
  'in-province': { zh: '市外省内', en: 'In province, outside the city' },
  local: { zh: '市内', en: 'Local' },
  foreign: { zh: '外资（含港澳台）', en: 'Foreign, incl. HK, Macao, Taiwan' },
} as const satisfies Record<string, Label>;
export type Origin = keyof typeof ORIGINS;

/** Where a lead came from. */
export const LEAD_SOURCES = {
  visit: { zh: '外出招商', en: 'Visit out' },
  'promotion-event': { zh: '招商活动', en: 'Promotion event' },
  referral: { zh: '企业或商协会推荐', en: 'Referral' },
  'self-contact': { zh: '企业来访', en: 'Came to us' },
  superior: { zh: '上级推荐', en: 'From a superior unit' },
  opportunity: { zh: '招商项目库', en: 'Project library' },
  import: { zh: '台账导入', en: 'Ledger import' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Label>;
export type LeadSource = keyof typeof LEAD_SOURCES;

/** What was done with or for a company; all but a note are a contact with it. */
export const ACTIVITY_KINDS = {
  'visit-out': { zh: '外出拜访', en: 'Visit out' },
  'visit-in': { zh: '来访接待', en: 'Visit in' },
  call: { zh: '电话', en: 'Call' },
  meeting: { zh: '会谈', en: 'Meeting' },
  'return-visit': { zh: '回访', en: 'Return visit' },
  note: { zh: '跟进记录', en: 'Note' },
} as const satisfies Record<string, Label>;
export type ActivityKind = keyof typeof ACTIVITY_KINDS;

export const NEXT_STEP_STATUSES = {
  open: { zh: '待办', en: 'To do' },
  done: { zh: '已完成', en: 'Done' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Label>;
export type NextStepStatus = keyof typeof NEXT_STEP_STATUSES;

/** What happens to a next step; its history is a list of these. */
export const NEXT_STEP_CHANGES = {
  created: { zh: '新建', en: 'Set' },
  moved: { zh: '改期', en: 'Moved' },
  reassigned: { zh: '转交', en: 'Handed on' },
  done: { zh: '完成', en: 'Done' },
  cancelled: { zh: '取消', en: 'Cancelled' },
  reopened: { zh: '重新打开', en: 'Reopened' },
} as const satisfies Record<string, Label>;
export type NextStepChangeKind = keyof typeof NEXT_STEP_CHANGES;

/** Promotion and matchmaking events (推介、对接活动). */
export const PROMOTION_EVENT_KINDS = {
  matchmaking: { zh: '对接会', en: 'Matchmaking' },
  promotion: { zh: '推介会', en: 'Promotion' },
  exhibition: { zh: '展会', en: 'Exhibition' },
  signing: { zh: '集中签约', en: 'Signing ceremony' },
  forum: { zh: '论坛、沙龙', en: 'Forum' },
} as const satisfies Record<string, Label>;
export type PromotionEventKind = keyof typeof PROMOTION_EVENT_KINDS;

/** Where a promotion event stands: held only when its date has passed and there is evidence. */
export const PROMOTION_EVENT_STATES = {
  planned: { zh: '筹备中', en: 'Planned' },
  unproven: { zh: '待补佐证', en: 'Evidence missing' },
  held: { zh: '已举办', en: 'Held' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
} as const satisfies Record<string, Label>;
export type PromotionEventState = keyof typeof PROMOTION_EVENT_STATES;

export const CALENDAR_KINDS = {
  activity: { zh: '活动', en: 'Activity' },
  'promotion-event': { zh: '推介对接', en: 'Promotion event' },
  'next-step': { zh: '下一步', en: 'Next step' },
  milestone: { zh: '计划节点', en: 'Planned milestone' },
} as const satisfies Record<string, Label>;
export type CalendarKind = keyof typeof CALENDAR_KINDS;

export const DATE_PRECISIONS = {
  day: { zh: '日', en: 'Day' },
  month: { zh: '月', en: 'Month' },
  year: { zh: '年', en: 'Year' },
  unknown: { zh: '未知', en: 'Unknown' },
} as const satisfies Record<string, Label>;
export type DatePrecision = keyof typeof DATE_PRECISIONS;

/** Kinds of ledger row. */
export const EVENT_TYPES = {
  created: { zh: '建档', en: 'Created' },
  revised: { zh: '信息变更', en: 'Details revised' },
  baseline: { zh: '期初导入', en: 'Baseline' },
  stage: { zh: '阶段推进', en: 'Stage reached' },
  milestone: { zh: '节点达成', en: 'Milestone reached' },
  status: { zh: '状态变更', en: 'Status changed' },
  'funds-arrived': { zh: '到位资金', en: 'Funds arrived' },
  'completed-investment': { zh: '完成投资', en: 'Completed investment' },
  'year-plan': { zh: '年度计划投资', en: 'Yearly plan' },
  void: { zh: '作废', en: 'Voided' },
  withdrawn: { zh: '撤回', en: 'Withdrawn' },
} as const satisfies Record<string, Label>;
/** Reasons that the system gives for its own ledger rows, kept as these codes. */
export const SYSTEM_REASONS = {
  'ledger-import': { zh: '台账导入', en: 'Ledger import' },
  'import-corrected': { zh: '按导入文件更正', en: 'Corrected by an import' },
  'import-undone': { zh: '撤销导入', en: 'Import undone' },
  'companies-merged': { zh: '企业合并', en: 'Companies merged' },
  'merge-undone': { zh: '撤销企业合并', en: 'Merge of companies undone' },
} as const satisfies Record<string, Label>;
export type EventType = keyof typeof EVENT_TYPES;

/** The two series of money of a project; they are never added together. */
export const MONEY_SERIES = { 'funds-arrived': EVENT_TYPES['funds-arrived'], 'completed-investment': EVENT_TYPES['completed-investment'] } as const satisfies Partial<Record<EventType, Label>>;
export type MoneySeries = keyof typeof MONEY_SERIES;

/** Where a ledger row stands between recording and city verification. */
export const VERIFICATIONS = {
  pending: { zh: '待初审', en: 'Awaiting first review' },
  reviewed: { zh: '已初审，待核验', en: 'First review passed' },
  verified: { zh: '已核验', en: 'Verified' },
  rejected: { zh: '退回', en: 'Rejected' },
} as const satisfies Record<string, Label>;
export type Verification = keyof typeof VERIFICATIONS;

export const REVIEW_LEVELS = {
  county: { zh: '县区初审', en: 'County first review' },
  city: { zh: '市级核验', en: 'City verification' },
} as const satisfies Record<string, Label>;
export type ReviewLevel = keyof typeof REVIEW_LEVELS;

export const EVIDENCE_KINDS = {
  agreement: { zh: '投资协议', en: 'Agreement' },
  registration: { zh: '营业执照', en: 'Business licence' },
  approval: { zh: '备案/核准文件', en: 'Approval or filing' },
  'land-document': { zh: '供地或租赁文件', en: 'Land or lease document' },
  permit: { zh: '施工许可', en: 'Construction permit' },
  photo: { zh: '现场照片（含时间地点）', en: 'Dated site photo' },
  acceptance: { zh: '竣工验收', en: 'Completion acceptance' },
  invoice: { zh: '首张发票或投产证明', en: 'First invoice or proof of production' },
  'bank-slip': { zh: '资金到账凭证', en: 'Bank slip' },
  brief: { zh: '招商推介材料', en: 'Promotion material' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Label>;
export type EvidenceKind = keyof typeof EVIDENCE_KINDS;

/** The yearly plan of 002 §二(五): what is to be signed, under construction, producing. A planned batch is no milestone. */
export const BATCHES = {
  sign: { zh: '签约一批', en: 'To be signed' },
  build: { zh: '建设一批', en: 'Under construction' },
  produce: { zh: '投产一批', en: 'To be producing' },
} as const satisfies Record<string, Label>;
export type Batch = keyof typeof BATCHES;

/** What became of a planned project. */
export const BATCH_OUTCOMES = {
  'in-time': { zh: '按期达成', en: 'Reached in time' },
  early: { zh: '年前已达成', en: 'Reached before the year' },
  late: { zh: '逾期达成', en: 'Reached late' },
  due: { zh: '尚未达成', en: 'Not yet' },
  overdue: { zh: '逾期未达成', en: 'Overdue' },
  undetermined: { zh: '已达成，日期不明', en: 'Reached, date unclear' },
  terminated: { zh: '项目已终止', en: 'Project terminated' },
} as const satisfies Record<string, Label>;
export type BatchOutcome = keyof typeof BATCH_OUTCOMES;

/** Why a project is proposed for a batch. */
export const BATCH_REASONS = {
  'to-start': { zh: '在谈，计划年底前开工，须先签约', en: 'Negotiating, to start by the year’s end' },
  'planned-start': { zh: '已签约，计划本年开工', en: 'Signed, planned to start this year' },
  'under-construction': { zh: '在建', en: 'Under construction' },
  'planned-production': { zh: '计划本年投产', en: 'Planned to produce this year' },
} as const satisfies Record<string, Label>;
export type BatchReason = keyof typeof BATCH_REASONS;

/** What the bureau certifies (003 附件1 三.3). */
export const CERTIFICATION_KINDS = {
  'attraction-project': { zh: '招商引资项目', en: 'Attraction project' },
  'chain-extending': { zh: '产业链延伸企业', en: 'Chain-extending company' },
  'leader-company': { zh: '龙头企业', en: 'Leader company' },
  'capital-origin': { zh: '资金来源', en: 'Capital origin' },
} as const satisfies Record<string, Label>;
export type CertificationKind = keyof typeof CERTIFICATION_KINDS;

export const CERTIFICATION_VERDICTS = {
  certified: { zh: '认定', en: 'Certified' },
  refused: { zh: '不予认定', en: 'Refused' },
  withdrawn: { zh: '撤销认定', en: 'Withdrawn' },
} as const satisfies Record<string, Label>;
export type CertificationVerdict = keyof typeof CERTIFICATION_VERDICTS;

export const ORGANISATION_KINDS = {
  'city-bureau': { zh: '市级招商局', en: 'City bureau' },
  'county-bureau': { zh: '县区招商局', en: 'County bureau' },
  'park-committee': { zh: '园区管委会', en: 'Park committee' },
  township: { zh: '乡镇街道', en: 'Township' },
  team: { zh: '招商分队', en: 'Investment team' },
  department: { zh: '部门', en: 'Department' },
} as const satisfies Record<string, Label>;
export type OrganisationKind = keyof typeof ORGANISATION_KINDS;

export const PARK_INFRASTRUCTURES = {
  'five-connections': { zh: '五通一平', en: 'Five connections' },
  'seven-connections': { zh: '七通一平', en: 'Seven connections' },
  'nine-connections': { zh: '九通一平', en: 'Nine connections' },
} as const satisfies Record<string, Label>;
export type ParkInfrastructure = keyof typeof PARK_INFRASTRUCTURES;

export const PARK_LEVELS = {
  national: { zh: '国家级', en: 'National' },
  provincial: { zh: '省级', en: 'Provincial' },
  municipal: { zh: '市级', en: 'Municipal' },
  county: { zh: '县级', en: 'County' },
} as const satisfies Record<string, Label>;
export type ParkLevel = keyof typeof PARK_LEVELS;

/** Land parcels are measured in mu, standard factories in square metres. */
export const CARRIER_KINDS = {
  factory: { zh: '标准厂房', en: 'Standard factory' },
  land: { zh: '地块', en: 'Land parcel' },
} as const satisfies Record<string, Label>;
export type CarrierKind = keyof typeof CARRIER_KINDS;

/** In the order in which they are offered. Idle: wholly vacant, since a known day. */
export const CARRIER_STATUSES = {
  idle: { zh: '闲置', en: 'Idle' },
  available: { zh: '可供', en: 'Available' },
  reserved: { zh: '已预留', en: 'Reserved' },
  occupied: { zh: '已占用', en: 'Occupied' },
} as const satisfies Record<string, Label>;
export type CarrierStatus = keyof typeof CARRIER_STATUSES;

export const CARRIER_ACTS = {
  reserve: { zh: '预留', en: 'Reserved' },
  occupy: { zh: '占用', en: 'Occupied' },
  release: { zh: '释放', en: 'Released' },
  void: { zh: '作废', en: 'Voided' },
} as const satisfies Record<string, Label>;
export type CarrierAct = keyof typeof CARRIER_ACTS;

/** Why a project that holds a carrier should perhaps no longer. */
export const STILL_HOLDING = {
  terminated: { zh: '项目已终止，载体未释放', en: 'Terminated, still holding' },
  withdrawn: { zh: '项目已撤回，载体未释放', en: 'Withdrawn, still holding' },
  moved: { zh: '项目已落到别处，载体未释放', en: 'Landed elsewhere, still holding' },
} as const satisfies Record<string, Label>;
export type StillHolding = keyof typeof STILL_HOLDING;

/** Why a carrier stands where it does in an offer. */
export const OFFER_REASONS = {
  'idle-factory': { zh: '闲置厂房，优先盘活', en: 'Idle factory, to be used before new land' },
  'vacant-factory': { zh: '现成厂房，先于新供地', en: 'Ready factory, before new land' },
  'idle-land': { zh: '闲置地块，先于新供地', en: 'Idle land, before new land' },
  'new-land': { zh: '新供地', en: 'New land' },
  'area-enough': { zh: '面积够用', en: 'Large enough' },
  'area-to-check': { zh: '需求以亩计，请核对厂房面积', en: 'The need is in mu: check the factory’s area' },
  'leading-industry': { zh: '属园区主导产业', en: 'A leading industry of the park' },
  'restricted-industry': { zh: '属园区规划环评限制的行业', en: 'Restricted by the park’s planning assessment' },
  'restrictions-to-check': { zh: '园区另有限制，请核对', en: 'The park has further restrictions: check' },
} as const satisfies Record<string, Label>;
export type OfferReason = keyof typeof OFFER_REASONS;

export const OPPORTUNITY_STATES = {
  draft: { zh: '草稿', en: 'Draft' },
  published: { zh: '已发布', en: 'Published' },
  paused: { zh: '暂停', en: 'Paused' },
  converted: { zh: '已转化', en: 'Converted' },
  withdrawn: { zh: '已撤下', en: 'Withdrawn' },
} as const satisfies Record<string, Label>;
export type OpportunityState = keyof typeof OPPORTUNITY_STATES;

export const COOPERATION_MODES = {
  sole: { zh: '独资', en: 'Sole investment' },
  joint: { zh: '合资', en: 'Joint venture' },
  cooperative: { zh: '合作', en: 'Cooperation' },
  acquisition: { zh: '并购重组', en: 'Acquisition or restructuring' },
  lease: { zh: '租赁', en: 'Lease' },
  negotiable: { zh: '面议', en: 'To be agreed' },
} as const satisfies Record<string, Label>;
export type CooperationMode = keyof typeof COOPERATION_MODES;

/** GB/T 4754-2017 sections; B, C and D are industrial (工业). */
export const INDUSTRY_SECTIONS = {
  A: { zh: '农、林、牧、渔业', en: 'Agriculture, forestry, fishing' },
  B: { zh: '采矿业', en: 'Mining' },
  C: { zh: '制造业', en: 'Manufacturing' },
  D: { zh: '电力、热力、燃气及水生产和供应业', en: 'Electricity, heat, gas and water' },
  E: { zh: '建筑业', en: 'Construction' },
  F: { zh: '批发和零售业', en: 'Wholesale and retail' },
  G: { zh: '交通运输、仓储和邮政业', en: 'Transport, storage and post' },
  H: { zh: '住宿和餐饮业', en: 'Accommodation and catering' },
  I: { zh: '信息传输、软件和信息技术服务业', en: 'Information technology' },
  J: { zh: '金融业', en: 'Finance' },
  K: { zh: '房地产业', en: 'Real estate' },
  L: { zh: '租赁和商务服务业', en: 'Leasing and business services' },
  M: { zh: '科学研究和技术服务业', en: 'Research and technical services' },
  N: { zh: '水利、环境和公共设施管理业', en: 'Water, environment and public facilities' },
  O: { zh: '居民服务、修理和其他服务业', en: 'Resident services and repair' },
  P: { zh: '教育', en: 'Education' },
  Q: { zh: '卫生和社会工作', en: 'Health and social work' },
  R: { zh: '文化、体育和娱乐业', en: 'Culture, sports and entertainment' },
  S: { zh: '公共管理、社会保障和社会组织', en: 'Public administration' },
  T: { zh: '国际组织', en: 'International organisations' },
} as const satisfies Record<string, Label>;
export type IndustrySection = keyof typeof INDUSTRY_SECTIONS;

export const INDUSTRY_LEVELS = {
  section: { zh: '门类', en: 'Section' },
  division: { zh: '大类', en: 'Division' },
  group: { zh: '中类', en: 'Group' },
  class: { zh: '小类', en: 'Class' },
} as const satisfies Record<string, Label>;
export type IndustryLevel = keyof typeof INDUSTRY_LEVELS;
/** What a file that is imported holds: one row a record of this kind. */
export const IMPORT_KINDS = {
  projects: { zh: '项目台账', en: 'Projects' },
  companies: { zh: '企业', en: 'Companies' },
  contacts: { zh: '联系人', en: 'Contacts' },
  parks: { zh: '园区', en: 'Parks' },
  carriers: { zh: '载体', en: 'Carriers' },
  occupancies: { zh: '载体占用', en: 'Occupancy of carriers' },
  funds: { zh: '到位资金与完成投资', en: 'Funds and completed investment' },
  activities: { zh: '招商活动', en: 'Activities' },
  'official-values': { zh: '官方统计数', en: 'Official statistics' },
  users: { zh: '用户', en: 'Users' },
} as const satisfies Record<string, Label>;
export type ImportKindCode = keyof typeof IMPORT_KINDS;
export const IMPORT_KIND_CODES = Object.keys(IMPORT_KINDS) as ImportKindCode[];

export const IMPORT_STATUSES = {
  uploaded: { zh: '已上传', en: 'Uploaded' },
  previewing: { zh: '读取中', en: 'Reading' },
  previewed: { zh: '待处理', en: 'Ready to review' },
  applying: { zh: '导入中', en: 'Importing' },
  applied: { zh: '已导入', en: 'Imported' },
  undone: { zh: '已撤销', en: 'Undone' },
  failed: { zh: '失败', en: 'Failed' },
} as const satisfies Record<string, Label>;
export type ImportStatus = keyof typeof IMPORT_STATUSES;

export const IMPORT_VERDICTS = {
  ready: { zh: '可导入', en: 'Ready' },
  decision: { zh: '待决定', en: 'Needs a decision' },
  error: { zh: '有错误', en: 'Error' },
  unchanged: { zh: '无变化', en: 'Unchanged' },
} as const satisfies Record<string, Label>;
export type ImportVerdict = keyof typeof IMPORT_VERDICTS;

export const USER_STATUSES = {
  active: { zh: '正常', en: 'Active' },
  disabled: { zh: '已停用', en: 'Disabled' },
} as const satisfies Record<string, Label>;

/** What stands before or after an amount in ledgers, kept as written. */
export const AMOUNT_QUALIFIERS: Readonly<Record<string, Label>> = {
  约: { zh: '约', en: 'about' }, 大约: { zh: '大约', en: 'about' }, 近: { zh: '近', en: 'nearly' }, 超过: { zh: '超过', en: 'over' }, 超: { zh: '超', en: 'over' }, 逾: { zh: '逾', en: 'over' }, 过: { zh: '过', en: 'over' },
  不低于: { zh: '不低于', en: 'at least' }, 不少于: { zh: '不少于', en: 'at least' }, 以上: { zh: '以上', en: 'at least' }, 左右: { zh: '左右', en: 'about' }, 预计: { zh: '预计', en: 'expected' }, 计划: { zh: '计划', en: 'planned' },
};

/** Lists of large or special companies, and titles given to companies (榜单、称号). */
export const RANKING_LISTS = {
  'fortune-500': { zh: '世界500强', en: 'Fortune Global 500' },
  'china-500': { zh: '中国500强', en: 'China Top 500' },
  'private-500': { zh: '民企500强', en: 'Private Top 500' },
  'manufacturing-500': { zh: '中国制造业500强', en: 'China Manufacturing Top 500' },
  listed: { zh: '上市公司', en: 'Listed company' },
  'little-giant': { zh: '专精特新“小巨人”', en: 'Specialised “little giant”' },
  specialised: { zh: '专精特新', en: 'Specialised and innovative' },
  champion: { zh: '制造业单项冠军', en: 'Manufacturing champion' },
  'high-tech': { zh: '高新技术企业', en: 'High-tech enterprise' },
  'state-owned': { zh: '央企国企', en: 'State-owned' },
} as const satisfies Record<string, Label>;
export type RankingList = keyof typeof RANKING_LISTS;

/** What is planned for a settled company that stopped (一企一策). */
export const DISPOSALS = {
  lease: { zh: '出租', en: 'Lease' },
  'equity-transfer': { zh: '股权转让', en: 'Equity transfer' },
  sale: { zh: '出售', en: 'Sale' },
  restructuring: { zh: '兼并重组', en: 'Restructuring' },
  resumption: { zh: '复产', en: 'Resume production' },
  other: { zh: '其他', en: 'Other' },
} as const satisfies Record<string, Label>;
export type Disposal = keyof typeof DISPOSALS;

/** What verification of the audit log can find wrong. */
export const AUDIT_PROBLEMS = {
  'entry-changed': { zh: '日志内容被改动', en: 'The entry was changed' },
  'entry-missing': { zh: '日志被删除', en: 'The entry was removed' },
  'entry-inserted': { zh: '日志是从系统之外写入的', en: 'The entry was inserted from outside' },
  'seal-broken': { zh: '封存与其日志不符，日志或封存被改动', en: 'The seal does not fit its entries: it or one of them was changed' },
  'seal-missing': { zh: '封存被删除', en: 'The seal was removed' },
  'seal-unchained': { zh: '封存与前一封存不衔接', en: 'The seal does not follow the one before' },
} as const satisfies Record<string, Label>;

/** A code's label in a language; an unknown code is an error, never quietly the first option. */
export function label<T extends Record<string, Label>>(vocabulary: T, code: keyof T, locale: 'zh' | 'en'): string {
  const entry = vocabulary[code];
  if (!entry) throw new Error(`no such word: ${String(code)}`);
  return entry[locale];
}

/** How a line of a published figure stands in today's answer. */
export const LINE_CHANGES = {
  same: { zh: '未变', en: 'Same' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '减少', en: 'Removed' },
  changed: { zh: '改变', en: 'Changed' },
} as const satisfies Record<string, Label>;
export type LineChange = keyof typeof LINE_CHANGES;

/** Why it differs. */
export const DIFFERENCE_REASONS = {
  'new-event': { zh: '新的记录', en: 'New record' },
  correction: { zh: '更正或撤回', en: 'Correction or withdrawal' },
  verification: { zh: '审核', en: 'Review' },
  're-attribution': { zh: '改变归属', en: 'Moved to another place or unit' },
  revision: { zh: '信息变更', en: 'Details revised' },
  certification: { zh: '认定', en: 'Certification' },
  other: { zh: '别的项目变化所致', en: 'Follows from another line' },
} as const satisfies Record<string, Label>;
export type DifferenceReason = keyof typeof DIFFERENCE_REASONS;

/** What a series that statistical authorities publish is told in. */
export const OFFICIAL_UNITS = {
  fen: { zh: '金额（万元）', en: 'Amount (10k yuan)' },
  count: { zh: '数量（个、人）', en: 'Number' },
  rate: { zh: '比率（%）', en: 'Rate (%)' },
} as const satisfies Record<string, Label>;
export type OfficialUnit = keyof typeof OFFICIAL_UNITS;

/** Whether a series is told of a period, or of the end of one. */
export const OFFICIAL_NATURES = {
  flow: { zh: '时期数', en: 'Of a period' },
  stock: { zh: '时点数（期末）', en: 'At the end of a period' },
} as const satisfies Record<string, Label>;
export type OfficialNature = keyof typeof OFFICIAL_NATURES;

/** For which places a series is published. */
export const OFFICIAL_PLACES = {
  city: { zh: '全市', en: 'The city' },
  county: { zh: '县区', en: 'Counties' },
  park: { zh: '园区', en: 'Parks' },
} as const satisfies Record<string, Label>;
export type OfficialPlace = keyof typeof OFFICIAL_PLACES;

/** Which published period answers a question. */
export const OFFICIAL_COVERAGES = {
  whole: { zh: '整个期间', en: 'The whole period' },
  'to-date': { zh: '最近一期累计', en: 'Latest cumulative period' },
} as const satisfies Record<string, Label>;
export type OfficialCoverage = keyof typeof OFFICIAL_COVERAGES;
/** Where the quarterly line of a large signed project stands. */
export const RETURN_STATES = {
  reported: { zh: '按期报送', en: 'In time' },
  late: { zh: '逾期报送', en: 'Late' },
  due: { zh: '待报送', en: 'Due' },
  missing: { zh: '逾期未报', en: 'Missing' },
} as const satisfies Record<string, Label>;
export type ReturnState = keyof typeof RETURN_STATES;

/** What a target's progress is compared with. */
export const TARGET_PACES = {
  calendar: { zh: '时序进度', en: 'Calendar' },
  plan: { zh: '分月计划', en: 'Monthly plan' },
  level: { zh: '全年应达', en: 'Level' },
} as const satisfies Record<string, Label>;
export type TargetPace = keyof typeof TARGET_PACES;

export const TARGET_LIGHTS = {
  green: { zh: '绿灯', en: 'Green' },
  yellow: { zh: '黄灯', en: 'Yellow' },
  red: { zh: '红灯', en: 'Red' },
  none: { zh: '未评', en: 'None' },
} as const satisfies Record<string, Label>;
export type TargetLight = keyof typeof TARGET_LIGHTS;

/** How a saved view shows what it asks for. */
export const VIEW_KINDS = {
  list: { zh: '列表', en: 'List' },
  board: { zh: '看板', en: 'Board' },
  timeline: { zh: '时间轴', en: 'Timeline' },
} as const satisfies Record<string, Label>;
export type ViewKind = keyof typeof VIEW_KINDS;

/** Whom a saved view is offered to besides its owner. */
export const VIEW_SHARINGS = {
  private: { zh: '仅自己', en: 'Only me' },
  organisation: { zh: '单位及其下级', en: 'An organisation and those below it' },
  everyone: { zh: '全市', en: 'Everyone' },
} as const satisfies Record<string, Label>;
export type ViewSharing = keyof typeof VIEW_SHARINGS;

/** Lists that views can be kept of. */
export const VIEW_RESOURCES = ['projects'] as const;
export type ViewResource = (typeof VIEW_RESOURCES)[number];

/** The attributes of a project that can be assigned to many at once, and to how many a request. */
export const ASSIGNABLE = ['officerId', 'parkId', 'industryCode', 'team', 'leaderInCharge', 'organisationId', 'introducingOrganisationId'] as const;
export type Assignable = (typeof ASSIGNABLE)[number];
export const MOST_ASSIGNED = 1_000;

/** Where an assessment run stands, in order. */
export const ASSESSMENT_STATUSES = {
  collecting: { zh: '数据采集', en: 'Collecting' },
  checking: { zh: '查验核查', en: 'Checking' },
  computed: { zh: '已计算', en: 'Computed' },
  reviewed: { zh: '已复核', en: 'Reviewed' },
  objections: { zh: '征求异议', en: 'Objections' },
  approved: { zh: '政府审定', en: 'Approved' },
  noticed: { zh: '已公示', en: 'Publicly noticed' },
  final: { zh: '已定稿', en: 'Final' },
} as const satisfies Record<string, Label>;
export type AssessmentStatus = keyof typeof ASSESSMENT_STATUSES;

/** What is done to a run on its way. */
export const ASSESSMENT_ACTS = {
  create: { zh: '建立考核', en: 'Set up' },
  check: { zh: '截止采集，开始查验', en: 'Close collection' },
  compute: { zh: '计算得分', en: 'Compute' },
  review: { zh: '通过复核', en: 'Pass the review' },
  hear: { zh: '开始受理异议', en: 'Open to objections' },
  approve: { zh: '登记政府审定', en: 'Record the approval' },
  publish: { zh: '发布公示', en: 'Publish the notice' },
  finalise: { zh: '定稿', en: 'Make final' },
  return: { zh: '退回采集', en: 'Back to collecting' },
} as const satisfies Record<string, Label>;
export type AssessmentAct = keyof typeof ASSESSMENT_ACTS;

export const ASSESSMENT_CHECKS = {
  documents: { zh: '文件查验', en: 'Document check' },
  'site-visit': { zh: '现场核查', en: 'Site visit' },
} as const satisfies Record<string, Label>;
export type AssessmentCheckKind = keyof typeof ASSESSMENT_CHECKS;

export const OBJECTION_STATES = {
  open: { zh: '待答复', en: 'Open' },
  upheld: { zh: '成立', en: 'Upheld' },
  rejected: { zh: '不成立', en: 'Rejected' },
} as const satisfies Record<string, Label>;
export type ObjectionState = keyof typeof OBJECTION_STATES;
