import './browser-globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nContextProvider, ListContextProvider, type I18nProvider, type ListControllerResult } from 'react-admin';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import type { ReactNode } from 'react';
import type { ViewRecord } from '../../shared/contracts/views';
import { BulkAssign } from '../../admin/projects/assign/BulkAssign';
import { createI18nProvider } from '../../admin/providers/i18n';
import { differs, FRESH, questionOf, readQuestion, writeQuestion, type Question } from '../../admin/views/question';
import { ViewMenu } from '../../admin/views/ViewMenu';

// Ships ECMAScript modules only; nothing here uses it.
jest.mock('react-hotkeys-hook', () => ({ useHotkeys: () => undefined }));

let i18n: I18nProvider;
beforeAll(async () => { i18n = await createI18nProvider(); });
afterEach(cleanup);

function show(children: ReactNode) {
  const router = createMemoryRouter([{ path: '/', element: <I18nContextProvider value={i18n}><QueryClientProvider client={new QueryClient({ defaultOptions: { queries: { retry: false } } })}>{children}</QueryClientProvider></I18nContextProvider> }]);
  render(<RouterProvider router={router} />);
}
interface Sent { method: string; url: string; body: Record<string, unknown> | null }
/** Answers by the beginning of `METHOD /path`; keeps what was sent. */
function serve(answers: Record<string, (call: Sent) => [status: number, body: unknown]>): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = (async (url: string, init: RequestInit) => {
    const call = { method: init.method ?? 'GET', url, body: init.body ? JSON.parse(String(init.body)) as Record<string, unknown> : null };
    sent.push(call);
    const found = Object.entries(answers).find(([beginning]) => `${call.method} ${url}`.startsWith(beginning));
    const [status, body] = found ? found[1](call) : [200, []];
    return { ok: status < 300, status, headers: new Headers({ 'Content-Range': 'x 0-0/1' }), text: async () => JSON.stringify(body), json: async () => body } as Response;
  }) as typeof fetch;
  return sent;
}

const VIEW: ViewRecord = {
  id: 7, resource: 'projects', name: '待开工', kind: 'board', filter: { stage: ['signed'], parkId: 3 }, sort: ['signedOn', 'ASC'], columns: ['name', 'stage'], sharing: 'private', organisationId: null, organisationName: null,
  ownerId: 1, ownerName: '林晓舟', mine: true, isDefault: false, archivedAt: null, version: 2, createdAt: '', updatedAt: '',
};

describe('the address', () => {
  test('holds the whole state and reads back as it was', () => {
    const question: Question = { kind: 'timeline', filter: { q: '新能源', stage: ['signed'] }, sort: { field: 'plannedStartOn', order: 'ASC' }, page: 3, perPage: 50, columns: ['name', 'officer'], scale: 'year', view: 7 };
    expect(readQuestion(new URLSearchParams(writeQuestion(question).toString()))).toEqual(question);
  });
  test('of a fresh list says that terminated projects are left out, and what makes no sense is as on a fresh list', () => {
    expect([...writeQuestion(FRESH)]).toEqual([['filter', '{"status":["active","suspended"]}']]);
    expect([...writeQuestion({ ...FRESH, filter: {} })]).toEqual([['filter', '{}']]);
    expect(readQuestion(new URLSearchParams('filter={}')).filter).toEqual({});
    expect(readQuestion(new URLSearchParams('kind=map&filter=[1]&page=-2&perPage=9999&order=UP&view=x&columns=,'))).toEqual({ ...FRESH, perPage: 200 });
    for (const text of ['', 'filter={broken', 'kind=board']) expect(readQuestion(new URLSearchParams(text)).filter).toEqual(FRESH.filter);
  });
  test('of a view differs from it only when what the view keeps has changed', () => {
    const question = questionOf(VIEW);
    expect(differs(VIEW, { ...question, page: 4, filter: { parkId: 3, stage: ['signed'] } })).toBe(false);
    for (const change of [{ kind: 'list' as const }, { columns: null }, { filter: {} }, { sort: { field: 'signedOn', order: 'DESC' as const } }]) expect(differs(VIEW, { ...question, ...change })).toBe(true);
  });
});

