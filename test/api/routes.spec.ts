import { AllowCheck, type MarkedRoute } from '../../api/core/http/allow-check.js';
import type { Access } from '../../api/core/http/allow.js';
import { ROLES, type Permission, type RoleCode } from '../../shared/permissions.js';
import { startApp, type TestApp } from '../support/app.js';
import type { Client, ErrorBody } from '../support/client.js';
import { USERS } from '../support/fixtures.js';

/** Every route with what it asks for. A route that is missing here fails: it is to be added knowingly. */
const ROUTES = [
  'GET /official-values — metric:read',
  'GET /official-values/:id — metric:read',
  'GET /official-values/export — report:export',
  'POST /official-values — official-value:record',
  'POST /official-values/:id/corrections — official-value:record',
  'GET /projects/tiers — project:read',
  'GET /policy-packs/:id/updates — policy:read',
  'POST /policy-packs/:id/next-version — policy:manage',
  'GET /official-series — metric:read',
  'GET /official-series/:id — metric:read',
  'POST /official-series — official-series:manage',
  'PUT /official-series/:id — official-series:manage',
  'DELETE /calendar-feed — activity:read',
  'GET /activities — activity:read',
  'GET /activities/:id — activity:read',
  'GET /activities/export — activity:export',
  'GET /calendar — activity:read',
  'GET /calendar-feed — activity:read',
  'GET /calendar/:file — public',
  'GET /my-day — activity:read',
  'GET /next-steps — activity:read',
  'GET /next-steps/:id — activity:read',
  'GET /next-steps/export — activity:export',
  'GET /projects/:id/response-clock — activity:read',
  'GET /promotion-events — activity:read',
  'GET /promotion-events/export — activity:export',
  'GET /promotion-events/:id — activity:read',
  'GET /response-times — activity:read',
  'POST /activities — activity:log',
  'POST /calendar-feed — activity:read',
  'POST /next-steps — activity:log',
  'POST /promotion-events — promotion-event:manage',
  'PUT /activities/:id — activity:log',
  'PUT /next-steps/:id — activity:log',
  'PUT /promotion-events/:id — promotion-event:manage',
  'GET /api-tokens — api-token:manage',
  'POST /api-tokens — api-token:manage',
  'GET /api-tokens/:id — api-token:manage',
  'PUT /api-tokens/:id — api-token:manage',
  'GET /api-tokens/export — api-token:manage',
  'GET /assessment-runs — assessment:read',
  'GET /assessment-runs/:id — assessment:read',
  'GET /assessment-runs/:id/awards/:award/:unitId — assessment:read',
  'GET /assessment-runs/:id/differences — assessment:read',
  'GET /assessment-runs/methods — assessment:read',
  'GET /assessment-runs/:id/prospects/:unitId — assessment:read',
  'GET /assessment-runs/:id/report — report:export',
  'GET /assessment-runs/:id/scores — assessment:read',
  'GET /assessment-runs/:id/scores/:unitId/:indicator — assessment:read',
  'GET /assessment-runs/:id/sensitivity/:unitId — assessment:read',
  'GET /assessment-runs/:id/sheet — assessment:enter',
  'GET /assessment-runs/:id/values — assessment:read',
  'GET /assessment-runs/:id/values/:unitId/:indicator — assessment:read',
  'POST /assessment-runs — assessment:manage',
  'POST /assessment-runs/:id/approve — assessment:manage',
  'POST /assessment-runs/:id/check — assessment:manage',
  'POST /assessment-runs/:id/checks — assessment:manage',
  'POST /assessment-runs/:id/compute — assessment:manage',
  'POST /assessment-runs/:id/finalise — assessment:manage',
  'POST /assessment-runs/:id/hear — assessment:manage',
  'POST /assessment-runs/:id/objections — assessment:object',
  'POST /assessment-runs/:id/objections/:objectionId/answer — assessment:enter',
  'POST /assessment-runs/:id/publish — assessment:manage',
  'POST /assessment-runs/:id/return — assessment:manage',
  'POST /assessment-runs/:id/review — assessment:manage',
  'POST /assessment-runs/:id/sheet — assessment:enter',
  'POST /assessment-runs/:id/what-if — assessment:read',
  'PUT /assessment-runs/:id — assessment:manage',
  'PUT /assessment-runs/:id/units — assessment:manage',
  'PUT /assessment-runs/:id/values — assessment:enter',
  'GET /audit-entries — audit:read',
  'GET /audit-entries/export — audit:read',
  'GET /audit-entries/seal-status — audit:read',
  'POST /audit-entries/verify — audit:read',
  'GET /colleagues — project:read',
  'GET /batch-entries — project:read',
  'POST /batch-entries — batch:manage',
  'PUT /batch-entries/:id — batch:manage',
  'POST /batch-entries/:id/removal — batch:manage',
  'POST /batch-entries/preview — batch:manage',
  'GET /batch-plans/:year — project:read',
  'POST /batch-plans/:year/carry-over — batch:manage',
  'POST /batch-plans/:year/carry-over/preview — batch:manage',
  'GET /batch-plans/:year/export — project:export',
  'GET /batch-plans/:year/proposal — batch:manage',
  'GET /certification-candidates — project:read',
  'GET /certification-candidates/export — project:export',
  'GET /certifications — project:read',
  'POST /certifications — project:certify',
  'POST /certifications/preview — project:certify',
  'POST /carrier-events/:id/correction — carrier:manage',
  'GET /carriers — park:read',
  'POST /carriers — carrier:manage',
  'GET /carriers/stays/export — park:read',
  'GET /carriers/:id — park:read',
  'PUT /carriers/:id — carrier:manage',
  'GET /carriers/:id/events — park:read',
  'POST /carriers/:id/occupations — carrier:manage',
  'POST /carriers/:id/releases — carrier:manage',
  'POST /carriers/:id/reservations — carrier:manage',
  'GET /carriers/export — park:read',
  'GET /carriers/offers — park:read',
  'GET /companies — company:read',
  'POST /companies — company:manage',
  'GET /companies/:id — company:read',
  'PUT /companies/:id — company:manage',
  'POST /companies/check-duplicates — company:read',
  'GET /companies/export — company:read',
  'GET /companies/merges — company:read',
  'POST /companies/merges/:id/undo — company:merge',
  'GET /companies/:id/merge-preview — company:merge',
  'POST /companies/:id/merge — company:merge',
  'POST /companies/:id/stop — company:manage',
  'POST /companies/:id/resumption — company:manage',
  'GET /contacts — contact:read | company:read',
  'GET /contacts/:id — contact:read | company:read',
  'GET /contacts/export — contact:read',
  'POST /contacts — contact:manage',
  'PUT /contacts/:id — contact:manage',
  'POST /contacts/:id/erasure — contact:erase',
  'GET /count-feed — metric:read',
  'GET /count-feed/export — report:export',
  'GET /dashboard — metric:read',
  'GET /evidence — evidence:read',
  'POST /evidence — evidence:create',
  'GET /evidence/:id — evidence:read | evidence:read-reported',
  'GET /evidence/:id/content — evidence:read | evidence:read-reported',
  'GET /health — public',
  'GET /imports — import:run',
  'GET /imports/template — import:run',
  'POST /imports — import:run',
  'GET /imports/:id — import:run',
  'POST /imports/:id/apply — import:run',
  'POST /imports/:id/decisions — import:run',
  'GET /imports/:id/failed-rows — import:run',
  'PUT /imports/:id/mapping — import:run',
  'POST /imports/:id/preview — import:run',
  'GET /imports/:id/problems — import:run',
  'GET /imports/:id/rows — import:run',
  'PATCH /imports/:id/rows/:rowNumber — import:run',
  'POST /imports/:id/undo — import:run',
  'GET /imports/fields — import:run',
  'GET /industries — signed-in',
  'GET /industries/:id — signed-in',
  'GET /industries/export — signed-in',
  'POST /industries/table — reference:manage',
  'GET /jobs — job:read',
  'GET /ledger-events — project:read',
  'GET /ledger-events/export — project:export',
  'GET /large-projects — supervision:read',
  'GET /large-projects/export — report:export',
  'GET /large-projects/overview — supervision:read',
  'GET /projects/:id/quarterly-returns — supervision:read',
  'POST /projects/:id/quarterly-returns — supervision:report',
  'GET /metrics — metric:read',
  'GET /metrics/:code — metric:read',
  'GET /metrics/:code/breakdown — metric:read',
  'GET /metrics/:code/lines — metric:read',
  'GET /money-entries — project:read',
  'GET /money-entries/export — project:export',
  'GET /money-entries/summary — project:read',
  'GET /opportunities — opportunity:read',
  'POST /opportunities — opportunity:manage',
  'GET /opportunities/:id — opportunity:read',
  'PUT /opportunities/:id — opportunity:manage',
  'POST /opportunities/:id/leads — project:create',
  'POST /opportunities/:id/publication — opportunity:publish',
  'POST /opportunities/:id/state — opportunity:manage',
  'GET /opportunities/export — opportunity:read',
  'GET /organisations — organisation:read',
  'POST /organisations — organisation:manage',
  'GET /organisations/:id — organisation:read',
  'PUT /organisations/:id — organisation:manage',
  'GET /organisations/export — organisation:read',
  'GET /parks — park:read',
  'GET /parks/export — park:read',
  'POST /parks — park:manage',
  'GET /parks/:id — park:read',
  'PUT /parks/:id — park:manage',
  'GET /parks/:id/companies — company:read',
  'GET /parks/:id/summary — park:read',
  'GET /policy-adoptions — policy:read',
  'GET /policy-packs — policy:read',
  'POST /policy-packs — policy:manage',
  'GET /policy-packs/:id — policy:read',
  'PUT /policy-packs/:id — policy:manage',
  'POST /policy-packs/:id/adopt — policy:manage',
  'GET /policy-packs/:id/diff — policy:read',
  'POST /policy-packs/:id/publish — policy:manage',
  'GET /policy-packs/:id/yaml — policy:read',
  'POST /policy-packs/compose — policy:manage',
  'GET /policy-packs/export — policy:read',
  'POST /policy-packs/validate — policy:manage',
  'GET /policy/items — policy:read',
  'GET /projects — project:read',
  'POST /projects — project:create',
  'GET /projects/:id — project:read',
  'PUT /projects/:id — project:update',
  'POST /projects/:id/completed-investments — project:record-funds',
  'POST /projects/:id/funds-arrivals — project:record-funds',
  'GET /projects/:id/ledger — project:read',
  'GET /projects/:id/money — project:read',
  'POST /projects/:id/year-plans — project:update',
  'POST /projects/:id/stage-events — project:advance-stage',
  'POST /projects/:id/status — project:change-status',
  'GET /projects/board-summary — project:read',
  'POST /projects/bulk-assignments — project:update',
  'POST /projects/bulk-assignments/preview — project:update',
  'POST /projects/check-duplicates — project:read',
  'GET /projects/export — project:export',
  'GET /ready — public',
  'GET /regions — signed-in',
  'GET /regions/:id — signed-in',
  'GET /reports/monthly — metric:read',
  'GET /reports/monthly/export — report:export',
  'GET /roles — user:read',
  'GET /roles/:id — user:read',
  'GET /search — signed-in',
  'DELETE /session — public',
  'GET /session — signed-in',
  'POST /session — public',
  'PUT /session/locale — signed-in',
  'PUT /session/password — signed-in',
  'POST /stage-events/:id/correction — project:correct-event',
  'POST /stage-events/:id/verification — project:verify | project:review',
  'POST /stage-events/verification — project:verify | project:review',
  'GET /system-status — job:read',
  'GET /figures — metric:read',
  'POST /figures — figure:publish',
  'GET /figures/:id — metric:read',
  'GET /figures/:id/comparison — metric:read',
  'GET /targets — target:read',
  'POST /targets — target:manage',
  'GET /targets/:id — target:read',
  'PUT /targets/:id — target:manage',
  'POST /targets/:id/allocation — target:allocate',
  'GET /targets/:id/forecast — target:read',
  'GET /targets/:id/lines — target:read',
  'GET /targets/:id/progress — target:read',
  'GET /targets/export — report:export',
  'POST /target-sheets — target:manage',
  'POST /targets/batch — target:manage',
  'GET /targets/progress — target:read',
  'GET /users — user:read',
  'GET /users/export — user:read',
  'POST /users — user:manage',
  'GET /users/:id — user:read',
  'PUT /users/:id — user:manage',
  'GET /views — project:read',
  'POST /views — project:read',
  'GET /views/:id — project:read',
  'PUT /views/:id — project:read',
  'PUT /views/default — project:read',
];

