/** Every refusal the product can give: stable code → wording. `{name}` is filled from the error's parameters. */
export interface FieldProblem {
  /** The field, dotted for nested ones; empty for the record as a whole. */
  path: string;
  code: ErrorCode;
  params?: Record<string, unknown>;
}

export const ERRORS = {
  // Requests
  'malformed-request': { zh: '请求格式不正确', en: 'The request is malformed' },
  validation: { zh: '填写的内容有误，请按提示逐项修改', en: 'Some fields need correcting' },
  unauthenticated: { zh: '请先登录', en: 'Please sign in' },
  'session-expired': { zh: '登录已过期，请重新登录', en: 'Your session has ended; please sign in again' },
  'wrong-credentials': { zh: '用户名或密码不正确', en: 'Wrong username or password' },
  'account-locked': { zh: '登录失败次数过多，账号已锁定，请 {minutes} 分钟后再试', en: 'Too many failed attempts; try again in {minutes} minutes' },
  'account-disabled': { zh: '账号已停用，请联系管理员', en: 'This account is disabled; ask your administrator' },
  'csrf-token': { zh: '页面已失效，请刷新后重试', en: 'This page is out of date; reload and try again' },
  forbidden: { zh: '没有权限执行此操作', en: 'You are not permitted to do this' },
  'not-found': { zh: '未找到该记录，或不在您的数据范围内', en: 'No such record, or it lies outside your scope' },
  'stale-version': { zh: '该记录已被他人修改，请核对后再保存', en: 'Somebody else changed this record since you opened it' },
  'version-required': { zh: '缺少版本号 version', en: 'The field "version" is required' },
  duplicate: { zh: '已存在相同的记录', en: 'This already exists' },
  'still-referenced': { zh: '该记录仍被其他数据引用', en: 'Other records still refer to this one' },
  'too-many-requests': { zh: '操作过于频繁，请稍后再试', en: 'Too many requests; please wait a moment' },
  'payload-too-large': { zh: '内容过大，上限为 {limit}', en: 'Too large; the limit is {limit}' },
  'unsupported-media-type': { zh: '不支持的内容类型', en: 'Unsupported content type' },
  starting: { zh: '系统正在启动，请稍候', en: 'Starting up; please wait a moment' },
  busy: { zh: '系统繁忙，请稍后重试', en: 'The system is busy; please try again shortly' },
  'database-unavailable': { zh: '数据库暂时不可用，请稍后重试', en: 'The database is unavailable; please try again shortly' },
  'storage-full': { zh: '存储空间不足，文件未保存，请联系管理员', en: 'Storage is full; the file was not saved' },
  internal: { zh: '系统内部错误（编号 {requestId}），请联系管理员', en: 'Internal error (reference {requestId})' },
  'idempotency-mismatch': { zh: '同一幂等键被用于不同的请求', en: 'This idempotency key was used for a different request' },
  // Lists
  'unknown-filter': { zh: '不支持按“{field}”筛选', en: 'Cannot filter by "{field}"' },
  'unknown-sort': { zh: '不支持按“{field}”排序', en: 'Cannot sort by "{field}"' },
  'bad-filter': { zh: '筛选条件“{field}”的值不正确', en: 'The filter value for "{field}" is not usable' },
  'bad-range': { zh: '分页范围不正确', en: 'The range is not usable' },
  'range-too-large': { zh: '每页最多 {limit} 条', en: 'At most {limit} rows a page' },
  // Fields
  required: { zh: '必填', en: 'Required' },
  'not-text': { zh: '应为文本', en: 'Must be text' },
  'too-long': { zh: '最多 {max} 个字', en: 'At most {max} characters' },
  'too-short': { zh: '至少 {min} 个字', en: 'At least {min} characters' },
  'not-integer': { zh: '应为整数', en: 'Must be a whole number' },
  'too-small': { zh: '不得小于 {min}', en: 'Must be at least {min}' },
  'too-large': { zh: '不得大于 {max}', en: 'Must be at most {max}' },
  'not-day': { zh: '应为日期，格式 2026-03-31', en: 'Must be a day such as 2026-03-31' },
  'not-flag': { zh: '应为是或否', en: 'Must be true or false' },
  'not-choice': { zh: '不是可选值', en: 'Not one of the choices' },
  'not-list': { zh: '应为列表', en: 'Must be a list' },
  'not-object': { zh: '应为对象', en: 'Must be an object' },
  'too-many-items': { zh: '最多 {max} 项', en: 'At most {max} items' },
  'too-few-items': { zh: '至少 {min} 项', en: 'At least {min} items' },
  'bad-format': { zh: '格式不正确', en: 'Wrong format' },
  'unknown-reference': { zh: '所选记录不存在或不在您的数据范围内', en: 'No such record, or it lies outside your scope' },
  'weak-password': { zh: '密码至少 10 位，且不得与用户名相同', en: 'At least 10 characters and not the username' },
  'future-date': { zh: '日期不得晚于今天（{today}）', en: 'Must not be after today ({today})' },
  'implausible-date': { zh: '日期过早，请核对', en: 'Implausibly early; please check' },
  'implausible-amount': { zh: '金额超出合理范围（上限 1 万亿元）', en: 'Beyond any plausible amount (limit 1 trillion yuan)' },
  'negative-amount': { zh: '金额不得为负', en: 'Must not be negative' },
  // Organisations, users, parks
  'parent-cycle': { zh: '上级机构不能是自己或自己的下级', en: 'An organisation cannot sit below itself' },
  'parent-required': { zh: '请选择上级机构', en: 'Choose the organisation above it' },
  'single-city-bureau': { zh: '市级招商局只能有一个，且没有上级机构', en: 'There is one city bureau, and nothing above it' },
  'organisation-too-deep': { zh: '机构层级过深（最多 {limit} 级）', en: 'Too many levels of organisations (at most {limit})' },
  'organisation-in-use': { zh: '该机构还有未归档的下级机构或启用的用户', en: 'It still has organisations below it or active users' },
  'archived': { zh: '该记录已归档', en: 'This record is archived' },
  'own-account': { zh: '不能停用自己的账号或撤销自己的管理员角色', en: 'You cannot disable yourself or take away your own administrator role' },
  'role-beyond-own': { zh: '不能授予超出自己权限的角色', en: 'You cannot grant more than you hold' },
  'region-outside-home': { zh: '地区不属于本市', en: 'This region is not part of the home city' },
  // Projects and the ledger
  'gate-refused': { zh: '尚不满足推进到“{to}”的条件', en: 'Not ready for "{to}"' },
  'gate-field-missing': { zh: '缺少：{label}', en: 'Missing: {label}' },
  'gate-evidence-missing': { zh: '缺少佐证材料：{label}', en: 'Missing evidence: {label}' },
  'reason-required': { zh: '需要说明理由', en: 'A reason is required' },
  'unknown-transition': { zh: '不能从“{from}”推进到“{to}”', en: 'Cannot go from "{from}" to "{to}"' },
  'stage-already-reached': { zh: '该阶段已达成；如有误请更正原记录', en: 'Already reached; correct the earlier event instead' },
  'out-of-order': { zh: '日期早于前一阶段，请核对；确属实情的请填写理由', en: 'Earlier than the stage before it; give a reason if this is right' },
  'stage-skipped': { zh: '跳过了“{stages}”，请填写理由', en: 'Skips "{stages}"; give a reason' },
  'project-terminated': { zh: '项目已终止，不能再推进；如有误请更正终止记录', en: 'The project is terminated; correct that event first' },
  'status-unchanged': { zh: '项目已处于该状态', en: 'The project already has this status' },
  'already-corrected': { zh: '该记录已被更正过，请更正最新的一条', en: 'Already corrected; correct the latest one' },
  'not-correctable': { zh: '该记录不能更正', en: 'This kind of event cannot be corrected' },
  'nothing-to-correct': { zh: '更正内容与原记录相同', en: 'The correction changes nothing' },
  'not-reviewable': { zh: '该记录无需核验', en: 'This event needs no review' },
  'already-verified': { zh: '该记录已核验', en: 'Already verified' },
  'own-record': { zh: '登记人不能核验自己登记的记录', en: 'Nobody reviews their own record' },
  'note-required': { zh: '退回时须说明原因', en: 'A rejection needs a note' },
  'park-organisation-mismatch': { zh: '园区不在所选地区', en: 'The park is not in that region' },
  // Activities and next steps
  'activity-about-nothing': { zh: '请至少填写企业、项目、主题或内容之一', en: 'Give at least a company, a project, a subject or notes' },
  'not-time': { zh: '应为时刻，如 09:30', en: 'Must be a time such as 09:30' },
  'step-closed': { zh: '该下一步已完成或取消，请先重新打开', en: 'This next step is closed; reopen it first' },
  'step-open': { zh: '该下一步仍在待办中', en: 'This next step is still open' },
  'ends-before-start': { zh: '结束日期不得早于开始日期', en: 'Must not end before it starts' },
  // Files and imports
  'file-type': { zh: '不支持的文件类型，请上传 {allowed}', en: 'Unsupported file type; please upload {allowed}' },
  'file-too-large': { zh: '文件过大，上限 {limit}', en: 'The file is too large; the limit is {limit}' },
  'file-empty': { zh: '文件是空的', en: 'The file is empty' },
  'file-missing': { zh: '没有收到文件', en: 'No file was received' },
  'file-corrupt': { zh: '文件已损坏，无法读取', en: 'The file is damaged and cannot be read' },
  'file-encrypted': { zh: '文件已加密，请先去除密码', en: 'The file is encrypted; remove its password first' },
  'file-bomb': { zh: '文件解压后过大，已拒绝读取', en: 'The file unpacks to an unreasonable size and was refused' },
  'too-many-rows': { zh: '行数超过上限 {limit} 行，请拆分后再导入', en: 'More than {limit} rows; split the file' },
  'no-header-row': { zh: '没有找到表头行', en: 'No header row was found' },
  'import-status': { zh: '当前状态（{status}）不能执行此操作', en: 'Not possible while the import is {status}' },
  'open-decisions': { zh: '还有 {count} 行需要决定', en: '{count} rows still need a decision' },
  'nothing-to-apply': { zh: '没有可导入的行', en: 'No rows to apply' },
  'name-not-mapped': { zh: '没有一列对应“项目名称”', en: 'No column is mapped to the project name' },
  'changed-since': { zh: '有 {count} 个项目在导入后被修改，不能撤销', en: '{count} projects were changed since; the import cannot be undone' },
  // Metrics
  'unknown-metric': { zh: '没有这个指标', en: 'No such metric' },
  'unknown-argument': { zh: '指标不接受参数“{name}”', en: 'The metric has no argument "{name}"' },
  'bad-argument': { zh: '参数“{name}”的值不正确', en: 'The value of argument "{name}" is not usable' },
  'period-required': { zh: '请给出期间（年、季、月或起止日期）', en: 'A period is required' },
  'bad-period': { zh: '期间不正确', en: 'The period is not usable' },
  'no-breakdown': { zh: '该指标不支持按“{by}”分组', en: 'This metric cannot be broken down by "{by}"' },
} as const;

export type ErrorCode = keyof typeof ERRORS;

/** The wording of a code in a language, with its parameters filled in. */
export function errorMessage(code: ErrorCode, locale: 'zh' | 'en', params: Record<string, unknown> = {}): string {
  return ERRORS[code][locale].replace(/\{(\w+)\}/g, (whole, name: string) => (name in params ? String(params[name]) : whole));
}
