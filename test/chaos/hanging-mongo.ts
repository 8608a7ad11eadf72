import { setTimeout as pause } from 'node:timers/promises'
import type { Mongo } from '../support/servers/mongo.js'
import { BEAT_MS, BURST_MS } from './beat.js'
import type { Strike } from './faults.js'

/** Longer than a call of MongoDB may take, and shorter than a claim on a mail lasts. */
const HANGING_MS = 2_500
const TIMES = 4

/** MongoDB stands still again and again while orders come, and nothing else happens. */
export const hangingMongo =
  ({ members }: Pick<Mongo, 'members'>): Strike =>
  async ({ chance }) => {
    for (let hung = 0; hung < TIMES; hung += 1) {
      await pause(BEAT_MS + chance.between(BURST_MS, BEAT_MS))
      for (const member of members) member.hang()
      await pause(HANGING_MS)
      for (const member of members) member.resume()
    }
    return { faults: [], withdrawn: [] }
  }
