import type { OrderChanges } from '../../../application/ports/driven/order-changes.js'
import type { OrderVersions } from '../../../application/ports/driven/order-versions.js'
import { orderListeners } from '../../support/order-listeners.js'

export type WatchedOrderChangesOptions = Readonly<{
  changes: OrderChanges
  versions: OrderVersions
  /** Resolves when it is time for the next look. */
  pause: () => Promise<unknown>
}>

/**
 * Looks itself as well, as long as somebody listens: at all orders that are listened to in one read. So whatever gets lost
 * on its way is heard after the next look.
 */
export const watchedOrderChanges = ({ changes, versions, pause }: WatchedOrderChangesOptions): OrderChanges => {
  const listeners = orderListeners()
  let watching = false

  const look = async () => {
    const found = await versions.of(listeners.ids())
    if (found.isOk()) for (const [id, version] of found.value) listeners.tell(id, version)
  }
  const watch = async () => {
    watching = true
    while (listeners.size() > 0) {
      await pause()
      if (listeners.size() > 0) await look()
    }
    watching = false
  }

  return {
    announce: (id, version) => changes.announce(id, version),
    listen: async (id, heard) => {
      const stopWatching = listeners.add(id, heard)
      if (!watching) void watch()
      const stopListening = await changes.listen(id, heard)
      return () => {
        stopWatching()
        stopListening()
      }
    },
  }
}
