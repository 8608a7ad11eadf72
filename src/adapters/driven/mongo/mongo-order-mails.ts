import { errAsync, okAsync } from 'neverthrow'
import { staleOrder } from '../../../application/errors.js'
import type { OrderMails } from '../../../application/ports/driven/order-mails.js'
import { isPlaced, progressIn } from './documents/order-mapping.js'
import { mailDueAgain, mailReaddressed } from './mail-statements.js'
import type { Statement } from './mongo-calls.js'
import type { MongoOrderStore } from './mongo-order-store.js'

export const mongoOrderMails = ({ calls, find }: MongoOrderStore): OrderMails => {
  const amend = (statement: Statement) =>
    calls.change('orders', statement).andThen(changed => (changed ? okAsync(undefined) : errAsync(staleOrder)))

  return {
    find: id =>
      find(id).andThen(stored =>
        stored && isPlaced(stored) ? okAsync(progressIn(stored)) : errAsync({ type: 'OrderNotFound' as const }),
      ),
    makeDue: (seen, deed) => amend(mailDueAgain(seen, deed)),
    readdress: (seen, mailTo, deed) => amend(mailReaddressed(seen, mailTo, deed)),
  }
}
