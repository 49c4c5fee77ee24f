import AddOutlined from '@mui/icons-material/AddOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useNotify } from 'react-admin';
import type { ApiTokenRecord } from '../../shared/contracts/identity';
import { formatInstant } from '../components/day';
import { FormDialog } from '../components/form/FormDialog';
import { ResourceList } from '../components/list/ResourceList';
import type { Column } from '../components/list/types';
import { Page } from '../components/Page';
import { sign } from '../components/punctuation';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { TokenDialog } from './TokenDialog';

function stateOf(token: ApiTokenRecord): 'active' | 'expired' | 'revoked' {
  if (token.revokedAt) return 'revoked';
  return Date.parse(token.expiresAt) < Date.now() ? 'expired' : 'active';
}

function State({ token }: { token: ApiTokenRecord }) {
  const { t } = useWords();
  return <>{t(`tokens.${stateOf(token)}`)}</>;
}

/** Keys for programs; each is shown once, when made. */
export default function TokenList() {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const [making, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiTokenRecord | null>(null);
  const columns = useMemo<Column<ApiTokenRecord>[]>(() => [
    { key: 'name', label: t('tokens.name'), render: (token) => token.name },
    { key: 'state', label: t('tokens.state'), render: (token) => <State token={token} /> },
    { key: 'expiresAt', label: t('tokens.expires'), render: (token) => formatInstant(token.expiresAt) },
    { key: 'lastUsedAt', label: t('tokens.lastUsed'), render: (token) => (token.lastUsedAt ? formatInstant(token.lastUsedAt) : t('tokens.never')) },
    { key: 'actions', label: '', align: 'right', render: (token) => !token.revokedAt && <Button color="error" onClick={() => setRevoking(token)}>{t('tokens.revoke')}</Button> },
  ], [t]);
  const create = <Button variant="contained" startIcon={<AddOutlined />} onClick={() => setMaking(true)}>{t('tokens.create')}</Button>;
  return (
    <Page title={t('tokens.title')} actions={create} maxWidth={900}>
      <Alert severity="info" icon={false} sx={{ mb: 1.5 }}>{t('tokens.hint')}</Alert>
      <ResourceList<ApiTokenRecord> resource="api-tokens" name="api-tokens" sort={{ field: 'id', order: 'DESC' }} columns={columns} search={false} exportPath="api-tokens/export" empty={{ title: t('tokens.empty'), action: create }}
        card={(token) => <><Box sx={{ fontWeight: 600 }}>{token.name}</Box><Box sx={{ fontSize: 13, color: 'text.secondary' }}><State token={token} /> · {t('tokens.expires')} {formatInstant(token.expiresAt)}</Box>{!token.revokedAt && <Button color="error" onClick={() => setRevoking(token)}>{t('tokens.revoke')}</Button>}</>} />
      {making && <TokenDialog onClose={() => setMaking(false)} />}
      {revoking && (
        <FormDialog title={`${t('tokens.revoke')}${sign('colon')}${revoking.name}`} submitLabel={t('tokens.revoke')} danger defaultValues={{}} onClose={() => setRevoking(null)} submit={() => api.put(`api-tokens/${revoking.id}`, { revoked: true })}
          onSaved={() => { void client.invalidateQueries(); notify(t('form.saved'), { type: 'success' }); setRevoking(null); }}>{t('tokens.revokeConfirm')}</FormDialog>
      )}
    </Page>
  );
}
