/** @type {import('@stryker-mutator/api/core').PartialStrykerOptions} */
export default {
  mutate: [
    'src/domain/**/*.ts',
    'src/application/use-cases/{place,cancel,advance}-order.ts',
    'src/application/use-cases/{reconcile,recall-orders,resend-mail,change-mail-address}.ts',
    'src/application/steps/{propose-lines,tidy-holds,publish-events,retrying-stale}.ts',
    'src/application/steps/{decide-order,settle-stock,put-back,mail-customer,may-mail}.ts',
  ],
  // The mutated sources and the tests become JavaScript once, in a copy of the project.
  ignorePatterns: ['**', '!{src,test}/**', '!package.json'],
  disableTypeChecks: false,
  buildCommand: 'esbuild ./src/**/*.ts ./test/**/*.ts --outdir=. --outbase=. --log-level=error',
  plugins: ['./scripts/mutation/mocha-runner.mjs', './scripts/mutation/gates.mjs'],
  testRunner: 'mocha',
  coverageAnalysis: 'perTest',
  concurrency: 1,
  thresholds: { high: 95, low: 85, break: 85 },
  reporters: ['clear-text', 'html', 'json', 'gates'],
  clearTextReporter: { reportTests: false, logTests: false },
}
