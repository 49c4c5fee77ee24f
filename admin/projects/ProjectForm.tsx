import Stack from '@mui/material/Stack';
import { useNavigate } from 'react-router-dom';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { Fields, Wide } from '../components/form/Fields';
import { FormBar } from '../components/form/FormBar';
import { FormError } from '../components/form/FormError';
import { RecordForm } from '../components/form/RecordForm';
import { Section } from '../components/Section';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';
import { AttributeValue } from './AttributeValue';
import { DuplicateNotice } from './DuplicateNotice';
import { PROJECT_FIELDS, PROJECT_SECTIONS, SECTION_NAMES } from './fields';
import { ProjectInput } from './ProjectInput';

const attributesOnly = (values: Record<string, unknown>) => Object.fromEntries(Object.entries(values).filter(([name]) => PROJECT_FIELDS.has(name)));

/** The whole record of a project, in sections; making one needs only a name. */
export function ProjectForm({ project }: { project?: ProjectRecord }) {
  const { t } = useWords();
  const navigate = useNavigate();
  const user = useSession()?.user;
  const fresh = { kind: 'new', landMode: 'new-land', confidential: false, investors: [], organisationId: user?.organisationId ?? null, officerId: user?.id ?? null };
  return (
    <RecordForm<ProjectRecord> resource="projects" {...(project ? { record: project } : {})} defaultValues={fresh} transform={attributesOnly}
      onSaved={(saved) => { void navigate(`/projects/${saved.id}/show`, { replace: true }); }}
      show={(name, value) => <AttributeValue name={name} value={value} />}>
      <FormError />
      <Stack spacing={2}>
        {SECTION_NAMES.map((section) => (
          <Section key={section} title={t(`projects.sections.${section}`)}>
            <Fields>
              {PROJECT_SECTIONS[section].map((field) => (field.wide
                ? <Wide key={field.name}><ProjectInput field={field} /></Wide>
                : <div key={field.name}><ProjectInput field={field} /></div>))}
            </Fields>
            {!project && section === 'basics' && <DuplicateNotice />}
          </Section>
        ))}
      </Stack>
      <FormBar cancelTo={project ? `/projects/${project.id}/show` : '/projects'} />
    </RecordForm>
  );
}
