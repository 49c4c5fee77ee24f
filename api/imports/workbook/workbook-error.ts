/** Why an uploaded file cannot be read at all, with the wording shown to people. */
export const WORKBOOK_ERRORS = {
  'file-type': { zh: '请上传 xlsx 或 csv 文件（上传的是 {detected}）', en: 'Please upload an xlsx or csv file (this is {detected})' },
  'file-content': { zh: '文件内容不是 .{extension} 格式', en: 'The content is not that of a .{extension} file' },
  'file-too-large': { zh: '文件超过 {limit}', en: 'The file is larger than {limit}' },
  'file-inflates': { zh: '文件解压后过大，未读取', en: 'The file unpacks to far more than it should; not read' },
  'file-encrypted': { zh: '文件有密码，请去掉密码后再上传', en: 'The file is protected by a password; remove it and upload again' },
  'file-corrupt': { zh: '文件已损坏或不完整', en: 'The file is damaged or incomplete' },
  'file-encoding': { zh: '认不出文件的文字编码，请另存为 xlsx 后上传', en: 'The text encoding is not recognised; save as xlsx and upload again' },
  'file-empty': { zh: '文件里没有内容', en: 'The file is empty' },
  'header-missing': { zh: '没有找到表头', en: 'No header row was found' },
  'rows-missing': { zh: '文件只有表头，没有数据行', en: 'The file holds a header and no rows' },
  'too-many-rows': { zh: '超过 {limit} 行，请分成几个文件', en: 'More than {limit} rows; please split the file' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type WorkbookErrorCode = keyof typeof WORKBOOK_ERRORS;

/** A file that cannot be read, by stable code and parameters. */
export class WorkbookError extends Error {
  override readonly name = 'WorkbookError';

  constructor(
    readonly code: WorkbookErrorCode,
    readonly params: Record<string, string | number> = {},
    cause?: unknown,
  ) {
    super(code, { cause });
  }
}

/** Any failure while reading, as a WorkbookError: what is not one already means that the file is damaged. */
export function asWorkbookError(error: unknown): WorkbookError {
  return error instanceof WorkbookError ? error : new WorkbookError('file-corrupt', {}, error);
}
