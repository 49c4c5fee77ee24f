import AddOutlined from '@mui/icons-material/AddOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useGetList } from 'react-admin';
import type { CompanyDetail, ContactRecord } from '../../shared/contracts/companies';
import { formatInstant } from '../components/day';
import { Failure } from '../components/Failure';
import { FormDialog } from '../components/form/FormDialog';
import { TextBox } from '../components/form/TextBox';
import { ExportButton } from '../components/list/ExportButton';
import { Section } from '../components/Section';
import { api } from '../providers/http';
import { useWords } from '../providers/i18n';
import { useCan } from '../providers/session';

const FIELDS = ['name', 'title', 'phone', 'wechat', 'email', 'notes'] as const;
type Values = Record<(typeof FIELDS)[number], string | null>;
type Asked = { what: 'edit'; contact: ContactRecord | null } | { what: 'archive' | 'erase'; contact: ContactRecord };

function ContactDialog({ companyId, contact, onDone }: { companyId: number; contact: ContactRecord | null; onDone: () => void }) {
  const { t } = useWords();
  const submit = (values: Values, idempotencyKey: string) => (contact ? api.put(`contacts/${contact.id}`, { ...values, version: contact.version }) : api.post('contacts', { ...values, companyId }, { idempotencyKey }));
  return (
    <FormDialog<Values> title={t(contact ? 'contacts.edit' : 'contacts.create')} defaultValues={Object.fromEntries(FIELDS.map((name) => [name, contact?.[name] ?? null])) as Values} submit={submit} onSaved={onDone} onClose={onDone}>
      <TextBox name="name" label={t('contacts.name')} required autoFocus maxLength={60} />
      <TextBox name="title" label={t('contacts.title')} maxLength={100} />
      <TextBox name="phone" maxLength={40} />
      <TextBox name="wechat" label={t('contacts.wechat')} maxLength={60} />
      <TextBox name="email" maxLength={120} />
      <TextBox name="notes" label={t('contacts.notes')} rows={2} maxLength={2000} />
    </FormDialog>
  );
}

function EndDialog({ asked: { what, contact }, onDone }: { asked: Exclude<Asked, { what: 'edit' }>; onDone: () => void }) {
  const { t } = useWords();
  const erase = what === 'erase';
  return (
    <FormDialog<{ reason: string | null }> title={t(erase ? 'contacts.erase' : 'contacts.archive')} submitLabel={t(erase ? 'contacts.erase' : 'app.archive')} danger defaultValues={{ reason: null }} onSaved={onDone} onClose={onDone}
      submit={({ reason }) => (erase ? api.post(`contacts/${contact.id}/erasure`, { reason }) : api.put(`contacts/${contact.id}`, { version: contact.version, archived: true }))}>
      <Box>{t(erase ? 'contacts.eraseHint' : 'contacts.archiveHint', { name: contact.name ?? '' })}</Box>
      {erase && <TextBox name="reason" required maxLength={200} helper={t('contacts.reasonHint')} />}
    </FormDialog>
  );
}

function ContactRow({ contact, onAsk }: { contact: ContactRecord; onAsk: (asked: Asked) => void }) {
  const { t } = useWords();
  const [mayManage, mayErase] = [useCan('contact:manage'), useCan('contact:erase')];
  if (contact.erasedAt) return <Box component="li" sx={{ py: 1, color: 'text.secondary' }}>{t('contacts.erased', { at: formatInstant(contact.erasedAt) })}</Box>;
  const ways = [contact.phone, contact.wechat && `${t('contacts.wechat')} ${contact.wechat}`, contact.email].filter(Boolean).join(' · ');
  return (
    <Box component="li" sx={{ py: 1, borderTop: 1, borderColor: 'divider', '&:first-of-type': { borderTop: 0 }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
      <Box sx={{ flex: '1 1 220px', minWidth: 0 }}>
        <Box component="span" sx={{ fontWeight: 600 }}>{contact.name}</Box> {contact.title}
        <Box sx={{ fontSize: 13.5 }}>{ways || '—'}</Box>
        {contact.notes && <Box sx={{ fontSize: 13, color: 'text.secondary', whiteSpace: 'pre-wrap' }}>{contact.notes}</Box>}
        <Box sx={{ fontSize: 12.5, color: 'text.secondary' }}>{contact.organisationName}{contact.masked && ` · ${t('contacts.masked')}`}</Box>
      </Box>
      {!contact.masked && mayManage && <Button onClick={() => onAsk({ what: 'edit', contact })}>{t('app.edit')}</Button>}
      {!contact.masked && mayManage && <Button onClick={() => onAsk({ what: 'archive', contact })}>{t('app.archive')}</Button>}
      {!contact.masked && mayErase && <Button color="error" onClick={() => onAsk({ what: 'erase', contact })}>{t('contacts.erase')}</Button>}
    </Box>
  );
}

/** The people at a company that the reader's organisation keeps. */
export function ContactsSection({ company }: { company: CompanyDetail }) {
  const { t } = useWords();
  const client = useQueryClient();
  const [mayRead, mayManage] = [useCan('contact:read'), useCan('contact:manage')];
  const [asked, setAsked] = useState<Asked | null>(null);
  const { data = [], error, refetch } = useGetList<ContactRecord>('contacts', { pagination: { page: 1, perPage: 100 }, sort: { field: 'updatedAt', order: 'DESC' }, filter: { companyId: company.id } });
  const shown = data.filter((contact) => !contact.archivedAt || contact.erasedAt);
  const done = () => { setAsked(null); void client.invalidateQueries(); };
  return (
    <Section title={t('contacts.people')} actions={<>
      {mayRead && shown.length > 0 && <ExportButton path="contacts/export" query={{ filter: JSON.stringify({ companyId: company.id, archived: false }) }} filename="contacts.xlsx" />}
      {mayManage && !company.mergedIntoId && <Button startIcon={<AddOutlined />} onClick={() => setAsked({ what: 'edit', contact: null })}>{t('contacts.create')}</Button>}
    </>}>
      {error && <Failure error={error} onRetry={() => { void refetch(); }} />}
      {shown.length === 0 && !error && <Box sx={{ color: 'text.secondary' }}>{t('contacts.empty')}</Box>}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>{shown.map((contact) => <ContactRow key={contact.id} contact={contact} onAsk={setAsked} />)}</Box>
      {company.contactsElsewhere > 0 && <Box sx={{ fontSize: 13, color: 'text.secondary', mt: 0.5 }}>{t('contacts.elsewhere', { count: company.contactsElsewhere })}</Box>}
      {asked?.what === 'edit' && <ContactDialog companyId={company.id} contact={asked.contact} onDone={done} />}
      {asked && asked.what !== 'edit' && <EndDialog asked={asked} onDone={done} />}
    </Section>
  );
}
