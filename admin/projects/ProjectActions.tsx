import MoreHorizOutlined from '@mui/icons-material/MoreHorizOutlined';
import Button from '@mui/material/Button';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { useWords } from '../providers/i18n';
import { can, useSession } from '../providers/session';

export type ProjectAction = 'stage' | 'activity' | 'funds-arrivals' | 'completed-investments' | 'year-plan' | 'phases' | 'rate' | 'suspended' | 'active' | 'terminated';

/** What this user can do with this project now. */
export function ProjectActions({ project, onAction }: { project: ProjectDetail; onAction: (action: ProjectAction) => void }) {
  const { t } = useWords();
  const session = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const may = (permission: Parameters<typeof can>[1]) => can(session, permission);
  const more: { action: ProjectAction; label: string }[] = [
    ...(may('project:record-funds') ? [{ action: 'funds-arrivals' as const, label: t('amounts.funds') }, { action: 'completed-investments' as const, label: t('amounts.completed') }] : []),
    ...(may('project:update') ? [{ action: 'year-plan' as const, label: t('money.planYear') }, { action: 'phases' as const, label: t('money.editPhases') }, ...(project.foreignAmountMinor !== null ? [{ action: 'rate' as const, label: t('money.giveRate') }] : [])] : []),
    ...(may('project:change-status') ? (['suspended', 'active', 'terminated'] as const)
      .filter((status) => status !== project.status && project.status !== 'terminated')
      .map((status) => ({ action: status, label: t(`status.actions.${status}`) })) : []),
  ];
  const choose = (action: ProjectAction) => { setAnchor(null); onAction(action); };
  const advance = may('project:advance-stage') && project.status !== 'terminated';
  return (
    <>
      {may('activity:log') && <Button variant={advance ? 'outlined' : 'contained'} onClick={() => onAction('activity')}>{t('activities.log')}</Button>}
      {advance && <Button variant="contained" onClick={() => onAction('stage')}>{t('stage.title')}</Button>}
      {may('project:update') && <Button variant="outlined" component={Link} to={`/projects/${project.id}`}>{t('app.edit')}</Button>}
      {more.length > 0 && <Button variant="outlined" onClick={(event) => setAnchor(event.currentTarget)} aria-haspopup="menu" aria-label={t('app.more')} sx={{ minWidth: 40 }}><MoreHorizOutlined fontSize="small" /></Button>}
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>{more.map(({ action, label }) => <MenuItem key={action} onClick={() => choose(action)}>{label}</MenuItem>)}</Menu>
    </>
  );
}
