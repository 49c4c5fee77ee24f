import { AllowCheck } from '../../api/core/http/allow-check.js';
import { startApp, type TestApp } from '../support/app.js';

interface Answer { description?: string; content?: Record<string, { schema?: object }> }
interface Operation { summary?: string; tags?: string[]; security?: object[]; 'x-permission'?: string; responses: Record<string, Answer>; requestBody?: { content: Record<string, { schema?: { $ref?: string; properties?: object } }> } }
interface Document { paths: Record<string, Record<string, Operation>>; components: { schemas: Record<string, { properties?: Record<string, unknown> }> } }

describe('the OpenAPI document', () => {
  let app: TestApp;
  let document: Document;
  let operations: [name: string, operation: Operation][];

  beforeAll(async () => {
    app = await startApp();
    const { status, body } = await app.anonymous.get<Document>('/openapi.json');
    expect(status).toBe(200);
    document = body;
    operations = Object.entries(body.paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]));
  });
  afterAll(() => app.close());

  const failing = (wrong: (operation: Operation, name: string) => boolean) => operations.filter(([name, operation]) => wrong(operation, name)).map(([name]) => name);
  const success = (operation: Operation) => Object.entries(operation.responses).find(([status]) => status.startsWith('2'));

  it('has every route of the application', () => {
    const documented = new Set(operations.map(([name]) => name.replace(/\{(\w+)\}/g, ':$1')));
    expect(app.app.get(AllowCheck).routes().map(({ method, path }) => `${method} /api${path}`).filter((name) => !documented.has(name))).toEqual([]);
  });

  it('says of each what it does, whom it is for, and what it answers', () => {
    expect(failing(({ summary, tags }) => !summary || !tags?.length)).toEqual([]);
    expect(failing((operation) => !operation['x-permission'])).toEqual([]);
    expect(failing((operation) => !success(operation))).toEqual([]);
    expect(failing((operation) => Object.values(operation.responses).some(({ description }) => !description))).toEqual([]);
    expect(failing((operation) => { const [status, answer] = success(operation) ?? ['', {}]; return status !== '204' && !Object.values(answer.content ?? {}).some(({ schema }) => schema); })).toEqual([]);
  });

  it('lists the refusals, by cookie and by token', () => {
    const open = (operation: Operation) => operation['x-permission'] === 'public';
    expect(failing((operation) => !open(operation) && !(operation.responses['401'] && operation.responses['403']))).toEqual([]);
    expect(failing((operation) => !open(operation) && operation.security?.length !== 2)).toEqual([]);
    expect(failing((operation) => 'multipart/form-data' in (operation.requestBody?.content ?? {}) && !(operation.responses['413'] && operation.responses['415']))).toEqual([]);
    expect(document.paths['/api/session']!['post']!.responses['401']).toBeDefined();
  });

  it('shows an example of every body but passwords', () => {
    const hasExample = (schema: { $ref?: string; properties?: object } | undefined) => {
      const properties = schema?.$ref ? document.components.schemas[schema.$ref.split('/').at(-1)!]?.properties : schema?.properties;
      return /"example"|"format":"password"/.test(JSON.stringify(properties ?? {}));
    };
    expect(failing(({ requestBody }) => Object.entries(requestBody?.content ?? {}).some(([type, { schema }]) => type.includes('json') && !hasExample(schema)))).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map(([, name]) => name!);
    expect([...new Set(references)].filter((name) => !(name in document.components.schemas))).toEqual([]);
  });
});
