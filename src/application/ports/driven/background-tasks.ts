import type { ResultAsync } from 'neverthrow'

/**
 * Work that a request starts and does not wait for. It MAY never be done: only what others repair, or
 * people can ask for again, may be put here.
 */
export interface BackgroundTasks {
  run(name: string, task: () => ResultAsync<unknown, unknown>): void
}
