import { ResultAsync } from 'neverthrow'
import type { Unavailable } from '../../../application/errors.js'
import type { OrderBacklog } from '../../../application/ports/driven/order-backlog.js'
import { instant, type Instant } from '../../../domain/shared/instant.js'
import type { MongoCalls } from './mongo-calls.js'

type Timed = 'createdAt' | 'dueAt'

const TIMED = { $gte: new Date(0) }

/** Reads the first entry of two small indexes; what is no time is passed over. */
export const mongoOrderBacklog = (calls: MongoCalls): OrderBacklog => {
  const first = (filter: object, time: Timed): ResultAsync<Instant | undefined, Unavailable> =>
    calls
      .find('orders', { ...filter, [time]: TIMED }, { sort: { [time]: 1 }, limit: 1, projection: { [time]: 1 } })
      .map(([found]) => (found ? instant((found[time] as Date).getTime()) : undefined))

  return {
    oldest: () =>
      ResultAsync.combine([first({ status: 'Pending' }, 'createdAt'), first({}, 'dueAt')]).map(
        ([pendingSince, dueSince]) => ({
          ...(pendingSince === undefined ? {} : { pendingSince }),
          ...(dueSince === undefined ? {} : { dueSince }),
        }),
      ),
  }
}
