import type { AssessmentRunDetail, AssessmentScores } from '../../shared/contracts/assessment.js';

/**
 * GB/T 9704: A4 with margins of 37, 35, 28 and 26 mm, so that 156 × 225 mm hold 22 lines of 28 characters; title 2号 小标宋, body 3号 仿宋,
 * headings 黑体; page number 4号 — 1 — 7 mm below, at the outer edge, one character in.
 */
const TWIPS_PER_MM = 1440 / 25.4;
const mm = (length: number) => Math.round(length * TWIPS_PER_MM);
/** Font sizes in half points. */
const SIZE = { title: 44, body: 32, table: 24, page: 28 } as const;
const LINES = 22;
const CHARACTERS = 28;
const LINE = Math.floor(mm(225) / LINES);
const CHARACTER = mm(156) / CHARACTERS;
/** 3号 alone would hold 27 characters; set this much closer a line holds 28. A grid of characters says the same, but not every program keeps to it. */
const CLOSER = Math.floor(CHARACTER - SIZE.body * 10);
const TWO_CHARACTERS = 2 * 16 * 20;
const PAGE_NUMBER_INSET = 14 * 20;
const FONT = { title: '方正小标宋简体', body: '仿宋_GB2312', heading: '黑体', page: '宋体' } as const;

