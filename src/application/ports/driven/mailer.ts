import type { ResultAsync } from 'neverthrow'
import type { Order } from '../../../domain/order/order.js'
import type { OutcomeUnknown } from '../../errors.js'

/** Throttled, or never connected: certainly not sent, try later. The customer may see the reason. */
export type MailNotSent = Readonly<{ type: 'MailNotSent'; reason: string }>
/** Refused for good: the address or the sender. */
export type MailRejected = Readonly<{ type: 'MailRejected'; reason: string }>

export interface Mailer {
  /** How long one attempt may take, ms. */
  readonly sendTimeout: number
  /** Tells the customer what became of the order, in one attempt; answers the message's id. */
  send(order: Order): ResultAsync<string, MailNotSent | MailRejected | OutcomeUnknown>
}
