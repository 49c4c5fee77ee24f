import { useNavigate } from 'react-router-dom';
import type { UserRecord } from '../../shared/contracts/identity';
import { ChoiceField } from '../components/form/ChoiceField';
import { Fields, Wide } from '../components/form/Fields';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { RecordForm } from '../components/form/RecordForm';
import { ReferenceField } from '../components/form/ReferenceField';
import { TextBox } from '../components/form/TextBox';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';
import { LANGUAGE_NAMES } from '../providers/i18n/languages';
import { RolesField } from './RolesField';

const LOCALES = { zh: { zh: LANGUAGE_NAMES.zh, en: LANGUAGE_NAMES.zh }, en: { zh: LANGUAGE_NAMES.en, en: LANGUAGE_NAMES.en } };
const NAMES = ['username', 'displayName', 'organisationId', 'roles', 'phone', 'email', 'locale', 'password'];
const written = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([name, value]) => NAMES.includes(name) && !(name === 'password' && !value)));

export function UserForm({ user }: { user?: UserRecord }) {
  const { t } = useWords();
  const navigate = useNavigate();
  return (
    <RecordForm<UserRecord> resource="users" {...(user ? { record: user } : {})} defaultValues={{ roles: [], locale: 'zh' }} transform={written} onSaved={() => { void navigate('/users'); }}>
      <FormError />
      <Section>
        <Fields>
          <TextBox name="displayName" required maxLength={60} />
          <TextBox name="username" required maxLength={60} disabled={Boolean(user)} />
          <TextBox name="password" type="password" required={!user} autoComplete="new-password" label={t(user ? 'users.passwordReset' : 'users.passwordNew')} helper={t(user ? 'users.passwordResetHint' : 'account.password.hint')} />
          <ReferenceField name="organisationId" label={t('users.organisation')} resource="organisations" required />
          <TextBox name="phone" type="tel" maxLength={40} />
          <TextBox name="email" type="email" maxLength={100} />
          <ChoiceField name="locale" vocabulary={LOCALES} required />
          <Wide><RolesField /></Wide>
        </Fields>
      </Section>
      <FormBar cancelTo="/users" />
    </RecordForm>
  );
}
