/**
 * What a client was shown of its order by one read, and when it asked and was answered: on the monotonic clock, ms. `Missing` is a 404.
 */
export type Reading = Readonly<{
  orderId: string
  asked: number
  answered: number
  status: string
  /** It asked whether the order is still as it was in that status. */
  had?: string
  /** And was told that it is: `status` is that of the version which the answer names. */
  unchanged?: true
  /** It was willing to wait, for that status to end or for a decision. */
  waited?: true
}>

export const PENDING = 'Pending'
