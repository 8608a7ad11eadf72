import type { OrderChanges } from '../../../application/ports/driven/order-changes.js'
import type { OrderVersions } from '../../../application/ports/driven/order-versions.js'
import { lookout } from '../../support/lookout.js'
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
  const watch = lookout({
    pause,
    isNeeded: () => listeners.size() > 0,
    look: async () => {
      const found = await versions.of(listeners.ids())
      if (found.isOk()) for (const [id, version] of found.value) listeners.tell(id, version)
    },
  })

  return {
    announce: (id, version) => changes.announce(id, version),
    listen: async (id, heard) => {
      const stopWatching = listeners.add(id, heard)
      watch()
      const stopListening = await changes.listen(id, heard)
      return () => {
        stopWatching()
        stopListening()
      }
    },
  }
}
