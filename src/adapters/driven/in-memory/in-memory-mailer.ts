import { okAsync } from 'neverthrow'
import type { Mailer } from '../../../application/ports/driven/mailer.js'
import type { Order } from '../../../domain/order/order.js'
import type { WrittenMail } from '../../support/written-mail.js'
import type { Mailbox } from './in-memory-mailbox.js'

export type InMemoryMailerOptions = Readonly<{ mailbox: Mailbox; render: (order: Order) => WrittenMail }>

const AT_ONCE = 1

export const inMemoryMailer = ({ mailbox, render }: InMemoryMailerOptions): Mailer => ({
  sendTimeout: AT_ONCE,
  send: order => okAsync(mailbox.put({ to: order.mailTo, orderId: order.id, ...render(order) })),
})
