import { Result } from 'neverthrow'
import type { DeadMail, DeadMails } from '../../../application/ports/driven/dead-mails.js'
import { orderFormat, type StoredOrder } from './documents/order-document.js'
import { documentReader } from './documents/versioned.js'
import type { MongoCalls } from './mongo-calls.js'

export const mongoDeadMails = (calls: MongoCalls): DeadMails => {
  const read = documentReader(orderFormat, calls.unreadable)
  return {
    list: limit =>
      calls
        .find('orders', { 'mail.state': 'dead' }, { sort: { updatedAt: 1, _id: 1 }, limit })
        .andThen(found => Result.combine(found.map(read)))
        .map(orders => orders.flatMap(deadMailOf)),
  }
}

const deadMailOf = (stored: StoredOrder): DeadMail[] =>
  'mail' in stored && stored.mail.state === 'dead'
    ? [
        {
          orderId: stored._id,
          decidedAt: stored.updatedAt,
          attempts: stored.mail.attempts,
          reason: stored.mail.reason,
        },
      ]
    : []
