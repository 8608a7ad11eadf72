import { errAsync, okAsync } from 'neverthrow'
import { staleOrder } from '../../../application/errors.js'
import type { OrderMails } from '../../../application/ports/driven/order-mails.js'
import { amendments, mailDueAgain, mailReaddressed } from '../../../domain/order/mail-amendments.js'
import type { OrderProgress } from '../../../domain/order/order-progress.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

export const inMemoryOrderMails = (store: InMemoryOrderStore): OrderMails => {
  const amend = (seen: OrderProgress, next: (progress: OrderProgress) => OrderProgress) => {
    const progress = store.orderOf(seen.order.id)
    if (!progress || !isAsSeen(progress, seen)) return errAsync(staleOrder)
    store.replace(next(progress))
    return okAsync(undefined)
  }

  return {
    find: id => {
      const progress = store.orderOf(id)
      return progress ? okAsync(progress) : errAsync({ type: 'OrderNotFound' })
    },
    makeDue: (seen, deed) => amend(seen, progress => mailDueAgain(progress, deed)),
    readdress: (seen, mailTo, deed) => amend(seen, progress => mailReaddressed(progress, mailTo, deed)),
  }
}

const isAsSeen = (progress: OrderProgress, seen: OrderProgress): boolean =>
  progress.order.status === seen.order.status &&
  progress.mail.state === seen.mail.state &&
  amendments(progress) === amendments(seen)
