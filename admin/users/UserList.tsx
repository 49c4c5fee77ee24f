import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { UserRecord } from '../../shared/contracts/identity';
import { ROLES } from '../../shared/permissions';
import { formatInstant } from '../components/day';
import { ResourceList } from '../components/list/ResourceList';
import type { Column, FilterDefinition } from '../components/list/types';
import { Page } from '../components/Page';
import { sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';
import { isLocked } from './isLocked';

function State({ user }: { user: UserRecord }) {
  const { t } = useWords();
  if (user.status === 'disabled') return <Chip label={t('users.statuses.disabled')} />;
  if (isLocked(user)) return <Chip label={t('users.locked')} color="warning" variant="outlined" title={t('users.lockedUntil', { at: formatInstant(user.lockedUntil) })} />;
  return <>{t('users.statuses.active')}</>;
}

export default function UserList() {
  const { t, word } = useWords();
  const mayManage = useCan('user:manage');
  const columns = useMemo<Column<UserRecord>[]>(() => [
    { key: 'displayName', label: t('fields.displayName'), sort: 'displayName', render: (user) => (mayManage ? <Link to={`/users/${user.id}`}>{user.displayName}</Link> : user.displayName) },
    { key: 'username', label: t('fields.username'), sort: 'username', render: (user) => user.username },
    { key: 'organisation', label: t('users.organisation'), render: (user) => user.organisationName },
    { key: 'roles', label: t('fields.roles'), render: (user) => user.roles.map((role) => word(ROLES, role)).join(sign('list')) },
    { key: 'phone', label: t('fields.phone'), optional: true, render: (user) => user.phone ?? '—' },
    { key: 'lastLoginAt', label: t('users.lastLogin'), render: (user) => (user.lastLoginAt ? formatInstant(user.lastLoginAt) : t('users.never')) },
    { key: 'status', label: t('users.status'), render: (user) => <State user={user} /> },
  ], [t, word, mayManage]);
  const filters = useMemo<FilterDefinition[]>(() => [
    { kind: 'reference', name: 'organisationId', label: t('users.organisation'), resource: 'organisations' },
    { kind: 'choice', name: 'status', label: t('users.status'), vocabulary: { active: { zh: t('users.statuses.active'), en: t('users.statuses.active') }, disabled: { zh: t('users.statuses.disabled'), en: t('users.statuses.disabled') } } },
  ], [t]);
  const create = mayManage && <Button component={Link} to="/users/create" variant="contained" startIcon={<AddOutlined />}>{t('users.create')}</Button>;
  return (
    <Page title={t('nav.users')} actions={create}>
      <ResourceList<UserRecord> resource="users" name="users" sort={{ field: 'username', order: 'ASC' }} columns={columns} filters={filters} search={t('users.search')} exportPath="users/export" {...(mayManage ? { link: (user: UserRecord) => `/users/${user.id}` } : {})}
        empty={{ title: t('users.empty'), action: create }}
        card={(user) => <><Box sx={{ fontWeight: 600 }}>{user.displayName}</Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}>{[user.username, user.organisationName, user.roles.map((role) => word(ROLES, role)).join(sign('list'))].join(' · ')}</Box></>} />
    </Page>
  );
}
