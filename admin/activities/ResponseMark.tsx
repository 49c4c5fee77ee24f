import TimerOutlined from '@mui/icons-material/TimerOutlined';
import Box from '@mui/material/Box';
import { useQuery } from '@tanstack/react-query';
import type { ResponseClock } from '../../shared/contracts/activities';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';

/** How long a lead waited, or waits, for its first contact. */
export function ResponseMark({ project }: { project: ProjectRecord }) {
  const { t } = useWords();
  const early = project.stage === 'lead' || project.stage === 'negotiating';
  const { data } = useQuery({ queryKey: ['response-clock', project.id], enabled: early && project.status === 'active', queryFn: ({ signal }) => api.get<ResponseClock>(`projects/${project.id}/response-clock`, {}, signal) });
  if (!data) return null;
  const days = t(`response.days.${data.unit}`, { count: data.days });
  return (
    <Box sx={{ mt: 1, fontSize: 13, display: 'flex', gap: 0.5, alignItems: 'center', color: data.late ? 'warning.main' : 'text.secondary' }}>
      <TimerOutlined sx={{ fontSize: 16 }} />{data.answered ? data.days === 0 ? t('response.sameDay') : t('response.answered', { days }) : t('response.waiting', { days })}
    </Box>
  );
}
