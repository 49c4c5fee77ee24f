import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SearchAnswer, SearchHit, SearchResource } from '../../shared/contracts/search';
import { useDelayed } from '../components/form/ReferenceField';
import { api } from '../providers/http';
import { useWords, type MessageKey } from '../providers/i18n';
import { can, useSession } from '../providers/session';
import { NAVIGATION } from './navigation';
import { recentTargets, type RecentTarget } from './recentTargets';

export interface JumpTarget { group: string; label: string; hint: string; to: string; record?: RecentTarget }

const PAUSE_MS = 150;
const LABELS: Record<SearchResource, MessageKey> = { projects: 'nav.projects', companies: 'nav.companies', parks: 'nav.parks', opportunities: 'nav.opportunities', 'promotion-events': 'nav.promotionEvents', users: 'nav.users' };
const pathOf = (resource: string, id: string | number) => (resource === 'users' ? `/users/${id}` : `/${resource}/${id}/show`);
const hintOf = ({ code, detail }: SearchHit) => [code, detail].filter(Boolean).join(' · ');

/** Where the quick jump can go: records for what was typed, or those visited last; and the console's own pages. */
export function useJumpTargets(typed: string): { targets: JumpTarget[]; loading: boolean; failed: boolean } {
  const { t, locale } = useWords();
  const session = useSession();
  const q = useDelayed(typed.trim(), PAUSE_MS);
  const asking = q.length > 0;
  const { data, isFetching, isError } = useQuery({ queryKey: ['search', q, locale], queryFn: ({ signal }) => api.get<SearchAnswer>('search', { q }, signal), enabled: asking, placeholderData: keepPreviousData, staleTime: 10_000, retry: false });
  const targets = useMemo(() => {
    // People without the right to change them have no page of their own; the list then shows them.
    const path = (resource: string, hit: { id: string | number; code?: string | null }) => (resource === 'users' && !can(session, 'user:manage') ? `/users?filter=${encodeURIComponent(JSON.stringify({ q: hit.code ?? '' }))}` : pathOf(resource, hit.id));
    const records = asking
      ? (data?.groups ?? []).flatMap(({ resource, hits }) => hits.map((hit): JumpTarget => ({
        group: t(LABELS[resource]), label: hit.name, hint: hintOf(hit), to: path(resource, hit), record: { resource, id: hit.id, name: hit.name, hint: hintOf(hit) },
      })))
      : recentTargets().map((record): JumpTarget => ({ group: t('jump.recent'), label: record.name, hint: record.hint, to: path(record.resource, { id: record.id, code: record.hint.split(' · ')[0] ?? '' }), record }));
    const pages = NAVIGATION.flatMap((group) => group.items).filter((item) => (!item.permission || can(session, item.permission)) && (!asking || t(item.label).toLowerCase().includes(q.toLowerCase())));
    return [...records, ...pages.map((item): JumpTarget => ({ group: t('jump.places'), label: t(item.label), hint: '', to: item.to }))];
  }, [asking, q, data, session, t]);
  return { targets, loading: (asking && isFetching) || q !== typed.trim(), failed: asking && isError };
}
