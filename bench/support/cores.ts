import { execFileSync } from 'node:child_process'
import { availableParallelism } from 'node:os'

/** What is measured has a core to itself; whoever asks it, and whatever it asks, shares the other one. */
export const CORES = { measured: 0, around: 1 } as const

/** The command, which runs on that core, and so does whatever it starts. */
export const onCore = (core: number, command: readonly string[]): [string, ...string[]] => [
  'taskset',
  '-c',
  `${core}`,
  ...command,
]

/** Moves a process that runs, with all its threads, to that core. One that ends meanwhile has taskset fail: it is asked again. */
export const moveToCore = (core: number, pid: number, tries = 5): void => {
  try {
    execFileSync('taskset', ['-acp', `${core}`, `${pid}`], { stdio: 'pipe' })
  } catch (error) {
    if (tries === 1) throw error
    moveToCore(core, pid, tries - 1)
  }
}

/** Throws where a process cannot be given a core of its own. */
export const expectCores = (): void => {
  const needed = Object.keys(CORES).length
  if (availableParallelism() < needed) throw new Error(`benchmarks need ${needed} cores`)
  moveToCore(CORES.around, process.pid)
}
