export const LATE = Symbol('late')

/** What the work comes to, or `LATE` if that takes longer than `ms`; what becomes of it after that, nobody hears. */
export const within = <T>(ms: number, work: Promise<T>): Promise<T | typeof LATE> =>
  new Promise((resolve, reject) => {
    // When it is this process that was late, the answer has arrived and waits to be read: it gets the chance.
    const timer = setTimeout(() => setImmediate(() => resolve(LATE)), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
