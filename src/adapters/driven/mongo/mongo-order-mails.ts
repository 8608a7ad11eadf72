import { errAsync, okAsync } from 'neverthrow'
import { staleOrder } from '../../../application/errors.js'
import type { OrderMails } from '../../../application/ports/driven/order-mails.js'
import { progressIn } from './documents/order-mapping.js'
import { mailDueAgain, mailReaddressed } from './mail-statements.js'
import type { Statement } from './mongo-calls.js'
import type { MongoOrderStore } from './mongo-order-store.js'
import { shownOrder } from './order-finder.js'

export const mongoOrderMails = (store: MongoOrderStore): OrderMails => {
  const { calls } = store
  const orderIf = shownOrder(store)
  const amend = (statement: Statement) =>
    calls.change('orders', statement).andThen(changed => (changed ? okAsync(undefined) : errAsync(staleOrder)))

  return {
    find: id => orderIf(id, () => true).map(progressIn),
    makeDue: (seen, deed) => amend(mailDueAgain(seen, deed)),
    readdress: (seen, mailTo, deed) => amend(mailReaddressed(seen, mailTo, deed)),
  }
}
