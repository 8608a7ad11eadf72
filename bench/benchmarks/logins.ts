import { setTimeout as pause } from 'node:timers/promises'
import { ask, asked } from '../../test/support/ask.js'
import { times } from '../../test/support/times.js'
import type { HttpLoad } from '../programs/http-load.js'
import type { Benchmark, Sample } from '../support/benchmark.js'
import { cachedOrders } from '../support/cached-orders.js'
import { CORES } from '../support/cores.js'
import { httpRound } from '../support/http-round.js'
import type { Done } from '../support/in-flight.js'
import { runProgram } from '../support/program.js'
import { publishingApi } from '../support/publishing-api.js'

const READING = 32
const SIGNING_IN = 16
const PASSWORD = 'correct horse battery'
/** By how much the storm outlasts the reading on either side, so that no read is without it: programs take a while to start. */
const MARGIN_S = 2

/** Reads a second of cached orders while others sign in without pause, each of which hashes a password, next to the same without them. */
export const logins: Benchmark = {
  name: 'logins',
  prepare: async stage => {
    const { address, pid } = (await publishingApi(stage)).api
    const { decided: requests } = await cachedOrders(address)
    // Not those who read: an account has so many sessions, and the oldest end.
    const people = times(SIGNING_IN, index => ({ email: `person-${index}@example.com`, password: PASSWORD }))
    for (const json of people) await asked(ask('POST', `${address}/api/auth/register`, { json }))

    const reading = { address, requests, rightStatus: 200, connections: READING, until: { seconds: stage.seconds } }
    const storm: HttpLoad = {
      ...{ address, rightStatus: 200, connections: SIGNING_IN, until: { seconds: stage.seconds + 2 * MARGIN_S } },
      requests: people.map(json => ({ method: 'POST', path: '/api/auth/login', json })),
    }
    const read = () => httpRound(reading, pid)
    const readInStorm = async (): Promise<Sample> => {
      const afterMargin = pause(MARGIN_S * 1_000).then(read)
      const [signedIn, { value, others }] = await Promise.all([
        runProgram<Done>('http-load', storm, CORES.around),
        afterMargin,
      ])
      return { value, others: { ...others, 'logins/s': signedIn.perSecond, 'login p99': signedIn.p99 } }
    }

    return [
      {
        name: `cached GET, ${READING} connections, while ${SIGNING_IN} sign in`,
        unit: 'answers/s',
        product: { name: 'API', round: readInStorm },
        baselines: [{ name: 'the same while nobody does', round: read, goal: { gate: 0.85, aim: 0.9 } }],
      },
    ]
  },
}
