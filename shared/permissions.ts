import type { ImportKindCode } from './vocabulary.js';

/** What can be done, by whom. Every route names one of these permissions; the API decides, the console only hides. */
export const PERMISSIONS = {
  'organisation:read': { zh: '查看组织机构', en: 'View organisations' },
  'organisation:manage': { zh: '管理组织机构', en: 'Manage organisations' },
  'user:read': { zh: '查看用户', en: 'View users' },
  'user:manage': { zh: '管理用户与角色', en: 'Manage users and roles' },
  'api-token:manage': { zh: '管理接口令牌', en: 'Manage API tokens' },
  'park:read': { zh: '查看园区', en: 'View parks' },
  'park:manage': { zh: '管理园区', en: 'Manage parks' },
  'carrier:manage': { zh: '管理载体与占用', en: 'Manage carriers and who holds them' },
  'opportunity:read': { zh: '查看招商项目库', en: 'View the project library' },
  'opportunity:manage': { zh: '编辑招商项目库', en: 'Edit the project library' },
  'opportunity:publish': { zh: '审批发布招商项目', en: 'Approve and publish opportunities' },
  'reference:manage': { zh: '维护行业分类', en: 'Maintain the table of industries' },
  'company:read': { zh: '查看企业', en: 'View companies' },
  'company:manage': { zh: '管理企业', en: 'Manage companies' },
  'company:merge': { zh: '合并重复企业', en: 'Merge duplicate companies' },
  'contact:read': { zh: '查看联系人信息', en: 'View contacts’ personal data' },
  'contact:manage': { zh: '管理联系人', en: 'Manage contacts' },
  'contact:erase': { zh: '清除联系人个人信息', en: 'Erase contacts’ personal data' },
  'project:read': { zh: '查看项目', en: 'View projects' },
  'project:read-confidential': { zh: '查看保密项目名称', en: 'View names of confidential projects' },
  'project:create': { zh: '新建项目', en: 'Create projects' },
  'project:update': { zh: '编辑项目', en: 'Edit projects' },
  'project:advance-stage': { zh: '推进项目阶段', en: 'Advance the stage' },
  'project:bypass-gate': { zh: '特批越过条件', en: 'Bypass a gate with a reason' },
  'project:correct-event': { zh: '更正台账记录', en: 'Correct ledger events' },
  'project:change-status': { zh: '停建、复建、终止项目', en: 'Suspend, resume, terminate' },
  'project:record-funds': { zh: '登记到位资金与完成投资', en: 'Record funds and completed investment' },
  'project:review': { zh: '县区初审', en: 'County first review' },
  'project:verify': { zh: '市级核验', en: 'City verification' },
  'project:certify': { zh: '认定招商引资项目', en: 'Certify projects' },
  'supervision:read': { zh: '查看重大签约项目督查', en: 'View the supervision of large projects' },
  'supervision:report': { zh: '报送重大签约项目季度进展', en: 'Report the quarterly progress of large projects' },
  'batch:manage': { zh: '编制签约、建设、投产计划', en: 'Plan rolling batches' },
  'project:export': { zh: '导出项目', en: 'Export projects' },
  'activity:read': { zh: '查看招商活动', en: 'View activities' },
  'activity:log': { zh: '登记活动与下一步', en: 'Log activities and next steps' },
  'activity:export': { zh: '导出活动', en: 'Export activities' },
  'promotion-event:manage': { zh: '管理推介对接活动', en: 'Manage promotion events' },
  'evidence:create': { zh: '上传佐证材料', en: 'Upload evidence' },
  'evidence:read': { zh: '查看佐证材料', en: 'View evidence' },
  'evidence:read-reported': { zh: '查看本部门考核指标的佐证材料', en: 'View evidence of own assessment indicators' },
  'import:run': { zh: '导入台账', en: 'Import ledgers' },
  'policy:read': { zh: '查看政策参数', en: 'View policy packs' },
  'policy:manage': { zh: '编制、发布、采用政策参数包', en: 'Write, publish and adopt policy packs' },
  'metric:read': { zh: '查看指标', en: 'View metrics' },
  'official-value:record': { zh: '登记官方统计数', en: 'Record official statistics' },
  'official-series:manage': { zh: '维护官方统计指标目录', en: 'Maintain the catalogue of official statistics' },
  'figure:publish': { zh: '发布数字', en: 'Publish figures' },
  'target:read': { zh: '查看目标', en: 'View targets' },
  'target:manage': { zh: '下达与修改目标', en: 'Set targets' },
  'target:allocate': { zh: '向下分解目标', en: 'Allocate targets' },
  'assessment:read': { zh: '查看园区考核', en: 'View park assessments' },
  'assessment:manage': { zh: '组织园区考核', en: 'Run park assessments' },
  'assessment:enter': { zh: '填报考核数据', en: 'Enter assessment values' },
  'assessment:object': { zh: '对考核得分提出异议', en: 'Object to scores' },
  'report:export': { zh: '导出报表', en: 'Export reports' },
  'audit:read': { zh: '查看审计日志', en: 'View the audit log' },
  'job:read': { zh: '查看系统状况与定时任务', en: 'View system health and jobs' },
} as const;

