import type { LateWrite, Mishaps, Process, State, Step } from '../state.js'

export const IDLE: Process = { at: 'idle' }
export const OVER: Process = { at: 'over' }

/** The state in which that process goes on with `process`. */
export const go = (state: State, self: number, process: Process): State => ({
  ...state,
  processes: state.processes.with(self, process),
})

/** The steps that begin with a mishap of that kind, unless there have been as many as the row allows. */
export const byMishap = (
  state: State,
  limits: Mishaps,
  kind: keyof Mishaps,
  steps: (state: State) => readonly Step[],
): readonly Step[] =>
  state.mishaps[kind] < limits[kind]
    ? steps({ ...state, mishaps: { ...state.mishaps, [kind]: state.mishaps[kind] + 1 } }).map(step => ({
        ...step,
        mishap: true,
      }))
    : []

const textOf = (write: LateWrite): string => JSON.stringify(write)

/** In one order, whichever was given up first: any of them may land next. */
export const withLate = (state: State, write: LateWrite): State => ({
  ...state,
  late: [...state.late, write].sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1)),
})
