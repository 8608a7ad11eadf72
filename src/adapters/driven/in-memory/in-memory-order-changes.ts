import type { OrderChanges } from '../../../application/ports/driven/order-changes.js'
import { orderListeners } from '../../support/order-listeners.js'

/** Within this process. */
export const inMemoryOrderChanges = (): OrderChanges => {
  const listeners = orderListeners()
  return {
    announce: (id, version) => listeners.tell(id, version),
    listen: (id, heard) => Promise.resolve(listeners.add(id, heard)),
  }
}
