import { errAsync, okAsync } from 'neverthrow'
import type { Clock } from '../ports/driven/clock.js'
import type { DeadMails } from '../ports/driven/dead-mails.js'
import type { ResendMail } from '../ports/driving/resend-mail.js'

type Dependencies = Readonly<{ deadMails: DeadMails; clock: Clock }>

export const resendMail =
  ({ deadMails, clock }: Dependencies): ResendMail =>
  ({ orderId }) =>
    deadMails
      .makeDue(orderId, clock.now(), { role: 'operator' })
      .andThen(wasDead => (wasDead ? okAsync(undefined) : errAsync({ type: 'DeadMailNotFound' as const })))
