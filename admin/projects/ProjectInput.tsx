import Box from '@mui/material/Box';
import { useWatch } from 'react-hook-form';
import { InvestorMatches } from '../companies/InvestorMatches';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FlagField } from '../components/form/FlagField';
import { ForeignAmountField } from '../components/form/ForeignField';
import { MoneyField } from '../components/form/MoneyField';
import { NamesField } from '../components/form/NamesField';
import { NumberField } from '../components/form/NumberField';
import { ReferenceField } from '../components/form/ReferenceField';
import { useOwnParks } from '../components/form/useOwnParks';
import { TextBox } from '../components/form/TextBox';
import { HOME_COUNTIES } from '../components/homeCounties';
import { useWords } from '../providers/i18n';
import type { ProjectField } from './fields';

/** A reference by its name as the record has it, also where the caller could not look it up. */
function Reference({ field }: { field: ProjectField & { kind: 'reference' } }) {
  const known = useWatch({ name: field.nameField ?? field.name }) as string | number | null;
  const own = useOwnParks();
  const filter = field.resource === 'regions' ? HOME_COUNTIES : field.filter;
  return <ReferenceField name={field.name} required={field.required ?? false} resource={field.resource} known={typeof known === 'string' ? known : null} {...(filter ? { filter } : {})} {...(field.resource === 'parks' ? { first: own } : {})} />;
}

/** The control that fits a project's attribute. */
export function ProjectInput({ field }: { field: ProjectField }) {
  const { t } = useWords();
  const common = { name: field.name, required: field.required ?? false };
  switch (field.kind) {
    case 'text': return <TextBox {...common} {...(field.rows ? { rows: field.rows } : {})} {...(field.maxLength ? { maxLength: field.maxLength } : {})} />;
    case 'names': return <Box><NamesField {...common} companies helper={t('projects.investorsHint')} /><InvestorMatches name={field.name} /></Box>;
    case 'money': return <MoneyField {...common} />;
    case 'foreign': return <ForeignAmountField {...common} currencyName="currency" />;
    case 'day': return <DayField {...common} />;
    case 'flag': return <FlagField {...common} />;
    case 'number': return <NumberField {...common} integer={field.integer ?? false} {...(field.unit ? { unit: t(`units.${field.unit}`) } : {})} />;
    case 'choice': return <ChoiceField {...common} vocabulary={field.vocabulary} />;
    case 'reference': return <Reference field={field} />;
    case 'phases': case 'extra': return null;
  }
}
