import type { SeriesOfCity, SeriesSource } from '../../api/metrics/official-metrics.js';

const series = (code: string, name: string, nameEn: string, unit: SeriesOfCity['unit'], nature: SeriesOfCity['nature'] = 'flow'): SeriesOfCity => ({ code, name, nameEn, unit, nature, archivedAt: null });
const SOME = [series('fixed-asset-investment', '固定资产投资', 'Fixed-asset investment', 'fen'), series('tax-paid', '上缴税金', 'Tax paid', 'fen'), series('employees', '从业人员数', 'Employees', 'count', 'stock'), series('tax-growth', '上缴税金增速', 'Growth of tax paid', 'rate')];

/** A catalogue of official series without a database. */
export const SERIES_SOURCE: SeriesSource = { all: () => SOME };
