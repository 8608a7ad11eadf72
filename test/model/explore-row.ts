import { collapsedStates } from './collapsed-states.js'
import { explore, type Exploration } from './explore.js'
import { faultIn, isGoodEnd, type Fault } from './faults.js'
import type { Row } from './row.js'
import { setupOf } from './setup.js'
import { startOf } from './start.js'
import type { State } from './state.js'

/** All that can happen in a row. */
export const exploreRow = (row: Row): Exploration<State, Fault> => {
  const setup = setupOf(row)
  const { start, actors } = startOf(setup)
  const { encode, decode } = collapsedStates(start)
  return explore({
    ...{ start, encode, decode },
    next: state => actors.flatMap(act => act(state)),
    faultIn: faultIn(setup),
    isGoodEnd: isGoodEnd(setup),
  })
}
