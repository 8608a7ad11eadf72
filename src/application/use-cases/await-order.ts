import { ResultAsync, type Result } from 'neverthrow'
import { isFinal } from '../../domain/order/order-version.js'
import type { OrderChanges } from '../ports/driven/order-changes.js'
import type { OrderView, OrderViews } from '../ports/driven/order-views.js'
import type { AwaitOrder, AwaitOrderQuery } from '../ports/driving/await-order.js'
import type { GetOrderError } from '../ports/driving/get-order.js'
import { bell } from '../steps/bell.js'

/** `views` must not be behind: what has been announced must be seen in them. */
type Dependencies = Readonly<{ views: OrderViews; changes: OrderChanges }>

/** Listens first and reads then, so that no change falls between the two. */
export const awaitOrder = ({ views, changes }: Dependencies): AwaitOrder => {
  const wait = async ({ by, orderId, until = isFinal, enough }: AwaitOrderQuery) => {
    const { ring, rung } = bell()
    const isEnough = () => enough.aborted
    enough.addEventListener('abort', ring)
    const stopListening = await changes.listen(orderId, version => {
      if (until(version)) ring()
    })
    try {
      for (;;) {
        const view: Result<OrderView, GetOrderError> = await views.visibleTo(by, orderId)
        if (view.isErr() || until(view.value.version) || isEnough()) return view
        await rung()
        if (isEnough()) return view
      }
    } finally {
      stopListening()
    }
  }
  return query => new ResultAsync(wait(query))
}
