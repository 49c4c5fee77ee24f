import AccountTreeOutlined from '@mui/icons-material/AccountTreeOutlined';
import ApartmentOutlined from '@mui/icons-material/ApartmentOutlined';
import AssignmentOutlined from '@mui/icons-material/AssignmentOutlined';
import BusinessOutlined from '@mui/icons-material/BusinessOutlined';
import CalendarMonthOutlined from '@mui/icons-material/CalendarMonthOutlined';
import CategoryOutlined from '@mui/icons-material/CategoryOutlined';
import CalendarTodayOutlined from '@mui/icons-material/CalendarTodayOutlined';
import CampaignOutlined from '@mui/icons-material/CampaignOutlined';
import ChecklistOutlined from '@mui/icons-material/ChecklistOutlined';
import EmojiEventsOutlined from '@mui/icons-material/EmojiEventsOutlined';
import EventNoteOutlined from '@mui/icons-material/EventNoteOutlined';
import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import FunctionsOutlined from '@mui/icons-material/FunctionsOutlined';
import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import GavelOutlined from '@mui/icons-material/GavelOutlined';
import FlagOutlined from '@mui/icons-material/FlagOutlined';
import HomeOutlined from '@mui/icons-material/HomeOutlined';
import KeyOutlined from '@mui/icons-material/KeyOutlined';
import MenuBookOutlined from '@mui/icons-material/MenuBookOutlined';
import MonitorHeartOutlined from '@mui/icons-material/MonitorHeartOutlined';
import OutlinedFlag from '@mui/icons-material/OutlinedFlag';
import PaymentsOutlined from '@mui/icons-material/PaymentsOutlined';
import InsertChartOutlined from '@mui/icons-material/InsertChartOutlined';
import NewspaperOutlined from '@mui/icons-material/NewspaperOutlined';
import QueryStatsOutlined from '@mui/icons-material/QueryStatsOutlined';
import PeopleOutlined from '@mui/icons-material/PeopleOutlined';
import ShieldOutlined from '@mui/icons-material/ShieldOutlined';
import TableChartOutlined from '@mui/icons-material/TableChartOutlined';
import TimerOutlined from '@mui/icons-material/TimerOutlined';
import UploadFileOutlined from '@mui/icons-material/UploadFileOutlined';
import ViewWeekOutlined from '@mui/icons-material/ViewWeekOutlined';
import WorkspacePremiumOutlined from '@mui/icons-material/WorkspacePremiumOutlined';
import WarehouseOutlined from '@mui/icons-material/WarehouseOutlined';
import type { ComponentType } from 'react';
import type { Permission } from '../../shared/permissions';
import type { MessageKey } from '../providers/i18n';

export interface NavigationItem { to: string; label: MessageKey; icon: ComponentType; permission?: Permission }
export interface NavigationGroup { label: MessageKey | null; items: NavigationItem[] }

/** Every place in the console, by what the user must be allowed to do to see it. */
export const NAVIGATION: NavigationGroup[] = [
  { label: null, items: [{ to: '/', label: 'nav.home', icon: HomeOutlined }] },
  {
    label: 'nav.groups.work',
    items: [
      { to: '/projects', label: 'nav.projects', icon: AssignmentOutlined, permission: 'project:read' },
      { to: '/next-steps', label: 'nav.nextSteps', icon: ChecklistOutlined, permission: 'activity:read' },
      { to: '/activities', label: 'nav.activities', icon: EventNoteOutlined, permission: 'activity:read' },
      { to: '/promotion-events', label: 'nav.promotionEvents', icon: CampaignOutlined, permission: 'activity:read' },
      { to: '/calendar', label: 'nav.calendar', icon: CalendarTodayOutlined, permission: 'activity:read' },
      { to: '/reviews', label: 'nav.reviews', icon: FactCheckOutlined, permission: 'project:read' },
      { to: '/money-entries', label: 'nav.money', icon: PaymentsOutlined, permission: 'project:read' },
      { to: '/rolling-batches', label: 'nav.batches', icon: ViewWeekOutlined, permission: 'project:read' },
      { to: '/large-projects', label: 'nav.largeProjects', icon: OutlinedFlag, permission: 'supervision:read' },
      { to: '/certification-candidates', label: 'nav.certifications', icon: WorkspacePremiumOutlined, permission: 'project:read' },
      { to: '/opportunities', label: 'nav.opportunities', icon: MenuBookOutlined, permission: 'opportunity:read' },
      { to: '/companies', label: 'nav.companies', icon: BusinessOutlined, permission: 'company:read' },
      { to: '/imports', label: 'nav.imports', icon: UploadFileOutlined, permission: 'import:run' },
    ],
  },
  {
    label: 'nav.groups.numbers',
    items: [
      { to: '/charts', label: 'nav.charts', icon: InsertChartOutlined, permission: 'metric:read' },
      { to: '/targets', label: 'nav.targets', icon: FlagOutlined, permission: 'target:read' },
      { to: '/count-feed', label: 'nav.countFeed', icon: TableChartOutlined, permission: 'metric:read' },
      { to: '/assessment-runs', label: 'nav.assessment', icon: EmojiEventsOutlined, permission: 'assessment:read' },
      { to: '/monthly-report', label: 'nav.monthly', icon: CalendarMonthOutlined, permission: 'metric:read' },
      { to: '/response-times', label: 'nav.responseTimes', icon: TimerOutlined, permission: 'activity:read' },
      { to: '/metrics', label: 'nav.metrics', icon: FunctionsOutlined, permission: 'metric:read' },
      { to: '/figures', label: 'nav.figures', icon: NewspaperOutlined, permission: 'metric:read' },
      { to: '/official-values', label: 'nav.statistics', icon: QueryStatsOutlined, permission: 'metric:read' },
      { to: '/policy-packs', label: 'nav.policy', icon: GavelOutlined, permission: 'policy:read' },
    ],
  },
  {
    label: 'nav.groups.administration',
    items: [
      { to: '/parks', label: 'nav.parks', icon: ApartmentOutlined, permission: 'park:read' },
      { to: '/carriers', label: 'nav.carriers', icon: WarehouseOutlined, permission: 'park:read' },
      { to: '/organisations', label: 'nav.organisations', icon: AccountTreeOutlined, permission: 'organisation:read' },
      { to: '/users', label: 'nav.users', icon: PeopleOutlined, permission: 'user:read' },
      { to: '/roles', label: 'nav.roles', icon: ShieldOutlined, permission: 'user:read' },
      { to: '/industries', label: 'nav.industries', icon: CategoryOutlined, permission: 'organisation:read' },
      { to: '/api-tokens', label: 'nav.tokens', icon: KeyOutlined, permission: 'api-token:manage' },
      { to: '/audit-entries', label: 'nav.audit', icon: HistoryOutlined, permission: 'audit:read' },
      { to: '/system-health', label: 'nav.health', icon: MonitorHeartOutlined, permission: 'job:read' },
    ],
  },
];
