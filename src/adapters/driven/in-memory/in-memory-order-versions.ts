import { okAsync } from 'neverthrow'
import type { OrderVersions } from '../../../application/ports/driven/order-versions.js'
import type { InMemoryOrderStore } from './in-memory-order-store.js'

export const inMemoryOrderVersions = (store: InMemoryOrderStore): OrderVersions => ({
  of: ids =>
    okAsync(new Map(ids.flatMap(id => store.orderOf(id)?.order ?? []).map(({ id, version }) => [id, version]))),
})
