import { obtainedOrSkipped } from './obtained-or-skipped.js'
import {
  startOne,
  startServers,
  stopServers,
  type Servers,
  type Started,
  type Starter,
  type Wanted,
} from './start-servers.js'

/** Installing included. */
const STARTING_MS = 15 * 60_000

/**
 * Has servers run for the tests of the suite in which it is called. They are shared with every suite of this process that wants the same:
 * keep to a database, key prefix or queue of your own, and ask for servers `apart` to hang, kill or fill them.
 * What is not to be had fails the suite in CI; elsewhere the suite is skipped, and the run ends with a warning.
 */
export const withServers = <W extends Wanted>(wanted: W, { apart = false } = {}): (() => Started<W>) => {
  let started: Started<W> | undefined

  before('starting servers', async function () {
    this.timeout(STARTING_MS)
    const began = performance.now()
    started = await obtainedOrSkipped(this, () => startServers(wanted, apart ? startOne : startShared))
    console.log(`      ${JSON.stringify(wanted)} up after ${(performance.now() - began).toFixed(0)} ms`)
  })

  after('stopping servers', async () => {
    if (apart && started) await stopServers(started)
  })

  return () => {
    if (!started) throw new Error('the servers are there when the first test begins')
    return started
  }
}

const shared = new Map<string, Promise<unknown>>()

/** They end with this process. */
const startShared: Starter = (name, options) => {
  const key = `${name} ${JSON.stringify(options)}`
  const started = shared.get(key) ?? startOne(name, options)
  shared.set(key, started)
  return started as Promise<Servers[typeof name]>
}
