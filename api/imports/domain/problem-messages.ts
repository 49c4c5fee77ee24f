import type { Label } from '../../../shared/vocabulary.js';

/** Wording of every finding of the reader, by code; `{name}` is filled from the finding's parameters. */
export const PROBLEM_MESSAGES = {
  'name-missing': { zh: '没有项目名称', en: 'There is no project name' },
  'name-too-long': { zh: '项目名称超过 {max} 个字', en: 'The project name is longer than {max} characters' },
  'total-row': { zh: '这一行是合计，不导入', en: 'This row is a total; it is not imported' },
  'row-hidden': { zh: '这一行在文件中是隐藏的，请核对是否要导入', en: 'The file hides this row; check whether it is meant to be imported' },
  'row-continued': { zh: '项目名称与上一行是合并单元格，这一行是上一项目的续行', en: 'The project name is merged with the row above: this row continues that project' },
  'formula-no-value': { zh: '公式没有计算结果或结果有误', en: 'The formula has no usable result' },
  'text-too-long': { zh: '文字超过 {max} 个字，未采用', en: 'The text is longer than {max} characters; not used' },
  'too-many-investors': { zh: '投资方超过 {max} 个，未采用', en: 'More than {max} investors; not used' },
  'value-invalid': { zh: '填写的“{field}”不正确', en: 'The value entered for “{field}” is not usable' },

  'amount-unit-missing': { zh: '金额没有单位（元、万元、亿元）', en: 'The amount has no unit (yuan, 10,000 yuan …)' },
  'amount-shared': { zh: '这是几个项目合计的金额，本项目金额未单列', en: 'The amount is shared by several projects' },
  'amount-phase': { zh: '这是某一期的金额，不是总投资', en: 'The amount is that of one phase, not the total' },
  'amount-range': { zh: '金额是一个范围或上限，不是确定的数', en: 'The amount is a range or an upper limit' },
  'amount-negative': { zh: '金额为负数', en: 'The amount is negative' },
  'amount-implausible': { zh: '金额达到或超过 1 万亿元，请核对单位', en: 'The amount is 1 trillion or more; check the unit' },
  'amount-too-precise': { zh: '金额精确到分以下', en: 'The amount is finer than the smallest coin' },
  'amount-unreadable': { zh: '认不出这个金额', en: 'The amount cannot be read' },

  'date-without-year': { zh: '日期没有年份', en: 'The date has no year' },
  'date-vague': { zh: '没有写明具体日期', en: 'The date is not stated exactly' },
  'date-imprecise': { zh: '日期只到季度、半年或旬', en: 'The date gives only a quarter, half-year or part of a month' },
  'date-ambiguous': { zh: '日期可以有不止一种读法', en: 'The date can be read in more than one way' },
  'date-impossible': { zh: '没有这一天', en: 'There is no such day' },
  'date-future': { zh: '日期晚于今天（{today}）', en: 'The date is after today ({today})' },
  'date-implausible': { zh: '日期早于 1978 年', en: 'The date is before 1978' },
  'date-unreadable': { zh: '认不出这个日期', en: 'The date cannot be read' },
  'dates-out-of-order': { zh: '“{later}”早于“{earlier}”', en: '“{later}” is earlier than “{earlier}”' },

  'stage-missing': { zh: '没有写明项目进度', en: 'The stage is not stated' },
  'stage-ambiguous': { zh: '项目进度可以有不止一种理解', en: 'The stage can be understood in more than one way' },
  'stage-unreadable': { zh: '认不出这个项目进度', en: 'The stage is not in the list of stage words' },
  'status-unreadable': { zh: '认不出项目是正常、停建还是终止', en: 'The cell does not say whether the project goes on, is suspended or terminated' },
  'stage-behind-date': { zh: '已有“{milestone}”，项目进度却还没有到这一步', en: 'There is a “{milestone}” but the stage has not got there' },

  'region-partial': { zh: '只认出所在地的省或市，没有认出县区', en: 'Only the province or city was recognised, not the county' },
  'region-ambiguous': { zh: '有多个同名的县区：{candidates}', en: 'Several places have this name: {candidates}' },
  'region-unknown': { zh: '没有认出所在地的省市县', en: 'The place was not recognised' },
  'park-unknown': { zh: '园区库中没有“{park}”，按文字保留', en: 'There is no park “{park}”; kept as text' },
  'park-elsewhere': { zh: '园区库中的“{park}”不在这一行的所在地，请核对所在地和园区；暂按文字保留', en: 'The park “{park}” on record does not lie in the place of this row: check the place and the park; kept as text' },
  'park-ambiguous': { zh: '有多个园区叫“{park}”，按文字保留', en: 'Several parks are called “{park}”; kept as text' },

  'investors-incomplete': { zh: '投资方没有列全', en: 'Not all investors are named' },
  'credit-code-format': { zh: '统一社会信用代码应为 18 位数字和大写字母，未采用', en: 'A credit code has 18 digits and capital letters; not used' },
  'credit-code-check': { zh: '统一社会信用代码的校验位不符，请核对', en: 'The check character of the credit code does not match' },

  'timeline-not-used': { zh: '文字里的日期没有采用，按文字保留', en: 'A date in the text was not used; the text is kept' },
  'progress-not-used': { zh: '没有从文字里读出到位资金或完成投资，按文字保留', en: 'No funds or completed investment read; the text is kept' },

  'differs-from-record': { zh: '与已有的 {code} 有 {count} 处不同，请决定更新它还是不导入', en: 'Differs from {code} on record in {count} places: update it or leave the row out' },
  'duplicate-elsewhere': { zh: '其他单位已登记，详情不在您的数据范围内', en: 'Another unit has registered the same; its record lies outside your scope' },
  'duplicate-in-file': { zh: '与本文件第 {row} 行是同一条', en: 'The same as row {row} of this file' },
  'same-name-in-file': { zh: '与本文件第 {row} 行名称相同，请核对是否同一项目', en: 'Called like row {row} of this file; check whether it is the same project' },
  'same-code-in-file': { zh: '与本文件第 {row} 行的统一社会信用代码相同', en: 'Bears the credit code of row {row} of this file' },
  'similar-name': { zh: '已有名称相近的 {code}，请核对是否同一条', en: 'On record under a like name: {code}; check whether it is the same' },
  'region-outside-home': { zh: '所在地不在本市，将计入“其他/未归属”', en: 'The place lies outside the home city; it will count as elsewhere' },
  'amount-foreign': { zh: '外币金额，填写汇率或人民币金额前不计入投资额', en: 'A foreign amount: it does not count until a rate or an amount in yuan is given' },
  'value-missing': { zh: '没有填写“{field}”', en: '“{field}” is not stated' },
  'number-unreadable': { zh: '认不出这个数', en: 'The number cannot be read' },
  'flag-unreadable': { zh: '认不出是“是”还是“否”', en: 'Neither yes nor no can be read' },
  'choice-unknown': { zh: '不是可选的内容（{choices}）', en: 'Not one of the choices ({choices})' },
  'industry-unknown': { zh: '没有认出国民经济行业，未采用', en: 'The industry was not recognised; not used' },
  'reference-unknown': { zh: '没有找到“{name}”', en: 'There is no “{name}”' },
  'reference-ambiguous': { zh: '有多个“{name}”', en: 'There are several “{name}”' },
  'carrier-kind-fixed': { zh: '载体类型不能改，原为“{kind}”', en: 'The kind of a carrier does not change: it is “{kind}”' },
  'projects-unclear': { zh: '没有找到或不能确定这些项目：{names}', en: 'These projects are not on record or are not clear: {names}' },
  'people-unclear': { zh: '没有找到或不能确定这些人员：{names}', en: 'These people are not on record or are not clear: {names}' },
  'rankings-unclear': { zh: '不是“榜单 年份 #名次”的写法：{names}', en: 'Not written as list, year and place: {names}' },
  'project-name-differs': { zh: '编号 {code} 的项目名称是“{name}”，请核对', en: 'The project of code {code} is called “{name}”; please check' },
  'time-format': { zh: '时间应为 09:30 这样的格式', en: 'A time is written like 09:30' },
  'duplicate-header': { zh: '表头“{header}”重复出现，后一列没有采用', en: 'The header “{header}” occurs twice; the later column is not used' },
  'field-mapped-twice': { zh: '“{header}”与“{other}”像是同一项，后一列没有采用', en: '“{header}” and “{other}” look like the same field; the later column is not used' },
  'name-not-mapped': { zh: '没有找到“{field}”这一列', en: 'No column was found for “{field}”' },
} as const satisfies Record<string, { zh: string; en: string }>;

export type ProblemCode = keyof typeof PROBLEM_MESSAGES;

/** The sentence for a finding in one of the two languages, parameters filled in. */
export function problemMessage(code: ProblemCode, params: Readonly<Record<string, string | number | Label>> = {}, language: 'zh' | 'en' = 'zh'): string {
  return PROBLEM_MESSAGES[code][language].replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = params[name];
    return String((typeof value === 'object' ? value[language] : value) ?? whole);
  });
}
