import { appendFileSync } from 'node:fs'
import mocha from 'mocha'

const { EVENT_RUN_END } = mocha.Runner.constants
const graceMs = 10_000

/** The spec reporter, plus two services: totals for a machine, and an end to runs that leave something open. */
export default class Reporter extends mocha.reporters.Spec {
  /**
   * @param {mocha.Runner} runner
   * @param {mocha.MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options)
    runner.once(EVENT_RUN_END, () => {
      const totals = process.env['TEST_TOTALS_FILE']
      if (totals)
        appendFileSync(totals, `${JSON.stringify({ passed: this.stats.passes, failed: this.stats.failures })}\n`)
      setTimeout(exitNamingWhatIsOpen, graceMs).unref()
    })
  }
}

const exitNamingWhatIsOpen = () => {
  console.error(`The tests ended ${graceMs} ms ago and left open: ${process.getActiveResourcesInfo().join(', ')}`)
  process.once('exit', () => {
    process.exitCode = 1 // after mocha, whose own listener sets it to the number of failures
  })
  process.exit()
}