const accessText = (access: Access) => (access.kind === 'permission' ? access.anyOf.join(' | ') : access.kind);
const textOf = ({ method, path, access }: MarkedRoute) => `${method} ${path} — ${accessText(access)}`;
const isUnsafe = ({ method }: MarkedRoute) => method !== 'GET';
/** Ids that nothing has, so that what a role may do changes nothing. */
const concrete = (path: string) => path.replace(/:\w+/g, '999999');
/** Ends the session that it is called under: comes last. */
const isSignOut = ({ method, path }: MarkedRoute) => method === 'DELETE' && path === '/session';

const ROLE_USERS = (Object.keys(ROLES) as RoleCode[]).map((role) => [role, USERS.find((user) => user.role === role)!.username] as const);

let app: TestApp;
let routes: MarkedRoute[];

beforeAll(async () => {
  app = await startApp();
  routes = app.app.get(AllowCheck).routes().sort((a, b) => Number(isSignOut(a)) - Number(isSignOut(b)));
});
afterAll(() => app.close());

const call = (client: Client, { method, path }: MarkedRoute) => client.request<ErrorBody>(method as 'GET', concrete(path), method === 'GET' || method === 'DELETE' ? undefined : {});

test('every route is known', () => expect(routes.map(textOf).sort()).toEqual([...ROUTES].sort()));

