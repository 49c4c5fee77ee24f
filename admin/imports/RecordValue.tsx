import { useGetMany } from 'react-admin';
import { referenceLabel, type ReferenceResource } from '../components/form/ReferenceField';
import type { KindView } from './useKind';

/** The list that a value names a record of; null for one that stands for itself. */
export function listOf(view: KindView, name: string): ReferenceResource | null {
  const field = view.field(name);
  if (field?.type === 'region') return 'regions';
  if (field?.type === 'industry') return 'industries';
  return field?.type === 'reference' ? (field.resource as ReferenceResource) : null;
}

function Named({ resource, id }: { resource: ReferenceResource; id: string | number }) {
  const { data } = useGetMany(resource, { ids: [id] });
  return <>{data?.[0] ? referenceLabel(resource, data[0]) : String(id)}</>;
}

/** A value of a row in words, records by their names. */
export function RecordValue({ view, name, value }: { view: KindView; name: string; value: unknown }) {
  const resource = listOf(view, name);
  return resource && (typeof value === 'string' || typeof value === 'number') && value !== '' ? <Named resource={resource} id={value} /> : <>{view.text(name, { [name]: value })}</>;
}
