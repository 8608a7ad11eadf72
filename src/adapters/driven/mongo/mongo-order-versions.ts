import type { OrderVersions } from '../../../application/ports/driven/order-versions.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { MongoCalls } from './mongo-calls.js'

export const mongoOrderVersions = (calls: MongoCalls): OrderVersions => ({
  of: ids =>
    calls
      .find('orders', { _id: { $in: [...ids] }, version: { $exists: true } }, { projection: { version: 1 } })
      .map(found => new Map(found.map(({ _id, version }) => [_id as OrderId, version as number]))),
})
