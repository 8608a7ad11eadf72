import type { Dependency } from '../adapters/driving/http/readiness.js'

/** What stands behind some of the ports: its name for the log, and what starting, stopping and watching it take. */
export type Backing = Readonly<{
  name: string
  /** What of it can be away, by the name that operators read. */
  dependencies: Readonly<Record<string, Dependency>>
  /** Rejects if the service cannot run on it. */
  open: () => Promise<void>
  close: () => Promise<void> | void
}>

/** Nothing that could be away. */
export const IN_MEMORY: Backing = {
  name: 'in memory',
  dependencies: {},
  open: () => Promise.resolve(),
  close: () => undefined,
}
