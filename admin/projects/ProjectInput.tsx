import TextField from '@mui/material/TextField';
import { useWatch } from 'react-hook-form';
import { useFieldLabel } from '../components/fieldLabels';
import { ChoiceField } from '../components/form/ChoiceField';
import { DayField } from '../components/form/DayField';
import { FlagField } from '../components/form/FlagField';
import { ForeignAmountField } from '../components/form/ForeignField';
import { MoneyField } from '../components/form/MoneyField';
import { NamesField } from '../components/form/NamesField';
import { NumberField } from '../components/form/NumberField';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { HOME_COUNTIES } from '../components/homeCounties';
import { useWords } from '../providers/i18n';
import { useCan, useSession } from '../providers/session';
import type { ProjectField } from './fields';

/** A reference this user cannot choose anew: shown by its name, kept as it is. */
function KnownName({ name, nameField }: { name: string; nameField: string }) {
  const label = useFieldLabel();
  const user = useSession()?.user;
  const [id, known] = useWatch({ name: [name, nameField] }) as [number | null, string | null];
  return <TextField label={label(name)} value={known ?? (id === user?.id ? user?.displayName : null) ?? '—'} disabled />;
}

/** The control that fits a project's attribute. */
export function ProjectInput({ field }: { field: ProjectField }) {
  const { t } = useWords();
  const mayListUsers = useCan('user:read');
  const common = { name: field.name, required: field.required ?? false };
  switch (field.kind) {
    case 'text': return <TextBox {...common} {...(field.rows ? { rows: field.rows } : {})} {...(field.maxLength ? { maxLength: field.maxLength } : {})} />;
    case 'names': return <NamesField {...common} companies helper={t('projects.investorsHint')} />;
    case 'money': return <MoneyField {...common} />;
    case 'foreign': return <ForeignAmountField {...common} currencyName="currency" />;
    case 'day': return <DayField {...common} />;
    case 'flag': return <FlagField {...common} />;
    case 'number': return <NumberField {...common} integer={field.integer ?? false} {...(field.unit ? { unit: t(`units.${field.unit}`) } : {})} />;
    case 'choice': return <ChoiceField {...common} vocabulary={field.vocabulary} />;
    case 'reference':
      if (field.resource === 'users' && !mayListUsers) return <KnownName name={field.name} nameField={field.nameField ?? field.name} />;
      return <ReferenceField {...common} resource={field.resource} {...(field.resource === 'regions' ? { filter: HOME_COUNTIES } : {})} />;
    case 'phases': case 'extra': return null;
  }
}