export type Permission = keyof typeof PERMISSIONS;
export const PERMISSION_CODES = Object.keys(PERMISSIONS) as Permission[];

/** What is needed, beside `import:run`, to see and run imports of each kind. */
export const IMPORT_PERMISSIONS: Readonly<Record<ImportKindCode, Permission>> = { projects: 'project:create', companies: 'company:manage', contacts: 'contact:manage', parks: 'park:manage', carriers: 'carrier:manage', occupancies: 'carrier:manage', funds: 'project:record-funds', activities: 'activity:log', 'official-values': 'official-value:record', users: 'user:manage' };

/** How far a role reaches: the whole city, its organisation's subtree, or its own organisation. */
export type ScopeKind = 'city' | 'subtree' | 'own';

interface Role {
  zh: string;
  en: string;
  scope: ScopeKind;
  permissions: readonly Permission[];
}

const READ = ['organisation:read', 'park:read', 'company:read', 'project:read', 'evidence:read', 'metric:read', 'target:read', 'opportunity:read', 'policy:read', 'activity:read', 'assessment:read', 'supervision:read'] as const satisfies readonly Permission[];
const WORK = [...READ, 'api-token:manage', 'company:manage', 'project:read-confidential', 'project:create', 'project:update', 'project:advance-stage', 'project:change-status', 'project:correct-event', 'project:record-funds', 'project:export', 'evidence:create', 'import:run', 'report:export', 'contact:read', 'contact:manage', 'opportunity:manage', 'activity:log', 'activity:export', 'supervision:report'] as const satisfies readonly Permission[];

export const ROLES = {
  admin: { zh: '系统管理员', en: 'System administrator', scope: 'city', permissions: PERMISSION_CODES },
  'city-manager': { zh: '市招商局', en: 'City bureau', scope: 'city', permissions: [...WORK, 'user:read', 'park:manage', 'project:bypass-gate', 'project:review', 'project:verify', 'figure:publish', 'target:manage', 'target:allocate', 'company:merge', 'contact:erase', 'project:certify', 'batch:manage', 'carrier:manage', 'opportunity:publish', 'policy:manage', 'promotion-event:manage', 'assessment:manage', 'assessment:enter', 'official-value:record', 'official-series:manage'] },
  viewer: { zh: '领导、督查', en: 'Leader, supervision', scope: 'city', permissions: [...READ, 'project:export', 'report:export', 'activity:export'] },
  'county-manager': { zh: '县区招商局', en: 'County bureau', scope: 'subtree', permissions: [...WORK, 'user:read', 'park:manage', 'project:bypass-gate', 'project:review', 'figure:publish', 'target:allocate', 'contact:erase', 'batch:manage', 'carrier:manage', 'opportunity:publish', 'promotion-event:manage', 'assessment:object'] },
  'park-manager': { zh: '园区管委会', en: 'Park committee, team lead', scope: 'subtree', permissions: [...WORK, 'target:allocate', 'batch:manage', 'carrier:manage', 'promotion-event:manage', 'assessment:object'] },
  officer: { zh: '招商专员', en: 'Investment officer', scope: 'own', permissions: WORK },
  finance: { zh: '财政局', en: 'Finance bureau', scope: 'city', permissions: ['organisation:read', 'park:read', 'metric:read', 'target:read', 'policy:read', 'assessment:read'] },
  department: { zh: '市直部门', en: 'Department', scope: 'city', permissions: ['organisation:read', 'park:read', 'metric:read', 'target:read', 'policy:read', 'assessment:read', 'assessment:enter', 'evidence:create', 'evidence:read-reported', 'official-value:record', 'import:run'] },
  auditor: { zh: '审计', en: 'Auditor', scope: 'city', permissions: [...READ, 'user:read', 'project:read-confidential', 'project:export', 'report:export', 'audit:read', 'job:read', 'activity:export'] },
} as const satisfies Record<string, Role>;

export type RoleCode = keyof typeof ROLES;
export const ROLE_CODES = Object.keys(ROLES) as RoleCode[];

/** The permissions of a set of roles, each with the widest scope among the roles that grant it. */
export function permissionsOf(roles: readonly RoleCode[]): Map<Permission, ScopeKind> {
  const width: Record<ScopeKind, number> = { own: 0, subtree: 1, city: 2 };
  const granted = new Map<Permission, ScopeKind>();
  for (const code of roles) {
    const role: Role = ROLES[code];
    for (const permission of role.permissions) {
      const had = granted.get(permission);
      if (!had || width[had] < width[role.scope]) granted.set(permission, role.scope);
    }
  }
  return granted;
}
