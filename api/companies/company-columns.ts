import { nameKey } from '../../shared/text.js';
import type { CreateCompany } from './company.dto.js';
import type { Company } from './entities.js';

/** A company's name as it is compared. */
export const keyColumn = (name: string): string => nameKey(name).slice(0, 220);

/** The columns that the given fields set. */
export function columnsOf({ rankings: _rankings, ...values }: Partial<CreateCompany>): Partial<Company> {
  const columns: Partial<Company> = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
  if ('aliases' in columns) columns.aliases = values.aliases ?? [];
  if (values.name !== undefined) columns.nameKey = keyColumn(values.name);
  return columns;
}
