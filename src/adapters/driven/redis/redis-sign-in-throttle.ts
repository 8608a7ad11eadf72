import { createHmac, type KeyObject } from 'node:crypto'
import { errAsync, okAsync, ResultAsync } from 'neverthrow'
import { tooManyAttempts } from '../../../application/errors.js'
import type { SignInAttempt, SignInThrottle } from '../../../application/ports/driven/sign-in-throttle.js'
import type { SignInBrakes } from '../../../domain/account/sign-in-brakes.js'
import { AWAY, REFUSED, type RedisConnection } from './redis-connection.js'
import type { SignInKeys } from './sign-in-scripts.js'

/** `secret`: the same in all processes; who reads Redis without it learns no address. `standIn` counts while Redis does not. */
export type RedisSignInThrottleOptions = Readonly<{
  redis: RedisConnection
  brakes: SignInBrakes
  secret: KeyObject
  standIn: SignInThrottle
}>

/** Slows down whom any process has seen fail. */
export const redisSignInThrottle = ({ redis, brakes, secret, standIn }: RedisSignInThrottleOptions): SignInThrottle => {
  const keysOf = ({ account, from }: SignInAttempt): SignInKeys => {
    const name = createHmac('sha256', secret).update(account).digest('base64url')
    return {
      pair: `sign-in:pair:${name}:${from}`,
      address: `sign-in:address:${from}`,
      account: `sign-in:account:${name}`,
      known: `sign-in:known:${name}`,
      from,
    }
  }
  const end = (attempt: SignInAttempt, outcome: 'right' | 'unknown') =>
    ResultAsync.fromSafePromise(redis.call(client => client.endSignIn(keysOf(attempt), outcome)))

  return {
    begin: attempt =>
      ResultAsync.fromSafePromise(redis.call(client => client.beginSignIn(keysOf(attempt), brakes))).andThen(wait => {
        if (wait === AWAY || wait === REFUSED) return standIn.begin(attempt)
        return wait > 0 ? errAsync(tooManyAttempts(wait)) : okAsync(undefined)
      }),
    // The stand-in hears of it whoever counted: when Redis is away, it knows who was here.
    succeeded: attempt => end(attempt, 'right').andThen(() => standIn.succeeded(attempt)),
    withdraw: attempt => end(attempt, 'unknown').andThen(() => standIn.withdraw(attempt)),
  }
}
