import type { DeadMail, DeadMails } from '../../../application/ports/driven/dead-mails.js'
import { orderFormat, type StoredOrder } from './documents/order-document.js'
import { documentReader, readableOf } from './documents/versioned.js'
import type { MongoCalls } from './mongo-calls.js'

export const mongoDeadMails = (calls: MongoCalls): DeadMails => {
  const read = documentReader(orderFormat, calls.unreadable)
  return {
    list: limit =>
      calls
        .find('orders', { 'mail.state': 'dead' }, { sort: { updatedAt: 1, _id: 1 }, limit })
        .map(found => readableOf(read)(found).flatMap(deadMailOf)),
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
