import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { companyOf, COUNTIES, PARKS, productOf, random } from './fiction.mjs';
import { CACHE } from './options.mjs';

const HEADERS = ['序号', '项目名称', '投资单位', '所在地', '落地园区', '产业类别', '总投资', '签约时间', '开工时间', '项目进度', '到位资金/完成投资', '建设内容及规模', '包抓领导', '来源'];
const VERSION = 1;

const two = (number) => String(number).padStart(2, '0');
const fullWidth = (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));

/** An amount as ledgers write it. */
function amount(next) {
  const hundredMillions = Math.ceil(next() * 300) / 10;
  return [`${hundredMillions}亿元`, `约${hundredMillions}亿元`, `${Math.round(hundredMillions * 10_000)}万元`, `${fullWidth(String(Math.ceil(hundredMillions)))}亿元`, `${hundredMillions} 亿`, `${hundredMillions}亿元以上`][Math.floor(next() * 6)];
}

/** A day of that year as ledgers write it: text of several kinds, or a real date. */
function day(year, next) {
  const month = 1 + Math.floor(next() * 12);
  const date = 1 + Math.floor(next() * 28);
  return [`${year}年${month}月${date}日`, `${year}.${month}.${date}`, `${year}-${two(month)}-${two(date)}`, `${year}年${month}月`, fullWidth(`${year}年${month}月${date}日`), new Date(Date.UTC(year, month - 1, date))][Math.floor(next() * 6)];
}

function cellsOf(index, next) {
  const [county] = COUNTIES[Math.floor(next() * COUNTIES.length)];
  const stage = ['洽谈', '签约', '已开工', '在建', '竣工', '投产'][Math.floor(next() * 6)];
  const signedIn = 2019 + Math.floor(next() * 4);
  const park = next() < 0.5 ? PARKS.filter(({ name }) => county.startsWith(name.slice(0, -5)) || county.startsWith(name.slice(0, -3)))[0]?.name : undefined;
  const investors = next() < 0.3 ? `${companyOf(next)}、${companyOf(next)}` : companyOf(next);
  return [
    index + 1, `${county.slice(0, -1)}${productOf(next)}生产基地项目（${index + 1}号）`, investors, `四川省宜宾市${county}`, park ?? null, ['新材料', '装备制造', '电子信息', '食品饮料', '化工'][Math.floor(next() * 5)],
    amount(next), stage === '洽谈' ? null : day(signedIn, next), stage === '洽谈' || stage === '签约' ? null : day(signedIn + 1, next), stage,
    next() < 0.3 ? `累计到位资金${1 + Math.floor(next() * 5_000)}万元` : null, `占地${Math.ceil(next() * 800)}亩，建设${1 + Math.floor(next() * 9)}条生产线及配套仓储、办公楼`, next() < 0.3 ? '张某某' : null, `S${String(Math.ceil(next() * 900)).padStart(3, '0')}`,
  ];
}

/** The ledger to be imported: a title row, a header, messy but readable cells; kept between runs. */
export async function ledgerWorkbook(rows) {
  const file = join(CACHE, `ledger-${rows}-v${VERSION}.xlsx`);
  if (existsSync(file)) return file;
  mkdirSync(CACHE, { recursive: true });
  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: `${file}.making`, useStyles: true, useSharedStrings: true });
  const sheet = writer.addWorksheet('台账');
  sheet.columns = HEADERS.map(() => ({ width: 18 }));
  sheet.addRow(['招商引资项目台账']).commit();
  sheet.addRow(HEADERS).commit();
  const next = random(2);
  for (let index = 0; index < rows; index += 1) {
    const row = sheet.addRow(cellsOf(index, next));
    for (const column of [8, 9]) if (row.getCell(column).value instanceof Date) row.getCell(column).numFmt = 'yyyy"年"m"月"d"日"';
    row.commit();
  }
  await writer.commit();
  renameSync(`${file}.making`, file);
  return file;
}
