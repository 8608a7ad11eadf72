import { errAsync, type ResultAsync } from 'neverthrow'
import type { TooManyAttempts } from '../errors.js'
import type { SignInAttempt, SignInThrottle } from '../ports/driven/sign-in-throttle.js'

type Guess<T, E extends { type: string }> = Readonly<{
  throttle: SignInThrottle
  attempt: SignInAttempt
  /** The error of a wrong password; with any other nobody knows whether it was right. */
  wrong: E['type']
  tried: () => ResultAsync<T, E>
}>

/** Tries a password, but not that of those who failed too often: it is not looked at. */
export const throttled = <T, E extends { type: string }>({
  throttle,
  attempt,
  wrong,
  tried,
}: Guess<T, E>): ResultAsync<T, E | TooManyAttempts> =>
  throttle.begin(attempt).andThen(() =>
    tried()
      .andThrough(() => throttle.succeeded(attempt))
      .orElse(error =>
        error.type === wrong ? errAsync<T, E>(error) : throttle.withdraw(attempt).andThen(() => errAsync<T, E>(error)),
      ),
  )
