import { useQuery } from '@tanstack/react-query';
import type { MoneyPanel } from '../../shared/contracts/money';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { api } from '../providers/http';

/** A project's money; asked anew whenever the project changes. */
export function usePanel(project: Pick<ProjectDetail, 'id' | 'version'>) {
  return useQuery({ queryKey: ['projects', project.id, 'money', project.version], queryFn: ({ signal }) => api.get<MoneyPanel>(`projects/${project.id}/money`, {}, signal) });
}
