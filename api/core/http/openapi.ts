import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';

const ERROR_SCHEMA = {
  type: 'object',
  required: ['error'],
  properties: {
    error: {
      type: 'object',
      required: ['code', 'message', 'fields', 'params'],
      properties: {
        code: { type: 'string', example: 'validation' },
        message: { type: 'string', example: '填写的内容有误，请按提示逐项修改' },
        fields: {
          type: 'array',
          items: { type: 'object', properties: { path: { type: 'string', example: 'name' }, code: { type: 'string', example: 'required' }, message: { type: 'string', example: '必填' } } },
        },
        params: { type: 'object', additionalProperties: true },
      },
    },
  },
} as const;

const ERROR_ANSWERS: Record<string, string> = {
  '400': 'Malformed: every wrong field is listed', '401': 'Not signed in, or the session has ended', '403': 'Not permitted, or the CSRF token is missing',
  '404': 'No such record within the caller’s scope', '409': 'Stale version (params.current) or duplicate', '422': 'A rule refuses: every reason is listed', '429': 'Too many requests', '503': 'Busy or database away; see Retry-After',
};

/** Which error answers a route can give, by its method and mark. */
function errorAnswersOf(method: string, isPublic: boolean, hasId: boolean): string[] {
  const writes = method !== 'get';
  return ['400', ...(isPublic ? [] : ['401', '403']), ...(hasId ? ['404'] : []), ...(writes ? ['409', '422'] : []), '429', '503'];
}

function addErrorAnswers(document: OpenAPIObject): OpenAPIObject {
  document.components ??= {};
  document.components.schemas = { ...document.components.schemas, Error: ERROR_SCHEMA as never };
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of ['get', 'post', 'put', 'patch', 'delete'] as const) {
      const operation = item[method];
      if (!operation) continue;
      const isPublic = (operation as unknown as Record<string, unknown>)['x-permission'] === 'public';
      for (const answer of Object.values(operation.responses)) if (answer && !('$ref' in answer)) answer.description ||= operation.summary ?? '';
      for (const status of errorAnswersOf(method, isPublic, path.includes('{'))) {
        operation.responses[status] ??= { description: ERROR_ANSWERS[status]!, content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } } };
      }
    }
  }
  return document;
}

/** OpenAPI 3, generated from the code, at `/api/openapi.json`; browsable at `/api/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  const options = new DocumentBuilder()
    .setTitle('Luodi 落地')
    .setDescription('Investment attraction: pipeline, counts and reports. Conventions: days YYYY-MM-DD in …On, instants ISO 8601 UTC in …At, money integer fen in …Fen, ratios 0..1 in …Rate.')
    .setVersion('1')
    .addCookieAuth('luodi_session')
    .addBearerAuth()
    .build();
  let document: OpenAPIObject | undefined;
  const build = () => (document ??= addErrorAnswers(SwaggerModule.createDocument(app, options)));
  SwaggerModule.setup('docs', app, build, { useGlobalPrefix: true, jsonDocumentUrl: 'openapi.json', yamlDocumentUrl: 'openapi.yaml' });
}
