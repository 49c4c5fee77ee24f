/**
 * Which way imports run: shared ← core ← search ← identity, evidence, policy, audit ← companies, parks ← projects
 * ← money, batches, certifications, statistics ← metrics
 * ← dashboard, reports, imports, views ← demonstration, backup ← commands. A folder in `api` that no tier lists is an error, so a new module is placed knowingly.
 */
const TIERS = [
  ['core'],
  ['search'],
  ['identity', 'evidence', 'policy', 'audit'],
  ['companies', 'parks', 'chains'],
  ['projects', 'activities', 'leaders', 'enclaves', 'opportunities'],
  ['money', 'batches', 'certifications', 'statistics'],
  ['metrics'],
  ['gaps'],
  ['targets', 'figures', 'supervision', 'assessment', 'forecast'],
  ['dashboard', 'reports', 'imports', 'notifications', 'jobs', 'views'],
  ['demonstration', 'backup'],
  ['commands'],
];

/** Inside a tier modules do not know each other, but for these: importer → imported. */
const WITHIN_TIER = {
  identity: ['audit'],
  evidence: ['audit', 'identity'],
  policy: ['audit', 'identity'],
  parks: ['companies'],
  opportunities: ['projects'],
  activities: ['projects'],
  jobs: ['imports', 'notifications'],
};

/** What domain rules may use besides `shared/` and their own folder: deterministic, no input or output (check characters, SHA-256, decimal numbers, reading YAML, shapes of values). */
const PURE_LIBRARIES = ['^node_modules/(util-helpers|decimal\\.js|yaml|zod)/', '^crypto$'];

const folders = (names) => `^api/(${names.join('|')})/`;
const all = TIERS.flat();

const tierRules = TIERS.flatMap((tier, index) => {
  const below = TIERS.slice(index + 1).flat();
  return tier.flatMap((name) => {
    const siblings = tier.filter((other) => other !== name && !(WITHIN_TIER[name] ?? []).includes(other));
    const refused = [...below, ...siblings];
    return refused.length ? [{
      name: `tier-${name}`, severity: 'error', comment: `api/${name} stands above what it imports here: send an event, or move the boundary`,
      from: { path: folders([name]) }, to: { path: folders(refused) },
    }] : [];
  });
});

module.exports = {
  forbidden: [
    ...tierRules,
    { name: 'module-without-tier', severity: 'error', comment: 'list the folder in a tier', from: { path: '^api/[^/]+/', pathNot: folders(all) }, to: {} },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-way-up-to-the-application', severity: 'error', comment: 'only the entry points know the whole application', from: { path: '^api/[^/]+/', pathNot: '^api/commands/' }, to: { path: '^api/[^/]+\\.ts$' } },
    {
      name: 'pure-domain', severity: 'error', comment: 'domain rules are pure: shared/ and their own folder only',
      from: { path: '^api/([^/]+)/domain/' }, to: { pathNot: ['^shared/', '^api/$1/domain/', ...PURE_LIBRARIES] },
    },
    { name: 'shared-imports-nothing', severity: 'error', from: { path: '^shared/' }, to: { pathNot: '^shared/' } },
    { name: 'migrations-stand-alone', severity: 'error', comment: 'a shipped migration must not change with the code', from: { path: '^migrations/' }, to: { path: '^(api|admin|shared|test)/' } },
    { name: 'admin-not-api', severity: 'error', from: { path: '^admin/' }, to: { path: '^(api|migrations|test)/' } },
    { name: 'admin-no-server-package', severity: 'error', from: { path: '^admin/' }, to: { dependencyTypes: ['core'] } },
    { name: 'api-not-admin', severity: 'error', from: { path: '^(api|migrations)/' }, to: { path: '^(admin|test)/' } },
    { name: 'resolvable', severity: 'error', from: { path: '^(api|shared|migrations)/' }, to: { couldNotResolve: true } },
    { name: 'no-undeclared-package', severity: 'error', from: { path: '^(api|shared|migrations|admin)/' }, to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] } },
    { name: 'no-development-package-in-server', severity: 'error', comment: 'npm ci --omit=dev must be enough to run', from: { path: '^(api|shared|migrations)/' }, to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: 'node_modules/@types/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
