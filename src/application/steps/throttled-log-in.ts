import { parseEmail } from '../../domain/account/credentials.js'
import type { SignInThrottle } from '../ports/driven/sign-in-throttle.js'
import type { Telemetry } from '../ports/driven/telemetry.js'
import type { LogIn } from '../ports/driving/log-in.js'
import { throttled } from './throttled.js'

type Dependencies = Readonly<{ logIn: LogIn; throttle: SignInThrottle; telemetry: Telemetry }>

/** Logs in as `logIn` does, but for those who failed too often: their passwords are not looked at. */
export const throttledLogIn =
  ({ logIn, throttle, telemetry }: Dependencies): LogIn =>
  command => {
    const attempt = { account: accountNamed(command.email), from: command.from }
    return throttled({ throttle, attempt, wrong: 'BadCredentials', tried: () => logIn(command) }).orTee(({ type }) => {
      if (type === 'TooManyAttempts') telemetry.note({ type: 'SignInRefused', reason: 'TooManyAttempts' })
    })
  }

/** One name for every way to write one address; what is no address is a name like any other. */
const accountNamed = (text: string): string => parseEmail(text).map(String).unwrapOr(text)
