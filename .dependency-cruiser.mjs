const shared = ['neverthrow', 'zod']

/** Where each technology lives, below src/. A package without a home is refused. */
const homes = {
  '@aws-sdk/client-ses': ['adapters/driven/ses'],
  '@aws-sdk/client-sqs': ['adapters/driven/sqs'],
  '@koa/cors': ['adapters/driving/http'],
  '@koa/router': ['adapters/driving/http'],
  '@node-rs/argon2': ['adapters/driven/argon2'],
  '@zxcvbn-ts/language-common': ['adapters/driven/zxcvbn'],
  'csv-parse': ['adapters/driving/http'],
  inversify: ['bootstrap'],
  jsonwebtoken: ['adapters/driven/jwt'],
  koa: ['adapters/driving/http'],
  'koa-bodyparser': ['adapters/driving/http'],
  mongodb: ['adapters/driven/mongo'],
  pino: ['adapters/driven/system', 'adapters/driving/http', 'bootstrap'],
  'prom-client': ['adapters/driven/prometheus'],
  redis: ['adapters/driven/redis'],
  'reflect-metadata': ['bootstrap'],
  'swagger-ui-dist': ['adapters/driving/http'],
  undici: ['adapters/support'],
  'zod-openapi': ['adapters/driving/http'],
}

/** @param {string[]} names */
const packages = (...names) => `(^|/)node_modules/(@types/)?(${names.join('|')})/`

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const layers = [
  {
    name: 'domain-knows-only-itself',
    from: { path: '^src/domain/' },
    to: { pathNot: ['^src/domain/', packages('neverthrow')] },
  },
  {
    name: 'application-knows-only-the-domain',
    from: { path: '^src/application/' },
    to: { pathNot: ['^src/(application|domain)/', packages('neverthrow')] },
  },
  {
    name: 'ports-know-no-use-case',
    from: { path: '^src/application/', pathNot: '^src/application/use-cases/' },
    to: { path: '^src/application/use-cases/' },
  },
  {
    name: 'adapters-know-only-ports',
    from: { path: '^src/adapters/(driving|driven)/' },
    to: { path: '^src/', pathNot: '^src/(adapters/|domain/|application/(ports/|errors[.]ts$))' },
  },
  {
    name: 'adapters-are-strangers',
    from: { path: '^src/adapters/(driving|driven)/([^/]+)/' },
    to: { path: '^src/adapters/(driving|driven)/', pathNot: '^src/adapters/$1/$2/' },
  },
  {
    name: 'driving-adapters-use-driving-ports',
    from: { path: '^src/adapters/driving/' },
    to: { path: '^src/application/ports/driven/' },
  },
  {
    name: 'driven-adapters-serve-driven-ports',
    from: { path: '^src/adapters/driven/' },
    to: { path: '^src/application/ports/driving/' },
  },
  {
    name: 'wire-and-support-know-no-adapter',
    from: { path: '^src/adapters/(wire|support)/' },
    to: { pathNot: ['^src/adapters/$1/', '^src/domain/', packages(...shared, 'undici')] },
  },
  {
    name: 'src-knows-no-test',
    from: { path: '^src/' },
    to: { path: '^(test|bench|scripts)/' },
  },
]

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const technologies = [
  ...Object.entries(homes).map(([name, folders]) => ({
    name: `${name}-stays-home`,
    from: { path: '^src/', pathNot: folders.map(folder => `^src/${folder}/`) },
    to: { path: packages(name) },
  })),
  {
    name: 'every-package-has-a-home',
    from: { path: '^src/' },
    to: {
      path: '(^|/)node_modules/',
      pathNot: packages(...shared, ...Object.keys(homes)),
      dependencyTypesNot: ['npm-dev'],
    },
  },
  {
    name: 'no-development-package-in-src',
    from: { path: '^src/' },
    to: { dependencyTypes: ['npm-dev'] },
  },
]

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const graph = [
  { name: 'no-cycle', from: {}, to: { circular: true } },
  { name: 'no-unresolvable-import', from: {}, to: { couldNotResolve: true } },
]

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [...layers, ...technologies, ...graph].map(rule => ({ severity: 'error', ...rule })),
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  },
}
