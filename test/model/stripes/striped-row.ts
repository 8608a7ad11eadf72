/** A rule of the stripes that a row breaks, to show what it is there for. */
export type BrokenRule =
  'refused after one look' | 'one nonce for every send' | 'sold by the order’s id' | 'an adjustment goes on to others'

/** What is explored: one SKU whose units are in several documents, its stripes. */
export type StripedRow = Readonly<{
  name: string
  /** Units by stripe. */
  stripes: readonly number[]
  /** Each is a request of its own, which begins at the stripe `home`; those with one `order` are one client that asks again. */
  requests?: readonly Readonly<{ order: number; home: number; units: number }>[]
  cancels?: boolean
  /** So many units are taken out once, by somebody who begins at stripe 0. */
  adjustment?: number
  crashes?: number
  lateWrites?: number
  broken?: readonly BrokenRule[]
  /** The invariant that fails; a row without it holds. */
  caughtBy?: StripedFault
}>

export type StripedFault =
  | 'stock is not conserved'
  | 'sold and not ordered'
  | 'a Pending order without its stock'
  | 'a 201 is lost'
  | 'a 409 for an order that exists'
  | 'refused although the units were there all along'
  | 'an adjustment was counted twice'
  | 'the good end is out of reach'
