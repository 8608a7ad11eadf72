export type OrderStatus = 'Pending' | 'Processed' | 'Failed' | 'Cancelled'
export type DecidedStatus = Exclude<OrderStatus, 'Pending'>

/** Every status an order can have, and every status that may follow it. */
export const ORDER_LIFECYCLE: Readonly<Record<OrderStatus, readonly OrderStatus[]>> = {
  Pending: ['Processed', 'Failed', 'Cancelled'],
  Processed: [],
  Failed: [],
  Cancelled: [],
}

export const mayBecome = (from: OrderStatus, to: OrderStatus): boolean => ORDER_LIFECYCLE[from].includes(to)
