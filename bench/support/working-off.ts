import { ask, asked } from '../../test/support/ask.js'
import type { Fill, WorkedOff } from '../programs/quick-aws.js'

const PATIENCE_MS = 120_000

/** Fills a queue of `quick-aws`; answers when it has been worked off. */
export const workingOff = (endpoint: string, fill: Fill): Promise<WorkedOff> =>
  asked<WorkedOff>(ask('POST', `${endpoint}/fill`, { json: fill, within: PATIENCE_MS }))
