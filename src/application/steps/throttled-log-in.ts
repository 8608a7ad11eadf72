import { errAsync } from 'neverthrow'
import { parseEmail } from '../../domain/account/credentials.js'
import type { SignInThrottle } from '../ports/driven/sign-in-throttle.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { LogIn, LogInError } from '../ports/driving/log-in.js'
import type { TokenPair } from '../ports/driven/session-tokens.js'

type Dependencies = Readonly<{ logIn: LogIn; throttle: SignInThrottle; telemetry: Telemetry }>

/** Logs in as `logIn` does, but for those who failed too often: their passwords are not looked at. */
export const throttledLogIn =
  ({ logIn, throttle, telemetry }: Dependencies): LogIn =>
  command => {
    const attempt = { account: accountNamed(command.email), from: command.from }
    return throttle
      .begin(attempt)
      .orTee(() => telemetry.note({ type: 'SignInRefused', reason: 'TooManyAttempts' }))
      .andThen(() =>
        logIn(command)
          .andThrough(() => throttle.succeeded(attempt))
          .orElse(error =>
            error.type === 'BadCredentials'
              ? errAsync<TokenPair, LogInError>(error)
              : throttle.withdraw(attempt).andThen(() => errAsync<TokenPair, LogInError>(error)),
          ),
      )
  }

/** One name for every way to write one address; what is no address is a name like any other. */
const accountNamed = (text: string): string => parseEmail(text).map(String).unwrapOr(text)
