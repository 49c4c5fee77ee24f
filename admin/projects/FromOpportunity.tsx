import { useGetList } from 'react-admin';
import { Link } from 'react-router-dom';
import type { OpportunityRecord } from '../../shared/contracts/opportunities';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { Section } from '../components/Section';
import { bracketed } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

/** What was offered and became this project; nothing where the reader may not see it any more. */
export function FromOpportunity({ project }: { project: ProjectDetail }) {
  const { t } = useWords();
  const mayRead = useCan('opportunity:read');
  const { data = [] } = useGetList<OpportunityRecord>('opportunities', { pagination: { page: 1, perPage: 5 }, sort: { field: 'id', order: 'ASC' }, filter: { projectId: project.id } }, { enabled: mayRead && project.source === 'opportunity' });
  if (data.length === 0) return null;
  return <Section title={t('opportunities.cameFrom')}>{data.map((one) => <div key={one.id}><Link to={`/opportunities/${one.id}/show`}>{one.name}</Link>{bracketed(one.code)}</div>)}</Section>;
}
