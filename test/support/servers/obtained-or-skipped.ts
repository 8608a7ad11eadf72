import type { Context } from 'mocha'
import { Unobtainable } from './unobtainable.js'
import { warnAtTheEnd } from './warn-at-the-end.js'

/** What a hook needs. If it is not to be had, the suite fails in CI; elsewhere it is skipped, and the run ends with a warning. */
export const obtainedOrSkipped = async <T>(hook: Context, obtain: () => Promise<T>): Promise<T> => {
  try {
    return await obtain()
  } catch (error) {
    if (!(error instanceof Unobtainable) || process.env['CI']) throw error
    warnAtTheEnd(`NOT TESTED: ${hook.test?.parent?.fullTitle() ?? ''}: ${error.message}`)
    return hook.skip()
  }
}
