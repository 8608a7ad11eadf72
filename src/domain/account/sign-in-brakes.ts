/**
 * How attempts to sign in that failed slow down the next ones: as many as are `free` cost no delay, the last of them costs
 * `first`, and each one after that twice as much, up to `longest`. All of them are forgotten `forgetAfter` the first. ms
 */
export type Brake = Readonly<{ free: number; first: number; longest: number; forgetAfter: number }>

/**
 * What is slowed down: one address that tries one account, one address whatever it tries, and one account, whoever tries
 * it from where it was never signed in to. The last one is all that strangers can do to an account: its `longest` is short,
 * and where its owner is known it does not count (ADR 0010).
 */
export type SignInBrakes = Readonly<Record<'pair' | 'address' | 'account', Brake>>

/** How long after so many failed attempts the next one is refused, ms. */
export const delayAfter = (attempts: number, { free, first, longest }: Brake): number =>
  attempts < free ? 0 : Math.min(first * 2 ** (attempts - free), longest)
