import type { BackgroundTasks } from '../../../application/ports/driven/background-tasks.js'
import { bag } from '../../support/bag.js'
import { endsWithin } from '../../support/ends-within.js'
import type { Logger } from '../../support/logger.js'

export type InProcessBackgroundTasks = BackgroundTasks &
  Readonly<{
    /** Waits until no task runs, but no longer than `limitMs`; answers how many still do. */
    drain: (limitMs: number) => Promise<number>
  }>

/** Tasks run in this process and end with it. What fails is logged under the task's name. */
export const inProcessBackgroundTasks = (logger: Logger): InProcessBackgroundTasks => {
  const running = bag<Promise<void>>()

  const attempt = async (name: string, task: Parameters<BackgroundTasks['run']>[1]) => {
    try {
      const result = await task()
      if (result.isErr()) logger.warn({ task: name, error: result.error }, 'background task failed')
    } catch (bug) {
      logger.error({ task: name, err: bug }, 'background task broke')
    }
  }
  const untilIdle = async () => {
    while (running.size() > 0) await Promise.all(running.items())
  }

  return {
    run: (name, task) => {
      const attempted = attempt(name, task)
      void attempted.then(running.put(attempted))
    },
    drain: async limitMs => {
      await endsWithin(untilIdle(), limitMs)
      return running.size()
    },
  }
}
