/**
 * What a client was shown of its order by one read, and when it asked and was answered: on the monotonic clock, ms. `Missing` is a 404.
 */
export type Reading = Readonly<{ orderId: string; asked: number; answered: number; status: string }>

export const PENDING = 'Pending'
