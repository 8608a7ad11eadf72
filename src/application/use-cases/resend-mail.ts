import { ok, safeTry } from 'neverthrow'
import { resendable } from '../../domain/order/mail-amendments.js'
import type { StaleOrder } from '../errors.js'
import type { Clock } from '../ports/driven/clock.js'
import type { OrderMails } from '../ports/driven/order-mails.js'
import type { ResendMail, ResendMailError } from '../ports/driving/resend-mail.js'
import { asAdmin } from '../steps/as-admin.js'
import { deedOf } from '../steps/deed-of.js'
import { retryingStale } from '../steps/retrying-stale.js'

type Dependencies = Readonly<{ orderMails: OrderMails; clock: Clock }>

export const resendMail =
  ({ orderMails, clock }: Dependencies): ResendMail =>
  ({ by, orderId, reason }) =>
    retryingStale(() =>
      safeTry<{ resent: boolean }, ResendMailError | StaleOrder>(async function* () {
        if (by.role !== 'operator') yield* asAdmin(by)
        const progress = yield* orderMails.find(orderId)
        const mail = yield* resendable(progress)
        if (mail === 'UnderWay') return ok({ resent: false })
        yield* orderMails.makeDue(progress, deedOf(by, clock.now(), reason))
        return ok({ resent: true })
      }),
    )
