/** Waits for the work, but no longer than `ms`; answers whether it ended. The work must not reject. */
export const endsWithin = (work: Promise<unknown>, ms: number): Promise<boolean> =>
  new Promise(resolve => {
    const timer = setTimeout(() => resolve(false), ms)
    void work.then(() => {
      clearTimeout(timer)
      resolve(true)
    })
  })
