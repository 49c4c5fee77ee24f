import { QueryClient } from '@tanstack/react-query';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, memoryStore, Resource, type I18nProvider } from 'react-admin';
import { Route } from 'react-router-dom';
import * as activities from './activities';
import * as assessment from './assessment';
import * as audit from './audit';
import * as batches from './batches';
import * as certifications from './certifications';
import * as carriers from './carriers';
import * as companies from './companies';
import * as dashboard from './dashboard';
import * as figures from './figures';
import * as health from './health';
import * as imports from './imports';
import * as industries from './industries';
import { ErrorPage } from './layout/ErrorPage';
import { guarded } from './layout/Guarded';
import { LoginPage } from './layout/LoginPage';
import { NotFoundPage } from './layout/NotFoundPage';
import { PageLoading } from './layout/PageLoading';
import { Shell } from './layout/Shell';
import { ThemeMode } from './layout/ThemeMode';
import * as metrics from './metrics';
import * as money from './money';
import * as opportunities from './opportunities';
import * as organisations from './organisations';
import * as parks from './parks';
import * as projects from './projects';
import * as policy from './policy';
import { authProvider } from './providers/authProvider';
import { dataProvider } from './providers/dataProvider';
import * as reports from './reports';
import * as reviews from './reviews';
import * as roles from './roles';
import * as statistics from './statistics';
import * as supervision from './supervision';
import * as targets from './targets';
import * as tokens from './tokens';
import * as users from './users';

const store = memoryStore();
const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 10_000, refetchOnWindowFocus: false, networkMode: 'always' }, mutations: { networkMode: 'always' } },
});

/** Every screen, under the permission it needs. */
export function App({ i18nProvider }: { i18nProvider: I18nProvider }) {
  return (
    <CoreAdminContext authProvider={authProvider} dataProvider={dataProvider} i18nProvider={i18nProvider} store={store} queryClient={queryClient}>
      <ThemeMode>
        <CoreAdminUI layout={Shell} loginPage={LoginPage} catchAll={NotFoundPage} loading={PageLoading} error={ErrorPage} dashboard={dashboard.list} requireAuth disableTelemetry title="">
          <Resource name="projects" list={guarded('project:read', projects.list)} create={guarded('project:create', projects.create)} edit={guarded('project:update', projects.edit)} show={guarded('project:read', projects.show)} />
          <Resource name="certification-candidates" list={guarded('project:read', certifications.list)} />
          <Resource name="large-projects" list={guarded('supervision:read', supervision.list)} />
          <Resource name="money-entries" list={guarded('project:read', money.list)} />
          <Resource name="companies" list={guarded('company:read', companies.list)} create={guarded('company:manage', companies.create)} edit={guarded('company:manage', companies.edit)} show={guarded('company:read', companies.show)} />
          <Resource name="activities" list={guarded('activity:read', activities.list)} show={guarded('activity:read', activities.show)} />
          <Resource name="promotion-events" list={guarded('activity:read', activities.promotionEvents)} create={guarded('promotion-event:manage', activities.createPromotionEvent)} edit={guarded('promotion-event:manage', activities.editPromotionEvent)} show={guarded('activity:read', activities.showPromotionEvent)} />
          <Resource name="parks" list={guarded('park:read', parks.list)} create={guarded('park:manage', parks.create)} edit={guarded('park:manage', parks.edit)} show={guarded('park:read', parks.show)} />
          <Resource name="carriers" list={guarded('park:read', carriers.list)} create={guarded('carrier:manage', carriers.create)} edit={guarded('carrier:manage', carriers.edit)} show={guarded('park:read', carriers.show)} />
          <Resource name="opportunities" list={guarded('opportunity:read', opportunities.list)} create={guarded('opportunity:manage', opportunities.create)} edit={guarded('opportunity:manage', opportunities.edit)} show={guarded('opportunity:read', opportunities.show)} />
          <Resource name="organisations" list={guarded('organisation:read', organisations.list)} create={guarded('organisation:manage', organisations.create)} edit={guarded('organisation:manage', organisations.edit)} />
          <Resource name="users" list={guarded('user:read', users.list)} create={guarded('user:manage', users.create)} edit={guarded('user:manage', users.edit)} />
          <Resource name="roles" list={guarded('user:read', roles.list)} />
          <Resource name="api-tokens" list={guarded('api-token:manage', tokens.list)} />
          <Resource name="audit-entries" list={guarded('audit:read', audit.list)} />
          <Resource name="imports" list={guarded('import:run', imports.list)} show={guarded('import:run', imports.show)} />
          <Resource name="metrics" list={guarded('metric:read', metrics.list)} show={guarded('metric:read', metrics.show)} />
          <Resource name="figures" list={guarded('metric:read', figures.list)} show={guarded('metric:read', figures.show)} />
          <Resource name="official-values" list={guarded('metric:read', statistics.list)} show={guarded('metric:read', statistics.show)} />
          <Resource name="official-series" list={guarded('metric:read', statistics.catalogue)} />
          <Resource name="targets" list={guarded('target:read', targets.list)} show={guarded('target:read', targets.show)} />
          <Resource name="assessment-runs" list={guarded('assessment:read', assessment.list)} show={guarded('assessment:read', assessment.show)} />
          <Resource name="policy-packs" list={guarded('policy:read', policy.list)} create={guarded('policy:manage', policy.create)} edit={guarded('policy:manage', policy.edit)} show={guarded('policy:read', policy.show)} />
          <CustomRoutes>
            <Route path="/carriers/offers" element={guarded('park:read', carriers.offers)} />
            <Route path="/opportunities/catalogue" element={guarded('opportunity:read', opportunities.catalogue)} />
            <Route path="/industries" element={guarded('organisation:read', industries.list)} />
            <Route path="/next-steps" element={guarded('activity:read', activities.nextSteps)} />
            <Route path="/calendar" element={guarded('activity:read', activities.calendar)} />
            <Route path="/response-times" element={guarded('activity:read', activities.responseTimes)} />
            <Route path="/reviews" element={guarded('project:read', reviews.list)} />
            <Route path="/rolling-batches" element={guarded('project:read', batches.page)} />
            <Route path="/charts" element={guarded('metric:read', dashboard.charts)} />
            <Route path="/count-feed" element={guarded('metric:read', metrics.countFeed)} />
            <Route path="/monthly-report" element={guarded('metric:read', reports.monthly)} />
            <Route path="/policy" element={guarded('policy:read', policy.inForce)} />
            <Route path="/system-health" element={guarded('job:read', health.page)} />
          </CustomRoutes>
        </CoreAdminUI>
      </ThemeMode>
    </CoreAdminContext>
  );
}
