/** What a cell's number format says of the number. */
export interface NumberFormat {
  /** The parts of a date the format shows; undefined for numbers and times. */
  date?: { precision: 'day' | 'month' | 'year'; yearHidden: boolean };
  /** A money unit printed behind the number. */
  unit?: string;
  /** The number is shown a hundredfold, with the sign. */
  percent?: true;
}

/** Date and percentage formats that workbooks refer to by number only, including those of Chinese Excel (27-36, 50-58). */
const BUILT_IN: Readonly<Record<number, string>> = {
  9: '0%', 10: '0.00%',
  14: 'yyyy/m/d', 15: 'd-mmm-yy', 16: 'd-mmm', 17: 'mmm-yy', 22: 'yyyy/m/d h:mm',
  27: 'yyyy年m月', 28: 'm月d日', 29: 'm月d日', 30: 'm-d-yy', 31: 'yyyy年m月d日', 36: 'yyyy年m月',
  50: 'yyyy年m月', 51: 'm月d日', 52: 'yyyy年m月', 53: 'm月d日', 54: 'm月d日', 57: 'yyyy年m月', 58: 'm月d日',
};

/** Reads a format by its number and, for the workbook's own formats, its code. */
export function numberFormat(id: number, code: string | undefined): NumberFormat {
  const text = code ?? BUILT_IN[id];
  if (text === undefined) return {};
  const positive = text.split(';')[0] ?? '';
  const literals = [...positive.matchAll(/"([^"]*)"|\\(.)/g)].map((m) => m[1] ?? m[2] ?? '').join('');
  const bare = positive.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  if (/^general$/i.test(bare)) return {};
  // m beside h or s means minutes.
  const days = bare.replace(/h+[^a-z]*m+|m+[^a-z]*s+/gi, '');
  const hasYear = /[ye]/i.test(days);
  const hasDay = /d/i.test(days);
  if (!/[#0?]/.test(bare) && (hasYear || hasDay || /m/i.test(days))) {
    const precision = hasDay ? 'day' : /m/i.test(days) ? 'month' : 'year';
    return { date: { precision, yearHidden: !hasYear } };
  }
  if (bare.includes('%')) return { percent: true };
  const unit = /(?:百|千|十)?[万亿]?(?:美元|港元|欧元|日元|元)|[万亿]/.exec(literals + bare.replace(/[#0?,.]/g, ''))?.[0];
  return unit ? { unit } : {};
}
