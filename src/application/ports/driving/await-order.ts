import type { ResultAsync } from 'neverthrow'
import type { OrderView } from '../driven/order-views.js'
import type { GetOrderError, GetOrderQuery } from './get-order.js'

/** `until`: of which versions the asker wants to hear, all decided ones if absent. `enough`: aborted, it ends the wait. */
export type AwaitOrderQuery = GetOrderQuery & Readonly<{ until?: (version: number) => boolean; enough: AbortSignal }>

/** The order as soon as it is of a version that is waited for, or as it was last seen when that is enough. */
export type AwaitOrder = (query: AwaitOrderQuery) => ResultAsync<OrderView, GetOrderError>
