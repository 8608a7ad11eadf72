import { okAsync } from 'neverthrow'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { Mailer } from '../../../application/ports/driven/mailer.js'
import type { Email } from '../../../domain/account/credentials.js'
import type { Order } from '../../../domain/order/order.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Instant } from '../../../domain/shared/instant.js'
import type { OrderMail } from '../../support/order-mail.js'

export type Mail = OrderMail & Readonly<{ messageId: string; to: Email; orderId: OrderId; sentAt: Instant }>
/** A mailer that keeps what it sends; `mails` answers the last 100, oldest first. */
export type Mailbox = Mailer & Readonly<{ mails: () => readonly Mail[] }>
export type MailboxOptions = Readonly<{ render: (order: Order) => OrderMail; clock: Clock }>

const KEPT = 100
const AT_ONCE = 1

export const inMemoryMailer = ({ render, clock }: MailboxOptions): Mailbox => {
  const mails: Mail[] = []
  let sent = 0
  return {
    sendTimeout: AT_ONCE,
    send: order => {
      const messageId = `mailbox-${++sent}`
      mails.push({ messageId, to: order.mailTo, orderId: order.id, sentAt: clock.now(), ...render(order) })
      if (mails.length > KEPT) mails.shift()
      return okAsync(messageId)
    },
    mails: () => [...mails],
  }
}
