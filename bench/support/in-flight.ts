import { percentile } from '../../test/support/percentile.js'

export type Work = Readonly<{
  /** How many at once. */
  inFlight: number
  /** For how long, s, or how often. */
  until: Readonly<{ seconds: number }> | Readonly<{ count: number }>
}>
/** Of what was begun and ended well; times in ms. `cpuMicros`: CPU time of this process, for each. */
export type Done = Readonly<{ count: number; perSecond: number; p50: number; p99: number; cpuMicros: number }>

/** Does something again and again, so many at once; the first that fails fails all. */
export const inFlight = async (
  { inFlight: width, until }: Work,
  once: (index: number, worker: number) => Promise<void>,
): Promise<Done> => {
  const times: number[] = []
  const began = performance.now()
  const cpu = process.cpuUsage()
  let next = 0
  const goesOn = () => ('count' in until ? next < until.count : performance.now() - began < until.seconds * 1_000)

  const work = async (worker: number) => {
    while (goesOn()) {
      const since = performance.now()
      await once(next++, worker)
      times.push(performance.now() - since)
    }
  }
  await Promise.all(Array.from({ length: width }, (_, worker) => work(worker)))

  const seconds = (performance.now() - began) / 1_000
  const { user, system } = process.cpuUsage(cpu)
  return {
    count: times.length,
    perSecond: times.length / seconds,
    p50: percentile(times, 50),
    p99: percentile(times, 99),
    cpuMicros: (user + system) / times.length,
  }
}
