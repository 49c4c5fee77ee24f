import type { OrganisationRecord } from '../../shared/contracts/identity';
import { ArchiveButton } from '../components/ArchiveButton';
import { Loaded } from '../components/Loaded';
import { Page } from '../components/Page';
import { useWords } from '../providers/i18n';
import { OrganisationForm } from './OrganisationForm';

export default function OrganisationEdit() {
  const { t } = useWords();
  return (
    <Loaded<OrganisationRecord> resource="organisations" fresh>
      {(organisation) => (
        <Page key={organisation.id} title={t('organisations.edit', { name: organisation.name })} back="/organisations" maxWidth={900} subtitle={organisation.pathNames.join(' › ')}
          actions={<ArchiveButton resource="organisations" record={organisation} name={organisation.name} hint={t('organisations.archiveHint')} />}>
          <OrganisationForm organisation={organisation} />
        </Page>
      )}
    </Loaded>
  );
}