test('nobody gets past a route that is not public, and everybody into one that is', async () => {
  const wrong: string[] = [];
  for (const route of routes) {
    const { status } = await call(app.anonymous, route);
    const refused = status === 401 || status === 403;
    if (status >= 500 || (route.access.kind === 'public' ? refused && route.path !== '/session' : status !== 401)) wrong.push(`${textOf(route)}: ${status}`);
  }
  expect(wrong).toEqual([]);
});

test.each(ROLE_USERS)('%s gets exactly as far as the role’s permissions go', async (role, username) => {
  const client = await app.login(username);
  const held: readonly Permission[] = ROLES[role].permissions;
  const wrong: string[] = [];
  for (const route of routes) {
    const allowed = route.access.kind !== 'permission' || route.access.anyOf.some((permission) => held.includes(permission));
    const { status, body } = await call(client, route);
    const fits = allowed ? status !== 401 && status !== 403 && status !== 429 && status < 500 : status === 403 && body.error.code === 'forbidden';
    if (!fits) wrong.push(`${textOf(route)}: ${status} ${body?.error?.code ?? ''}`);
  }
  expect(wrong).toEqual([]);
});

test('under a cookie no unsafe route works without the CSRF token, and a bearer token needs none', async () => {
  // Users of their own: the sessions above have been signed out.
  const cookieOnly = (await app.login('county-manager-b')).with({ 'x-csrf-token': '' });
  const bearer = await app.token('officer-b');
  const wrong: string[] = [];
  for (const route of routes.filter((each) => isUnsafe(each) && each.path !== '/session')) {
    const { status, body } = await call(cookieOnly, route);
    if (status !== 403 || body.error.code !== 'csrf-token') wrong.push(`${textOf(route)}: ${status}`);
    if ((await call(bearer, route)).body?.error?.code === 'csrf-token') wrong.push(`${textOf(route)}: asks a program for a CSRF token`);
  }
  expect(wrong).toEqual([]);
});

test('the OpenAPI description names every route, with a summary, its permission and its answers', async () => {
  interface Operation { summary?: string; 'x-permission'?: string; responses: Record<string, unknown> }
  const { body } = await app.anonymous.get<{ openapi: string; paths: Record<string, Record<string, Operation>> }>('/openapi.json');
  expect(body.openapi).toMatch(/^3\./);
  const lacking = routes.filter((route) => {
    const operation = body.paths[`/api${route.path.replace(/:(\w+)/g, '{$1}')}`]?.[route.method.toLowerCase()];
    return !operation?.summary || operation['x-permission'] !== accessText(route.access) || !Object.keys(operation.responses).some((status) => status.startsWith('2'));
  });
  expect(lacking.map(textOf)).toEqual([]);
});
