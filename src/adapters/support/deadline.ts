export const LATE = Symbol('late')

/** What the work comes to, or `LATE` if that takes longer than `ms`; what becomes of it after that, nobody hears. */
export const within = <T>(ms: number, work: Promise<T>): Promise<T | typeof LATE> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(LATE), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
