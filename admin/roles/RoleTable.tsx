import Check from '@mui/icons-material/Check';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { useGetList } from 'react-admin';
import type { RoleRecord } from '../../shared/contracts/identity';
import { PERMISSION_CODES, PERMISSIONS } from '../../shared/permissions';
import { Failure } from '../components/Failure';
import { Page } from '../components/Page';
import { Section } from '../components/Section';
import { PageLoading } from '../layout/PageLoading';
import { useWords } from '../providers/i18n';

/** What each role may do, and how far it reaches. */
export default function RoleTable() {
  const { t, word, locale } = useWords();
  const { data, error, refetch } = useGetList<RoleRecord>('roles', { pagination: { page: 1, perPage: 100 }, sort: { field: 'id', order: 'ASC' }, filter: {} });
  return (
    <Page title={t('nav.roles')} subtitle={t('roles.hint')}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {!data && !error && <PageLoading />}
      {data && (
        <Section flush>
          <Table size="small" stickyHeader>
            <TableHead>
              <TableRow>
                <TableCell>{t('roles.permission')}</TableCell>
                {data.map((role) => <TableCell key={role.id} align="center">{locale === 'zh' ? role.name : role.nameEn}<br />{t(`roles.scopes.${role.scope}`)} · {t('roles.users', { count: role.userCount })}</TableCell>)}
              </TableRow>
            </TableHead>
            <TableBody>
              {PERMISSION_CODES.map((code) => (
                <TableRow key={code} hover>
                  <TableCell sx={{ whiteSpace: 'nowrap' }}>{word(PERMISSIONS, code)}</TableCell>
                  {data.map((role) => <TableCell key={role.id} align="center">{role.permissions.includes(code) && <Check fontSize="small" color="primary" titleAccess={t('roles.granted')} />}</TableCell>)}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </Section>
      )}
    </Page>
  );
}
