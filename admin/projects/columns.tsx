import Box from '@mui/material/Box';
import { useMemo } from 'react';
import { Link } from 'react-router-dom';
import type { ProjectRecord } from '../../shared/contracts/projects';
import { ATTRACTION_MODES, LAND_MODES, ORIGINS, PROJECT_KINDS, STAGES, VERIFICATIONS } from '../../shared/vocabulary';
import type { Column, FilterDefinition } from '../components/list/types';
import { StageMark, StatusMark, VerificationMark } from '../components/marks';
import { Wan } from '../components/Money';
import { HOME_COUNTIES } from '../components/homeCounties';
import { When } from '../components/When';
import { formatInstant } from '../components/day';
import { useTierWords } from './useTiers';
import { bracketed, sign } from '../components/punctuation';
import { useWords } from '../providers/i18n';
import { useSession } from '../providers/session';

function Name({ project }: { project: ProjectRecord }) {
  return (
    <Box sx={{ minWidth: 220, maxWidth: 420 }}>
      <Link to={`/projects/${project.id}/show`}>{project.name}</Link>{' '}<StatusMark status={project.status} />
      <Box sx={{ color: 'text.secondary', fontSize: 12.5 }}>{project.code}{project.investors.length > 0 && ` · ${project.investors.join(sign('list'))}`}</Box>
    </Box>
  );
}

export function useProjectColumns(): Column<ProjectRecord>[] {
  const { t, word } = useWords();
  const today = useSession()?.installation.today ?? '';
  return useMemo(() => [
    { key: 'name', exports: ['code', 'name', 'investors'], label: t('fields.name'), sort: 'name', render: (project) => <Name project={project} /> },
    { key: 'stage', exports: ['stage', 'status', 'stageVerification'], label: t('fields.stage'), sort: 'stage', render: (project) => <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center' }}><StageMark stage={project.stage} /><VerificationMark verification={project.stageVerification} bare /></Box> },
    { key: 'agreed', exports: ['agreedInvestmentFen', 'agreedInvestmentQualifier', 'foreignAmountMinor'], label: t('columns.agreedWan'), sort: 'agreedInvestmentFen', align: 'right', render: (project) => <Wan fen={project.agreedInvestmentFen} qualifier={project.agreedInvestmentQualifier} /> },
    { key: 'funds', exports: ['fundsArrivedFen'], label: t('columns.fundsWan'), sort: 'fundsArrivedFen', align: 'right', render: (project) => <Wan fen={project.fundsArrivedFen} /> },
    { key: 'place', exports: ['regionCode', 'parkId'], label: t('columns.place'), render: (project) => project.parkName ?? (project.regionName ? `${project.regionName}${bracketed(t('projects.outsidePark'))}` : '—') },
    { key: 'signedOn', label: t('fields.signedOn'), sort: 'signedOn', render: (project) => <When day={project.signedOn} precision={project.signedOnPrecision} /> },
    { key: 'officer', exports: ['officerId'], label: t('fields.officerId'), render: (project) => project.officerName ?? '—' },
    { key: 'nextStepOn', label: t('columns.nextStep'), sort: 'nextStepOn', render: (project) => <Box component="span" sx={{ color: project.nextStepOn && project.nextStepOn < today ? 'error.main' : undefined }}><When day={project.nextStepOn} /></Box> },
    { key: 'organisation', exports: ['organisationId'], label: t('fields.organisationId'), optional: true, render: (project) => project.organisationName },
    { key: 'introducing', exports: ['introducingOrganisationId'], label: t('fields.introducingOrganisationId'), optional: true, render: (project) => project.introducingOrganisationName ?? '—' },
    { key: 'startedOn', label: t('fields.startedOn'), sort: 'startedOn', optional: true, render: (project) => <When day={project.startedOn} precision={project.startedOnPrecision} /> },
    { key: 'builtOn', label: t('fields.builtOn'), sort: 'builtOn', optional: true, render: (project) => <When day={project.builtOn} precision={project.builtOnPrecision} /> },
    { key: 'producedOn', label: t('fields.producedOn'), sort: 'producedOn', optional: true, render: (project) => <When day={project.producedOn} precision={project.producedOnPrecision} /> },
    { key: 'completed', exports: ['completedInvestmentFen'], label: t('columns.completedWan'), sort: 'completedInvestmentFen', align: 'right', optional: true, render: (project) => <Wan fen={project.completedInvestmentFen} /> },
    { key: 'tier', label: t('projects.tier'), optional: true, render: (project) => project.tier?.name ?? '—' },
    { key: 'verification', exports: ['stageVerification'], label: t('columns.verification'), optional: true, render: (project) => <VerificationMark verification={project.stageVerification} /> },
    { key: 'origin', label: t('fields.origin'), optional: true, render: (project) => word(ORIGINS, project.origin) },
    { key: 'landMode', label: t('fields.landMode'), optional: true, render: (project) => word(LAND_MODES, project.landMode) },
    { key: 'industry', exports: ['industryText'], label: t('fields.industryText'), optional: true, render: (project) => project.industryText ?? project.industryCode ?? '—' },
    { key: 'updatedAt', label: t('fields.updatedAt'), sort: 'updatedAt', optional: true, render: (project) => <span style={{ whiteSpace: 'nowrap' }}>{formatInstant(project.updatedAt)}</span> },
  ], [t, word, today]);
}

export function useProjectFilters(): FilterDefinition[] {
  const { t } = useWords();
  const tiers = useTierWords();
  return useMemo(() => [
    { kind: 'choice', name: 'stage', label: t('fields.stage'), vocabulary: STAGES },
    { kind: 'reference', name: 'parkId', label: t('fields.parkId'), resource: 'parks' },
    { kind: 'reference', name: 'regionCode', label: t('fields.regionCode'), resource: 'regions', filter: HOME_COUNTIES },
    { kind: 'flag', name: 'outsidePark', label: t('projects.outsidePark') },
    { kind: 'reference', name: 'organisationId', label: t('fields.organisationId'), resource: 'organisations' },
    { kind: 'reference', name: 'officerId', label: t('fields.officerId'), resource: 'colleagues' },
    { kind: 'reference', name: 'importBatchId', label: t('fields.importBatchId'), resource: 'imports', chipOnly: true },
    { kind: 'amount', name: 'agreedInvestmentFen', label: t('fields.agreedInvestmentFen') },
    ...(Object.keys(tiers).length ? [{ kind: 'choice' as const, name: 'tier', label: t('projects.tier'), vocabulary: tiers }] : []),
    { kind: 'choice', name: 'stageVerification', label: t('columns.verification'), vocabulary: VERIFICATIONS },
    { kind: 'days', name: 'signedOn', label: t('fields.signedOn') },
    { kind: 'days', name: 'startedOn', label: t('fields.startedOn') },
    { kind: 'days', name: 'builtOn', label: t('fields.builtOn') },
    { kind: 'days', name: 'producedOn', label: t('fields.producedOn') },
    { kind: 'reference', name: 'industryCode', label: t('fields.industryCode'), resource: 'industries' },
    { kind: 'choice', name: 'kind', label: t('fields.kind'), vocabulary: PROJECT_KINDS },
    { kind: 'choice', name: 'landMode', label: t('fields.landMode'), vocabulary: LAND_MODES },
    { kind: 'choice', name: 'attractionMode', label: t('fields.attractionMode'), vocabulary: ATTRACTION_MODES },
    { kind: 'choice', name: 'origin', label: t('fields.origin'), vocabulary: ORIGINS },
  ], [t, tiers]);
}
