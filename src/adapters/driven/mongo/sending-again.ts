import { ResultAsync, type Result } from 'neverthrow'
import { setTimeout as pause } from 'node:timers/promises'

/** For how long, and by which monotonic clock; ms. */
type Patience = Readonly<{ within: number; elapsed: () => number }>

const BETWEEN_SENDS = 100

/** Sends a write that may be done more than once until it is known to be done, or time is up; then answers the last error. */
export const sendingAgain = <T, E>(send: () => ResultAsync<T, E>, { within, elapsed }: Patience): ResultAsync<T, E> => {
  const untilDone = async (): Promise<Result<T, E>> => {
    const end = elapsed() + within - BETWEEN_SENDS
    for (;;) {
      const sent = await send()
      if (sent.isOk() || elapsed() >= end) return sent
      await pause(BETWEEN_SENDS)
    }
  }
  return new ResultAsync(untilDone())
}
