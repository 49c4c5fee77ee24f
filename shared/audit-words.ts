import type { Label } from './vocabulary.js';

/** What audit entries are about. */
export const AUDIT_ENTITIES: Record<string, Label> = {
  project: { zh: '项目', en: 'project' },
  'project-event': { zh: '台账记录', en: 'ledger event' },
  'follow-up': { zh: '跟进', en: 'follow-up' },
  company: { zh: '企业', en: 'company' },
  contact: { zh: '联系人', en: 'contact' },
  park: { zh: '园区', en: 'park' },
  view: { zh: '视图', en: 'view' },
  evidence: { zh: '佐证材料', en: 'evidence' },
  import: { zh: '导入', en: 'import' },
  report: { zh: '报表', en: 'report' },
  organisation: { zh: '组织机构', en: 'organisation' },
  user: { zh: '用户', en: 'user' },
  session: { zh: '登录', en: 'session' },
  'api-token': { zh: '接口令牌', en: 'API token' },
  backup: { zh: '备份', en: 'backup' },
};

const VERBS: Record<string, Label> = {
  create: { zh: '新建', en: 'created' },
  created: { zh: '新建', en: 'created' },
  update: { zh: '修改', en: 'changed' },
  updated: { zh: '修改', en: 'changed' },
  correct: { zh: '更正', en: 'corrected' },
  verified: { zh: '审核通过', en: 'passed review' },
  rejected: { zh: '退回', en: 'rejected' },
  export: { zh: '导出', en: 'exported' },
  exported: { zh: '导出', en: 'exported' },
  upload: { zh: '上传', en: 'uploaded' },
  uploaded: { zh: '上传', en: 'uploaded' },
  revoked: { zh: '撤销', en: 'revoked' },
  map: { zh: '核对列', en: 'columns mapped' },
  preview: { zh: '预览', en: 'previewed' },
  decide: { zh: '处理问题', en: 'problems decided' },
  apply: { zh: '写入', en: 'applied' },
  undo: { zh: '撤销', en: 'undone' },
  'export-failed-rows': { zh: '导出未导入行', en: 'left-out rows exported' },
  written: { zh: '写出', en: 'written' },
  restored: { zh: '恢复', en: 'restored' },
};

/** Actions that entity and verb alone would say badly. */
const ACTIONS: Record<string, Label> = {
  'company:merged': { zh: '合并企业', en: 'companies merged' },
  'company:merge-undone': { zh: '撤销企业合并', en: 'merge undone' },
  'company:stopped': { zh: '登记停产', en: 'company stopped' },
  'company:resumed': { zh: '登记复产', en: 'company resumed' },
  'contact:erased': { zh: '清除联系人信息', en: 'contact erased' },
  'contact:archived': { zh: '归档联系人', en: 'contact archived' },
  'project:advance': { zh: '推进项目阶段', en: 'stage advanced' },
  'project:assign': { zh: '批量分派项目', en: 'project assigned in bulk' },
  'view:default': { zh: '设定默认视图', en: 'default view set' },
  'project:change-status': { zh: '变更项目状态', en: 'status changed' },
  'project:funds-arrived': { zh: '登记到位资金', en: 'funds recorded' },
  'project:completed-investment': { zh: '登记完成投资', en: 'completed investment recorded' },
  'session:opened': { zh: '登录', en: 'signed in' },
  'session:closed': { zh: '退出登录', en: 'signed out' },
  'session:login-failed': { zh: '登录失败', en: 'sign-in failed' },
  'session:locked': { zh: '登录失败次数过多，账号锁定', en: 'account locked after failed sign-ins' },
  'user:password-changed': { zh: '修改密码', en: 'password changed' },
  'user:locale-changed': { zh: '切换界面语言', en: 'language changed' },
  'import:upload': { zh: '上传导入文件', en: 'import file uploaded' },
  'import:apply': { zh: '导入写入系统', en: 'import applied' },
  'import:undo': { zh: '撤销整批导入', en: 'import undone' },
  'backup:written': { zh: '写出备份', en: 'backup written' },
  'backup:restored': { zh: '从备份恢复', en: 'restored from a backup' },
};

/** An audit action in words; one that is not known here as it is, never guessed. */
export function auditAction(action: string, locale: 'zh' | 'en'): string {
  const own = ACTIONS[action]?.[locale];
  if (own) return own;
  const [entity = '', verb = ''] = action.split(':');
  const [what, done] = [AUDIT_ENTITIES[entity]?.[locale], VERBS[verb]?.[locale]];
  if (!what || !done) return action;
  return locale === 'zh' ? `${done}${what}` : `${what} ${done}`;
}
