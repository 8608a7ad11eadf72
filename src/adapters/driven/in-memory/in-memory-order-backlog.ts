import { okAsync } from 'neverthrow'
import type { OrderBacklog } from '../../../application/ports/driven/order-backlog.js'
import { isDecided } from '../../../domain/order/order.js'
import { instant } from '../../../domain/shared/instant.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

export const inMemoryOrderBacklog = (store: InMemoryOrderStore): OrderBacklog => ({
  oldest: () => {
    const unfinished = store.due(instant(Infinity), Infinity)
    const [dueSince] = unfinished.flatMap(({ dueAt }) => dueAt ?? [])
    const [pendingSince] = unfinished
      .flatMap(({ order }) => (isDecided(order) ? [] : order.createdAt))
      .sort((a, b) => a - b)
    return okAsync({
      ...(pendingSince === undefined ? {} : { pendingSince }),
      ...(dueSince === undefined ? {} : { dueSince }),
    })
  },
})