const chineseDay = (day: string) => `${Number(day.slice(0, 4))}年${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
const sentence = (reason: string | null) => (reason ? reason.replace(/[。.]?$/, '。') : '');
const wan = (fen: number) => String(fen / 1_000_000);

/** The public notice of a run's result as a Word file, in the layout of official documents; always in Chinese. */
export async function publicNotice(run: AssessmentRunDetail, scores: AssessmentScores, givenOn: string): Promise<Buffer> {
  // Loaded when first asked for: the server starts without it.
  const { AlignmentType, BorderStyle, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, Table, TableCell, TableRow, TextRun, VerticalAlignTable, WidthType } = await import('docx');
  const font = (name: string) => ({ ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: name });
  const text = (content: string, name: string = FONT.body, size: number = SIZE.body) => new TextRun({ text: content, font: font(name), size, ...(size === SIZE.body ? { characterSpacing: CLOSER } : {}) });
  const spacing = { line: LINE, lineRule: LineRuleType.EXACT };
  const body = (content: string) => new Paragraph({ spacing, indent: { firstLine: TWO_CHARACTERS }, alignment: AlignmentType.BOTH, children: [text(content)] });
  const heading = (content: string) => new Paragraph({ spacing, indent: { firstLine: TWO_CHARACTERS }, keepNext: true, children: [text(content, FONT.heading)] });
  const right = (content: string) => new Paragraph({ spacing, alignment: AlignmentType.RIGHT, keepNext: true, indent: { right: TWO_CHARACTERS }, children: [text(content)] });
  // The day begins two characters to the right of where the issuer does; of a short name it stands at the right itself.
  const day = (content: string, issuer: string) => (issuer.length > 9 ? new Paragraph({ spacing, indent: { left: Math.round((CHARACTERS - issuer.length) * CHARACTER) }, children: [text(content)] }) : right(content));
  const pageNumber = (alignment: 'left' | 'right') => new Footer({ children: [new Paragraph({ alignment, indent: alignment === 'left' ? { left: PAGE_NUMBER_INSET } : { right: PAGE_NUMBER_INSET }, children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font(FONT.page), size: SIZE.page })] })] });
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const cell = (content: string, width: number, head = false) => new TableCell({
    width: { size: width, type: WidthType.DXA }, verticalAlign: VerticalAlignTable.CENTER, borders: { top: line, bottom: line, left: line, right: line },
    children: [new Paragraph({ alignment: AlignmentType.CENTER, spacing: { line: 20 * 20, lineRule: LineRuleType.EXACT }, children: [text(content, head ? FONT.heading : FONT.body, SIZE.table)] })],
  });
  const table = (widths: readonly number[], head: readonly string[], rows: readonly (readonly string[])[]) => new Table({
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA }, columnWidths: [...widths], alignment: AlignmentType.CENTER,
    rows: [new TableRow({ tableHeader: true, cantSplit: true, children: head.map((content, index) => cell(content, widths[index]!, true)) }), ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((content, index) => cell(content, widths[index]!)) }))],
  });
  const approval = run.steps.filter(({ act }) => act === 'approve').at(-1);
  const published = run.steps.findLast(({ act }) => act === 'publish');
  const until = published?.details['noticeUntil'] ? `公示期为${chineseDay(givenOn)}至${chineseDay(String(published.details['noticeUntil']))}。` : '';
  const contact = published?.details['contact'] ? `向${String(published.details['contact'])}` : '';
  const issuer = run.scheme.organiser ?? '';
  const out = run.unitList.filter((unit) => !unit.included);
  const byArea = scores.awards.some((award) => award.units.some(({ area }) => area !== null));
  const granted = scores.awards.flatMap((award) => award.units.map((unit) => [award.name, unit.unitName, ...(byArea ? [unit.area === null ? '—' : String(unit.area)] : []), wan(unit.amountFen)]));
  const open = scores.awards.filter((award) => award.why !== 'granted');
  const numerals = ['一', '二', '三', '四', '五'];
  let at = 0;
  const section = (title: string) => heading(`${numerals[at++]}、${title}`);
  const document = new Document({
    creator: '', title: `${run.year}年度${run.scheme.name}结果公示`, styles: { default: { document: { run: { font: font(FONT.body), size: SIZE.body } } } },
    evenAndOddHeaderAndFooters: true,
    sections: [{
      properties: { page: { size: { width: mm(210), height: mm(297) }, margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(23) } } },
      footers: { default: pageNumber('right'), even: pageNumber('left') },
      children: [
        new Paragraph({ alignment: AlignmentType.CENTER, spacing: { line: 35 * 20, lineRule: LineRuleType.EXACT, before: LINE, after: LINE }, children: [text(`${run.year}年度${run.scheme.name}`, FONT.title, SIZE.title), new TextRun({ text: '结果公示', break: 1, font: font(FONT.title), size: SIZE.title })] }),
        body(`根据${run.scheme.basis ?? `${run.scheme.name}方案（${run.scheme.clause}）`}，完成了${run.year}年度考核工作${approval ? `，结果已经市政府审定（${String(approval.details['decisionNumber'])}，${chineseDay(String(approval.details['decidedOn']))}）` : ''}。参加考核的单位${scores.units.length}个，现将结果公示如下。`),
        section('考核名次'),
        table([1000, 4600, 1600, 1600], ['名次', '单位', '总分', '上年名次'], scores.units.map((unit) => [String(unit.rank), unit.name, Number(unit.total).toFixed(run.scheme.decimals), unit.lastYear ? String(unit.lastYear.rank) : '—'])),
        ...(scores.excluded.length || out.length ? [
          section('不参加本年度评价的单位'),
          ...scores.excluded.map((unit) => body(`${unit.name}：发生${unit.exclusionName}，${run.year}年度不予评价。${sentence(unit.reason)}`)),
          ...out.map((unit) => body(`${unit.name}：${sentence(unit.reason)}`)),
        ] : []),
        ...(granted.length || open.length ? [
          section('奖励'),
          ...(granted.length ? [byArea ? table([2500, 2800, 1750, 1750], ['奖项', '单位', '依据面积（㎡）', '金额（万元）'], granted) : table([3100, 3800, 1900], ['奖项', '单位', '金额（万元）'], granted)] : []),
          body(`以上奖励合计${wan(scores.awardsTotalFen)}万元${scores.budgetFen === null ? '' : `，年度奖励资金${wan(scores.budgetFen)}万元`}。${run.scheme.awards.ties === 'share' ? '名次并列的，合并所占名次的奖金后平均分配。' : '名次并列的，分别按该名次奖励。'}`),
          ...(open.length ? [body(`${open.map((award) => award.name).join('、')}${open.every((award) => award.why === 'not-decided') && !approval ? '待市政府决定' : '本年度空缺'}。`)] : []),
        ] : []),
        ...(run.missing ? [section('数据缺失情况'), body(`本次考核有${run.missing}项数据缺失，按未得分计算。${run.missingDecision ?? ''}`)] : []),
        body(`${until}公示期间如有异议，请以书面形式实名${contact}反映。`),
        new Paragraph({ spacing, keepNext: true, children: [] }),
        new Paragraph({ spacing, keepNext: true, children: [] }),
        ...(issuer ? [right(issuer)] : []),
        day(chineseDay(givenOn), issuer),
      ],
    }],
  });
  return Packer.toBuffer(document);
}
