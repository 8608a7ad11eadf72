import { errAsync, okAsync } from 'neverthrow'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { OrderView, OrderViews } from '../../../application/ports/driven/order-views.js'
import { maySee } from '../../../domain/account/account.js'
import { isFinal } from '../../../domain/order/order-version.js'
import type { CacheObserver } from '../../support/cache-event.js'
import { generations } from '../../support/generations.js'

export type DecidedAtHandOptions = Readonly<{ views: OrderViews; clock: Clock; observe?: CacheObserver }>

/** For whoever reloads, or asks again and again; ms. */
const LIFETIME = 5_000
/** Of texts, in characters: twice that is at hand at most. */
const CAPACITY = 4_000_000

/**
 * What was decided, and read in the last ten seconds by anybody, is at hand in this process. A decided order never changes,
 * so nobody needs to be asked again but whether the asker may see it.
 */
export const decidedAtHand = ({ views, clock, observe = () => undefined }: DecidedAtHandOptions): OrderViews => {
  const atHand = generations<OrderView>({ lifetime: LIFETIME, capacity: CAPACITY, elapsed: () => clock.elapsed() })

  return {
    ...views,
    visibleTo: (actor, id) => {
      const view = atHand.get(id)
      if (!view)
        return views.visibleTo(actor, id).andTee(read => {
          if (isFinal(read.version)) atHand.put(id, Object.freeze(read), read.text.length)
        })
      observe('AtHand')
      return maySee(actor, view.owner) ? okAsync(view) : errAsync({ type: 'OrderNotFound' })
    },
  }
}
