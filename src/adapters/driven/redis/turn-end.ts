/** Has something done at the end of this turn of the event loop, after what was asked for before. It must not throw. */
export type AtTurnEnd = (task: () => void) => void

/**
 * One turn's end for all who share it. node-redis, too, writes at the end of the turn in which it was given the first command:
 * what tasks ask for is written with that command if they were asked for before it, and a whole turn later otherwise.
 */
export const turnEnd = (): AtTurnEnd => {
  let due: (() => void)[] = []

  const run = () => {
    const tasks = due
    due = []
    for (const task of tasks) task()
  }

  return task => {
    if (due.push(task) === 1) setImmediate(run)
  }
}
