import { err, ok, ResultAsync, type Result } from 'neverthrow'
import type { CliPorts } from './cli-ports.js'

/** One thing that the service needs around it, and what has been done about it. */
export type SetUpStep = Readonly<{ what: string; done: string }>
export type ConfigurationUnusable = Readonly<{ type: 'ConfigurationUnusable'; problems: readonly string[] }>
/** Each process keeps it for itself: from here it can neither be seen nor changed. */
export type KeptInMemory = Readonly<{ type: 'KeptInMemory'; what: Shared; variable: string }>
type Shared = 'store' | 'queue'

/** The service as it is configured, nothing of it opened. */
export type Configured = Readonly<{
  /** What is chosen for what. */
  choices: Readonly<Record<string, string>>
  /** The variables that have to be set for what is shared, absent if they are. */
  inMemory: Readonly<Partial<Record<Shared, string>>>
  /** Rejects if the service cannot be had; may be called once. */
  open: () => Promise<CliPorts>
  /** Rejects if something cannot be set up. */
  setUp: () => Promise<readonly SetUpStep[]>
}>
export type Configuration = Result<Configured, ConfigurationUnusable>

/** Opens the service for a use case that works on what is shared. */
export const withPorts = <T, E>(
  configuration: Configuration,
  needed: readonly Shared[],
  use: (ports: CliPorts) => ResultAsync<T, E>,
): ResultAsync<T, E | ConfigurationUnusable | KeptInMemory> =>
  configuration
    .andThen(configured => sharing(configured, needed))
    .asyncAndThen(({ open }) => ResultAsync.fromSafePromise<CliPorts, E>(open()))
    .andThen(use)

const sharing = (configured: Configured, needed: readonly Shared[]): Result<Configured, KeptInMemory> => {
  for (const what of needed) {
    const variable = configured.inMemory[what]
    if (variable !== undefined) return err({ type: 'KeptInMemory', what, variable })
  }
  return ok(configured)
}
