import { declareValuePlugin, PluginKind } from '@stryker-mutator/api/plugin'

/** @typedef {import('@stryker-mutator/api/core').schema.MutationTestResult} Report */

/** What share of the mutants in each part of src has to be found out, in per cent. */
const gates = [
  { part: 'src/domain/order/order-lifecycle.ts', score: 95 },
  { part: 'src/domain/stock/', score: 95 },
  { part: 'src/domain/', score: 85 },
  { part: 'src/application/', score: 85 },
]

/** Fails a run that misses a gate. Parts without a mutant in this run have none to miss. */
const gatesReporter = {
  /** @param {Report} report */
  onMutationTestReportReady: ({ files }) => {
    for (const { part, score } of gates) {
      const statuses = Object.entries(files).flatMap(([path, { mutants }]) =>
        path.startsWith(part) ? mutants.map(({ status }) => status) : [],
      )
      const reached = scoreOf(statuses)
      if (reached >= score) continue
      console.error(`${part}: ${reached.toFixed(2)} % of the mutants are found out, and ${score} % is the gate`)
      process.exitCode = 1
    }
  },
}

/** @param {readonly string[]} statuses */
const scoreOf = statuses => {
  const count = (/** @type {readonly string[]} */ wanted) => statuses.filter(status => wanted.includes(status)).length
  const found = count(['Killed', 'Timeout'])
  const missed = count(['Survived', 'NoCoverage'])
  return found + missed === 0 ? 100 : (100 * found) / (found + missed)
}

export const strykerPlugins = [declareValuePlugin(PluginKind.Reporter, 'gates', gatesReporter)]
