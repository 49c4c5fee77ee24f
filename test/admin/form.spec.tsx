import './browser-globals';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nContextProvider, type I18nProvider } from 'react-admin';
import { createMemoryRouter, RouterProvider } from 'react-router-dom';
import type { ReactNode } from 'react';
import { ApiForm, useFormShell } from '../../admin/components/form/ApiForm';
import { FormDialog } from '../../admin/components/form/FormDialog';
import { FormError } from '../../admin/components/form/FormError';
import { MoneyField } from '../../admin/components/form/MoneyField';
import { PreciseDayField } from '../../admin/components/form/PreciseDayField';
import { RecordForm } from '../../admin/components/form/RecordForm';
import { TextBox } from '../../admin/components/form/TextBox';
import { ApiError } from '../../admin/providers/http';
import { createI18nProvider } from '../../admin/providers/i18n';

// Ships ECMAScript modules only; no form uses it.
jest.mock('react-hotkeys-hook', () => ({ useHotkeys: () => undefined }));

let i18n: I18nProvider;
beforeAll(async () => { i18n = await createI18nProvider(); });
afterEach(cleanup);

function show(children: ReactNode) {
  const router = createMemoryRouter([{ path: '*', element: <I18nContextProvider value={i18n}><QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider></I18nContextProvider> }], { initialEntries: ['/before', '/'] });
  render(<RouterProvider router={router} />);
  return router;
}
const Save = () => <button type="submit" disabled={useFormShell().saving}>保存</button>;
type Values = Record<string, unknown>;

describe('a form that talks to the API', () => {
  test('keeps what was typed when refused, with each reason beside its field and the rest above', async () => {
    const user = userEvent.setup();
    const submit = jest.fn().mockRejectedValue(new ApiError(422, 'validation', '填写的内容有误', [
      { path: 'name', code: 'too-long', message: '最多 200 个字' }, { path: 'parkId', code: 'unknown-reference', message: '所选记录不存在' },
    ]));
    show(<ApiForm<Values> defaultValues={{ name: null }} submit={submit} onSaved={jest.fn()}><FormError /><TextBox name="name" required /><Save /></ApiForm>);
    await user.type(screen.getByLabelText(/项目名称/), '新材料项目');
    await user.click(screen.getByText('保存'));
    expect(await screen.findByText('最多 200 个字')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('落地园区：所选记录不存在');
    expect((screen.getByLabelText(/项目名称/) as HTMLInputElement).value).toBe('新材料项目');
  });

  test('says nothing above any more once nothing is marked', async () => {
    const user = userEvent.setup();
    show(<ApiForm<Values> defaultValues={{ name: null, code: null }} submit={jest.fn().mockResolvedValue(null)} onSaved={jest.fn()}><FormError /><TextBox name="name" required /><TextBox name="code" label="代码" required /><Save /></ApiForm>);
    await user.click(screen.getByText('保存'));
    expect((await screen.findByRole('alert')).textContent).toContain('标红');
    await user.type(screen.getByLabelText(/项目名称/), '新材料项目');
    expect(screen.queryByRole('alert')).toBeTruthy();
    await user.type(screen.getByLabelText(/代码/), '1');
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull());
  });

  test('a double click saves once; after silence the same key is used again, after a refusal a new one', async () => {
    const user = userEvent.setup();
    const keys: string[] = [];
    const failures = [new ApiError(0, 'network', '连接不上'), new ApiError(422, 'validation', '有误')];
    const submit = jest.fn(async (_values: Values, key: string) => { keys.push(key); const failure = failures.shift(); if (failure) throw failure; });
    const saved = jest.fn();
    show(<ApiForm<Values> defaultValues={{ name: '甲' }} submit={submit} onSaved={saved}><TextBox name="name" /><Save /></ApiForm>);
    await user.dblClick(screen.getByText('保存'));
    await waitFor(() => expect(keys.length).toBeGreaterThanOrEqual(1));
    await user.click(screen.getByText('保存'));
    await waitFor(() => expect(keys.length).toBeGreaterThanOrEqual(2));
    if (!saved.mock.calls.length) await user.click(screen.getByText('保存'));
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(1));
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  test('an amount is kept in fen, a coarse date with its precision', async () => {
    const user = userEvent.setup();
    const submit = jest.fn().mockResolvedValue(null);
    show(<ApiForm<Values> defaultValues={{ amountFen: null, occurredOn: null, occurredOnPrecision: 'day' }} submit={submit} onSaved={jest.fn()}><MoneyField name="amountFen" /><PreciseDayField name="occurredOn" /><Save /></ApiForm>);
    await user.type(screen.getByLabelText('金额'), '1.2亿');
    await user.type(screen.getByLabelText('发生日期'), '2021年3月');
    await user.click(screen.getByText('保存'));
    await waitFor(() => expect(submit).toHaveBeenCalled());
    expect(submit.mock.calls[0]?.[0]).toMatchObject({ amountFen: 12_000_000_000, occurredOn: '2021-03-01', occurredOnPrecision: 'month' });
  });

  test('what is no amount is said so and never sent', async () => {
    const user = userEvent.setup();
    const submit = jest.fn();
    show(<ApiForm<Values> defaultValues={{ amountFen: null }} submit={submit} onSaved={jest.fn()}><MoneyField name="amountFen" /><Save /></ApiForm>);
    await user.type(screen.getByLabelText('金额'), '约三亿');
    await user.click(screen.getByText('保存'));
    expect(await screen.findByText(/不是金额/)).toBeTruthy();
    expect(submit).not.toHaveBeenCalled();
  });
});

describe('changing a record that somebody else changed', () => {
  const reply = (status: number, body: unknown) => ({ ok: status < 300, status, headers: new Headers(), text: async () => JSON.stringify(body), json: async () => body }) as Response;

  test('shows both versions, and saves what was chosen from the version that is there now', async () => {
    const user = userEvent.setup();
    const sent: Values[] = [];
    const current = { id: 5, version: 4, name: '项目', remarks: '他人的备注', problems: '他人写的问题' };
    globalThis.fetch = (async (_url: string, init: RequestInit) => {
      sent.push(JSON.parse(String(init.body)) as Values);
      return sent.length === 1 ? reply(409, { error: { code: 'stale-version', message: '已被他人修改', fields: [], params: { current } } }) : reply(200, { ...current, version: 5 });
    }) as typeof fetch;
    const saved = jest.fn();
    show(<RecordForm resource="projects" record={{ id: 5, version: 3, name: '项目', remarks: null, problems: null }} onSaved={saved}><TextBox name="name" /><TextBox name="remarks" /><TextBox name="problems" /><Save /></RecordForm>);
    await user.type(screen.getByLabelText('备注'), '我的备注');
    await user.click(screen.getByText('保存'));
    expect(await screen.findByText('有人先保存了')).toBeTruthy();
    expect(screen.getByText('他人的备注')).toBeTruthy();
    HTMLFormElement.prototype.requestSubmit = function submit() { this.dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })); };
    await user.click(screen.getByText('按所选保存'));
    await waitFor(() => expect(saved).toHaveBeenCalled());
    expect(sent[0]).toEqual({ remarks: '我的备注', version: 3 });
    expect(sent[1]).toEqual({ remarks: '我的备注', version: 4 });
  });
});

