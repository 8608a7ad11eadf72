import { setTimeout as pause } from 'node:timers/promises'

export type Load<T> = Readonly<{
  /** What has come of it so far. */
  done: readonly T[]
  /** Begins no more, and answers when all that was begun has ended. */
  stop: () => Promise<readonly T[]>
}>

/** Begins the work so many times a second, whether earlier work has ended or not. */
export const atRate = <T>(perSecond: number, work: () => Promise<T>): Load<T> => {
  const done: T[] = []
  const begun: Promise<void>[] = []
  const timer = setInterval(() => begun.push(work().then(result => void done.push(result))), 1_000 / perSecond)
  return {
    done,
    stop: async () => {
      clearInterval(timer)
      await Promise.all(begun)
      return done
    },
  }
}

/** Does the work again and again, so many at once, each a moment after the last. */
export const inTurn = <T>(atOnce: number, work: () => Promise<T>): Load<T> => {
  const done: T[] = []
  let running = true
  const loop = async () => {
    while (running) {
      done.push(await work())
      await pause(BETWEEN_MS)
    }
  }
  const loops = Array.from({ length: atOnce }, loop)
  return {
    done,
    stop: async () => {
      running = false
      await Promise.all(loops)
      return done
    },
  }
}

const BETWEEN_MS = 5
