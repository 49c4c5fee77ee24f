import { useGetMany } from 'react-admin';
import type { Phase } from '../../shared/contracts/projects';
import { referenceLabel, type ReferenceResource } from '../components/form/ReferenceField';
import { Money } from '../components/Money';
import { formatFen } from '../components/money';
import { When } from '../components/When';
import { bracketed, sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { PROJECT_FIELDS } from './fields';

function Referenced({ resource, id }: { resource: ReferenceResource; id: string | number }) {
  const user = useSession()?.user;
  const { data, isPending } = useGetMany(resource, { ids: [id] });
  const record = data?.[0];
  if (resource === 'colleagues' && user?.id === id) return <>{user.displayName}</>;
  return <>{record ? referenceLabel(resource, record) : isPending ? '…' : `#${id}`}</>;
}

const empty = (value: unknown) => value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);

/** One attribute's value in words, wherever it is shown; `known` is a name already at hand. */
export function AttributeValue({ name, value, known }: { name: string; value: unknown; known?: string | null | undefined }) {
  const { t, word, locale } = useWords();
  const field = PROJECT_FIELDS.get(name);
  if (empty(value)) return <>—</>;
  if (known) return <>{known}</>;
  switch (field?.kind) {
    case 'money': return <Money fen={Number(value)} />;
    case 'day': return <When day={String(value)} />;
    case 'flag': return <>{t(value ? 'list.yes' : 'list.no')}</>;
    case 'choice': return <>{word(field.vocabulary, String(value))}</>;
    case 'names': return <>{(value as string[]).join(sign('list'))}</>;
    case 'reference': return <Referenced resource={field.resource} id={value as string | number} />;
    case 'number': return <>{Number(value).toLocaleString('en-US')}{field.unit ? ` ${t(`units.${field.unit}`)}` : ''}</>;
    case 'foreign': return <>{Number(value).toLocaleString('en-US')}{bracketed(t('money.minor'))}</>;
    case 'phases': return <>{(value as Phase[]).map((phase) => `${phase.name} ${formatFen(phase.agreedInvestmentFen, locale)}`).join(sign('clause'))}</>;
    case 'extra': return <>{Object.entries(value as Record<string, string>).map(([key, text]) => `${key}${sign('colon')}${text}`).join(sign('clause'))}</>;
    default: return <span style={{ whiteSpace: 'pre-wrap' }}>{typeof value === 'object' ? JSON.stringify(value) : String(value)}</span>;
  }
}