function Dialog({ onClose }: { onClose: () => void }) {
  return <FormDialog<Values> title="写跟进" defaultValues={{ name: null }} submit={jest.fn()} onSaved={jest.fn()} onClose={onClose}><TextBox name="name" /></FormDialog>;
}

describe('a form in a dialog', () => {
  test('is typed into at once, and asks before Escape throws away what was typed', async () => {
    const user = userEvent.setup();
    const close = jest.fn();
    show(<Dialog onClose={close} />);
    await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText(/项目名称/)));
    await user.keyboard('新材料{Escape}');
    expect(close).not.toHaveBeenCalled();
    await user.click(screen.getByText('放弃已填内容？'));
    expect(close).toHaveBeenCalledTimes(1);
  });

  test('the Back of the browser leaves the dialog and asks first; the page under it stays', async () => {
    const user = userEvent.setup();
    const close = jest.fn();
    const router = show(<Dialog onClose={close} />);
    await act(() => router.navigate(-1));
    expect(close).toHaveBeenCalledTimes(1);
    await user.type(screen.getByLabelText(/项目名称/), '新材料');
    await act(() => router.navigate(-1));
    expect(close).toHaveBeenCalledTimes(1);
    expect(screen.getByText('放弃已填内容？')).toBeTruthy();
    expect(router.state.location.pathname).toBe('/');
  });

  test('closes by Escape when nothing was typed', async () => {
    const close = jest.fn();
    show(<Dialog onClose={close} />);
    await userEvent.setup().keyboard('{Escape}');
    expect(close).toHaveBeenCalledTimes(1);
  });
});
