import { err, ok, okAsync } from 'neverthrow'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { OrderCache } from '../../../application/ports/driven/order-cache.js'
import type { OrderViews } from '../../../application/ports/driven/order-views.js'
import { maySee, type Actor } from '../../../domain/account/account.js'
import { isFinal } from '../../../domain/order/order-version.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import { LONGEST_KEPT_READ } from '../../support/order-cache-life.js'

export type CachedOrderViewsOptions = Readonly<{ views: OrderViews; cache: OrderCache; clock: Clock }>

type Reading = ReturnType<OrderViews['visibleTo']>

/** Reads from the cache, and what is not there from the views: at once for all of one asker that miss the same order. */
export const cachedOrderViews = ({ views, cache, clock }: CachedOrderViewsOptions): OrderViews => {
  const underWay = new Map<string, Readonly<{ began: number; reading: Reading }>>()

  const isFresh = (began: number) => clock.elapsed() - began <= LONGEST_KEPT_READ

  const read = (actor: Actor, id: OrderId): Reading => {
    const began = clock.elapsed()
    return views
      .visibleTo(actor, id)
      .andThrough(view => (isFinal(view.version) || isFresh(began) ? cache.fill(id, view) : okAsync(undefined)))
  }

  const ownRead = (key: string, actor: Actor, id: OrderId): Reading => {
    const own = { began: clock.elapsed(), reading: read(actor, id) }
    underWay.set(key, own)
    const forget = () => {
      if (underWay.get(key) === own) underWay.delete(key)
    }
    void own.reading.then(forget, forget)
    return own.reading
  }

  const sharedRead = (actor: Actor, id: OrderId): Reading => {
    const key = `${actor.role} ${actor.userId} ${id}`
    const earlier = underWay.get(key)
    if (!earlier || !isFresh(earlier.began)) return ownRead(key, actor, id)
    // It may have looked before the order was there: who hears from it that there is none looks once more, and no oftener,
    // for what is under way by then began after they asked.
    return earlier.reading.orElse(trouble =>
      trouble.type === 'OrderNotFound' ? (underWay.get(key)?.reading ?? ownRead(key, actor, id)) : err(trouble),
    )
  }

  return {
    visibleTo: (actor, id) =>
      cache.get(id).andThen(cached => {
        if (!cached) return sharedRead(actor, id)
        return maySee(actor, cached.owner) ? ok(cached) : err({ type: 'OrderNotFound' as const })
      }),
    historyVisibleTo: (actor, id) => views.historyVisibleTo(actor, id),
  }
}
