/**
 * One project a suite; `node test/run.mjs --only NAME` runs one. The two API projects run the same files and differ by `testDatabase` only.
 * Fastify's two ECMAScript-only neighbours are transformed for Node 20.
 */
const script = (module, jsc = {}) => ['@swc/jest', {
  jsc: { parser: { syntax: 'typescript', tsx: true, decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true, react: { runtime: 'automatic' } }, target: 'es2022', ...jsc },
  module: { type: module },
}];

const common = {
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

const server = (name, folders, more = {}) => ({
  ...common,
  displayName: name,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      jsc: { parser: { syntax: 'typescript', decorators: true }, transform: { legacyDecorator: true, decoratorMetadata: true }, target: 'es2022' },
      module: { type: 'es6' },
    }],
    'node_modules/(cookie|content-disposition)/.+\\.js$': script('commonjs'),
  },
  transformIgnorePatterns: ['node_modules/(?!(cookie|content-disposition)/)'],
  testMatch: folders.map((folder) => `<rootDir>/test/${folder}/**/*.spec.ts`),
  ...more,
});

const admin = {
  ...common,
  displayName: 'admin',
  testEnvironment: 'jsdom',
  testEnvironmentOptions: { customExportConditions: ['require', 'node', 'default'] },
  // The console's libraries offer CommonJS too, which Jest loads several times faster.
  transform: { '^.+\\.tsx?$': script('commonjs') },
  testMatch: ['<rootDir>/test/admin/**/*.spec.{ts,tsx}'],
};

export default {
  testTimeout: 60_000,
  projects: [
    server('architecture', ['architecture']),
    server('domain', ['domain']),
    server('packs', ['packs']),
    server('api-sqlite', ['api'], { globals: { testDatabase: 'sqlite' } }),
    server('api-mariadb', ['api'], { globals: { testDatabase: 'mariadb' } }),
    server('migrations', ['migrations']),
    server('faults', ['faults']),
    admin,
    server('browser', ['browser']),
  ],
};
