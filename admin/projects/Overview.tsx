import Box from '@mui/material/Box';
import Stack from '@mui/material/Stack';
import type { ProjectDetail } from '../../shared/contracts/projects';
import { formatForeign } from '../../shared/exchange';
import { Section } from '../components/Section';
import { useFieldLabel } from '../components/fieldLabels';
import { Money } from '../components/Money';
import { useWords } from '../providers/i18n';
import { AttributeValue } from './AttributeValue';
import { PROJECT_SECTIONS, SECTION_NAMES, type ProjectField } from './fields';

const SHOWN_ABOVE = new Set(['name', 'agreedInvestmentQualifier', 'predecessorId', 'succession', 'countedBeforeFen']);
/** Asked for only where an amount was agreed in foreign currency, or another project is continued. */
const SELDOM = new Set(['predecessorId', 'succession', 'countedBeforeFen', 'currency', 'foreignAmountMinor', 'exchangeRate', 'exchangeRateOn', 'exchangeRateSource']);
const empty = (value: unknown) => value === null || value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0);

function Attribute({ project, field }: { project: ProjectDetail; field: ProjectField }) {
  const label = useFieldLabel();
  const { locale } = useWords();
  const values = project as unknown as Record<string, unknown>;
  const known = field.kind === 'reference' && field.nameField ? values[field.nameField] as string | null : null;
  return (
    <Box className={field.wide ? 'wide' : ''}>
      <Box component="dt" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{label(field.name)}</Box>
      <Box component="dd" sx={{ m: 0 }}>
        {field.name === 'agreedInvestmentFen' ? <Money fen={project.agreedInvestmentFen} qualifier={project.agreedInvestmentQualifier} /> : <AttributeValue name={field.name} value={values[field.name]} known={field.kind === 'foreign' && project.currency ? formatForeign(project.foreignAmountMinor ?? 0, project.currency, locale) : known} />}
      </Box>
    </Box>
  );
}

/** Everything recorded about a project; what is empty is not shown, but counted. */
export function Overview({ project }: { project: ProjectDetail }) {
  const { t } = useWords();
  const values = project as unknown as Record<string, unknown>;
  const filled = (field: ProjectField) => !SHOWN_ABOVE.has(field.name) && !empty(values[field.name]);
  const missing = SECTION_NAMES.flatMap((section) => PROJECT_SECTIONS[section]).filter((field) => empty(values[field.name]) && field.kind !== 'flag' && !SELDOM.has(field.name)).length;
  const extra = Object.entries(project.extra ?? {});
  const grid = { m: 0, display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr 1fr', md: 'repeat(3, 1fr)' }, '& .wide': { gridColumn: '1 / -1' } };
  return (
    <Stack spacing={2}>
      {SECTION_NAMES.map((section) => {
        const fields = PROJECT_SECTIONS[section].filter(filled);
        if (fields.length === 0) return null;
        return <Section key={section} title={t(`projects.sections.${section}`)}><Box component="dl" sx={grid}>{fields.map((field) => <Attribute key={field.name} project={project} field={field} />)}</Box></Section>;
      })}
      {extra.length > 0 && (
        <Section title={t('projects.sections.extra')}>
          <Box component="dl" sx={grid}>{extra.map(([header, text]) => <Box key={header}><Box component="dt" sx={{ fontSize: 12.5, color: 'text.secondary' }}>{header}</Box><Box component="dd" sx={{ m: 0, whiteSpace: 'pre-wrap' }}>{text}</Box></Box>)}</Box>
        </Section>
      )}
      {missing > 0 && <Box sx={{ color: 'text.secondary', fontSize: 13 }}>{t('projects.emptyFields', { count: missing })}</Box>}
    </Stack>
  );
}
