import { ok, safeTry } from 'neverthrow'
import { parseEmail } from '../../domain/account/credentials.js'
import { readdressable } from '../../domain/order/mail-amendments.js'
import type { StaleOrder } from '../errors.js'
import type { Clock } from '../ports/driven/clock.js'
import type { OrderMails } from '../ports/driven/order-mails.js'
import type { ChangeMailAddress, ChangeMailAddressError } from '../ports/driving/change-mail-address.js'
import { asAdmin } from '../steps/as-admin.js'
import { deedOf } from '../steps/deed-of.js'
import { retryingStale } from '../steps/retrying-stale.js'

type Dependencies = Readonly<{ orderMails: OrderMails; clock: Clock }>

export const changeMailAddress =
  ({ orderMails, clock }: Dependencies): ChangeMailAddress =>
  ({ by, orderId, email, reason }) =>
    retryingStale(() =>
      safeTry<void, ChangeMailAddressError | StaleOrder>(async function* () {
        yield* asAdmin(by)
        const mailTo = yield* parseEmail(email)
        const progress = yield* orderMails.find(orderId)
        const address = yield* readdressable(progress, mailTo)
        if (address === 'Elsewhere') {
          yield* orderMails.readdress(progress, mailTo, deedOf(by, clock.now(), reason))
        }
        return ok()
      }),
    )
