import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { INSTRUMENTER_CONSTANTS } from '@stryker-mutator/api/core'
import { declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin'
import {
  determineHitLimitReached,
  DryRunStatus,
  MutantRunStatus,
  TestStatus,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner'
import Mocha from 'mocha'

/**
 * @typedef {import('@stryker-mutator/api/core').InstrumenterContext} InstrumenterContext
 * @typedef {import('@stryker-mutator/api/core').MutantCoverage} MutantCoverage
 * @typedef {import('@stryker-mutator/api/test-runner').TestResult} TestResult
 * @typedef {import('@stryker-mutator/api/test-runner').CompleteDryRunResult} Run
 */

/** The quickest and most exact first: the first failure ends a run. */
const FOLDERS = ['test/domain', 'test/application', 'test/acceptance']
/** The same stories once more, on a socket: for HTTP there is nothing to learn from mutants of the domain. */
const RETOLD = 'over HTTP'

/**
 * Runs the tests again and again in one process, which Stryker's own runner does not do with mocha 12. Stryker switches
 * the mutants on and off, and asks for those tests only that get to the mutant.
 * @returns {import('@stryker-mutator/api/test-runner').TestRunner}
 */
const mochaRunner = () => {
  const switches = instrumenterContext()
  const mocha = new Mocha({ timeout: 0, reporter: Mocha.reporters.Base }).cleanReferencesAfterRun(false)
  let areLoaded = false
  /** @type {((testId: string | undefined) => void) | undefined} */
  let onTest
  mocha.suite.beforeEach(function () {
    onTest?.(this.currentTest?.fullTitle())
  })

  const load = async () => {
    if (areLoaded) return
    for (const file of FOLDERS.flatMap(testsIn)) mocha.addFile(file)
    await mocha.loadFilesAsync()
    mocha.suite.suites = mocha.suite.suites.filter(({ title }) => !title.endsWith(RETOLD))
    areLoaded = true
  }

  /** @returns {Promise<Run>} */
  const run = async () => {
    /** @type {TestResult[]} */
    const tests = []
    await new Promise(done => {
      const runner = mocha.run(done)
      runner.on('pass', test => tests.push({ ...resultOf(test), status: TestStatus.Success }))
      runner.on('fail', (test, error) =>
        tests.push({ ...resultOf(test), status: TestStatus.Failed, failureMessage: messageOf(error) }),
      )
    })
    return { status: DryRunStatus.Complete, tests }
  }

  return {
    // Modules once imported stay as they are: for what runs while they load, Stryker starts another process.
    capabilities: () => ({ reloadEnvironment: false }),

    dryRun: async () => {
      await load()
      onTest = testId => Object.assign(switches, { currentTestId: testId })
      const result = await run()
      onTest = undefined
      const { mutantCoverage } = switches
      return mutantCoverage ? { ...result, mutantCoverage: withoutNeedlessReloads(mutantCoverage) } : result
    },

    mutantRun: async ({ activeMutant, testFilter, disableBail, hitLimit, mutantActivation }) => {
      const activeWhileLoading = mutantActivation === 'static' ? activeMutant.id : undefined
      Object.assign(switches, { hitLimit, hitCount: hitLimit && 0, activeMutant: activeWhileLoading })
      try {
        await load()
      } catch (error) {
        // No test file can be read any more: `npm test` would fail as well.
        return { status: MutantRunStatus.Killed, killedBy: [], nrOfTests: 0, failureMessage: messageOf(error) }
      }
      switches.activeMutant = activeMutant.id
      mocha.grep(testFilter ? exactly(testFilter) : /(?:)/)
      bail(mocha.suite, !disableBail)
      const result = await run()
      return toMutantRunResult(determineHitLimitReached(switches.hitCount, switches.hitLimit) ?? result)
    },
  }
}

/** @returns {InstrumenterContext} what the mutated code looks at to know which mutant it is to be, and writes to where it was */
const instrumenterContext = () => {
  const globals = /** @type {{ [INSTRUMENTER_CONSTANTS.NAMESPACE]?: InstrumenterContext }} */ (globalThis)
  return (globals[INSTRUMENTER_CONSTANTS.NAMESPACE] ??= {})
}

/**
 * A mutant that runs while the modules load needs a process of its own, and all tests. One that also runs within tests does
 * not: a builder may call a rule while the tests are described.
 * @param {MutantCoverage} coverage
 * @returns {MutantCoverage}
 */
const withoutNeedlessReloads = coverage => {
  const inTests = new Set(Object.values(coverage.perTest).flatMap(Object.keys))
  return { ...coverage, static: Object.fromEntries(Object.entries(coverage.static).filter(([id]) => !inTests.has(id))) }
}

/** @param {string} folder */
const testsIn = folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(path => path.endsWith('.test.js'))
    .sort()
    .map(path => resolve(folder, path))

/**
 * @param {Mocha.Test} test
 * @returns the name is the same in every run, so it may be the id; a hook that fails has the name of its test
 */
const resultOf = test => {
  const name = (test.ctx?.currentTest ?? test).fullTitle()
  return {
    id: name,
    name,
    timeSpentMs: test.duration ?? 0,
    ...(test.file === undefined ? {} : { fileName: test.file }),
  }
}

/** @param {unknown} error */
const messageOf = error => (error instanceof Error ? error.message : JSON.stringify(error))

/** @param {readonly string[]} names */
const exactly = names => new RegExp(`^(?:${names.map(escaped).join('|')})$`)

/** @param {string} text */
const escaped = text => text.replace(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)

/**
 * @param {Mocha.Suite} suite
 * @param {boolean} yes
 */
const bail = (suite, yes) => {
  suite.bail(yes)
  for (const inner of suite.suites) bail(inner, yes)
}

export const strykerPlugins = [
  declareFactoryPlugin(PluginKind.TestRunner, 'mocha', Object.assign(mochaRunner, { inject: tokens() })),
]