describe('saved views', () => {
  test('one is opened by asking what it asks', async () => {
    const user = userEvent.setup();
    serve({ 'GET /api/views': () => [200, [VIEW]] });
    const ask = jest.fn();
    show(<ViewMenu question={FRESH} ask={ask} />);
    await user.click(await screen.findByRole('button', { name: /视图/ }));
    await user.click(await screen.findByText('待开工'));
    expect(ask).toHaveBeenCalledWith(questionOf(VIEW));
  });

  test('what is on the screen is kept under a name', async () => {
    const user = userEvent.setup();
    const sent = serve({ 'GET /api/views': () => [200, []], 'POST /api/views': () => [201, VIEW] });
    const ask = jest.fn();
    show(<ViewMenu question={{ ...FRESH, kind: 'board', filter: { parkId: 3 } }} ask={ask} />);
    await user.click(screen.getByRole('button', { name: /视图/ }));
    await user.click(await screen.findByText('另存为新视图'));
    await user.type(screen.getByLabelText(/视图名称/), '我的看板');
    await user.click(screen.getByText('保存'));
    await waitFor(() => expect(ask).toHaveBeenCalledWith({ view: 7 }));
    expect(sent.find(({ method }) => method === 'POST')?.body).toEqual({ kind: 'board', filter: { parkId: 3 }, sort: ['updatedAt', 'DESC'], columns: null, name: '我的看板', sharing: 'private', organisationId: null });
  });

  test('somebody else’s cannot be changed, only opened first or kept under an own name', async () => {
    const user = userEvent.setup();
    serve({ 'GET /api/views': () => [200, [{ ...VIEW, mine: false, sharing: 'everyone' }]] });
    show(<ViewMenu question={{ ...questionOf(VIEW), columns: null }} ask={jest.fn()} />);
    await user.click(await screen.findByRole('button', { name: /待开工/ }));
    expect(await screen.findByText('设为默认视图')).toBeTruthy();
    for (const text of ['重命名与共享', '归档此视图', '更新“待开工”']) expect(screen.queryByText(text)).toBeNull();
  });
});

describe('bulk assignment', () => {
  const rows = [
    { id: 1, code: 'LD1', name: '甲项目', version: 3, verdict: 'change', changes: [{ field: 'team', before: null, after: '新能源专班' }], reasons: [] },
    { id: 2, code: 'LD2', name: '乙项目', version: 5, verdict: 'refused', changes: [], reasons: [{ code: 'project-terminated', message: '项目已终止' }] },
  ];
  const list = (patch: object = {}) => ({ selectedIds: [1, 2], total: 2_500, filterValues: { stage: ['lead'] }, onUnselectItems: jest.fn(), ...patch }) as unknown as ListControllerResult;

  async function preview(user: ReturnType<typeof userEvent.setup>, context: ListControllerResult) {
    show(<ListContextProvider value={context}><BulkAssign /></ListContextProvider>);
    await user.click(screen.getByText('批量分派…'));
    await user.click(screen.getByRole('combobox'));
    await user.click(await screen.findByRole('option', { name: '工作专班' }));
    await user.keyboard('{Escape}');
    await user.type(await screen.findByRole('textbox', { name: '工作专班' }), '新能源专班');
    await user.click(screen.getByText('预览'));
    await screen.findByText('甲项目');
  }

  test('shows each project before and after, and sends exactly what was shown', async () => {
    const user = userEvent.setup();
    const sent = serve({ 'POST /api/projects/bulk-assignments/preview': () => [200, { change: 1, unchanged: 0, refused: 1, rows }], 'POST /api/projects/bulk-assignments': () => [201, { assigned: 1, unchanged: 0 }] });
    const context = list();
    await preview(user, context);
    await user.click(screen.getByText('不能分派 1'));
    expect(screen.getByText('项目已终止')).toBeTruthy();
    await user.click(screen.getByText('分派 1 个项目'));
    await waitFor(() => expect(context.onUnselectItems).toHaveBeenCalled());
    expect(sent.map(({ body }) => body)).toEqual([
      { items: [{ id: 1 }, { id: 2 }], changes: { team: '新能源专班' } },
      { items: [{ id: 1, version: 3 }], changes: { team: '新能源专班' }, reason: null },
    ]);
  });

  test('a clash changes nothing, says so and offers a new preview', async () => {
    const user = userEvent.setup();
    let previews = 0;
    serve({
      'POST /api/projects/bulk-assignments/preview': () => { previews += 1; return [200, { change: 1, unchanged: 0, refused: 1, rows }]; },
      'POST /api/projects/bulk-assignments': () => [409, { error: { code: 'stale-version', message: '该记录已被他人修改', fields: [], params: {} } }],
    });
    await preview(user, list());
    await user.click(screen.getByText('分派 1 个项目'));
    expect(await screen.findByText(/全部未改动/)).toBeTruthy();
    await user.click(screen.getByText('重新预览'));
    await waitFor(() => expect(previews).toBe(2));
  });

  test('more than a request takes cannot be asked for', async () => {
    const user = userEvent.setup();
    serve({});
    show(<ListContextProvider value={list()}><BulkAssign /></ListContextProvider>);
    await user.click(screen.getByText('批量分派…'));
    expect((screen.getByRole('radio', { name: /全部 2,500 个项目/ }) as HTMLInputElement).disabled).toBe(true);
  });
});
