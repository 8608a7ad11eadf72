import type { SignInThrottle } from '../ports/driven/sign-in-throttle.js'
import type { ChangePassword } from '../ports/driving/change-password.js'
import { throttled } from './throttled.js'

type Dependencies = Readonly<{ changePassword: ChangePassword; throttle: SignInThrottle }>

/** Changes the password as `changePassword` does; but a session that was stolen is no place to guess the password from. */
export const throttledPasswordChange =
  ({ changePassword, throttle }: Dependencies): ChangePassword =>
  command => {
    const { userId, sessionId } = command.by
    const attempt = { account: userId, from: sessionId }
    return throttled({ throttle, attempt, wrong: 'WrongPassword', tried: () => changePassword(command) })
  }
