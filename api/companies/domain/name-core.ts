import { nameKey } from '../../../shared/text.js';

const LEGAL_FORM = /(股份有限公司|有限责任公司|集团有限公司|有限公司|股份公司|集团公司|集团|公司|厂)+$/;
const SHORTEST = 3;

/**
 * What remains of a company's name without its legal form (有限公司 …), for finding similar names;
 * null when too little remains to be telling.
 */
export function nameCore(name: string): string | null {
  const core = nameKey(name).replace(LEGAL_FORM, '');
  return core.length >= SHORTEST ? core : null;
}
