import { emptyStock } from '../../../src/domain/stock/stock-item.js'
import { sku, usd } from '../../support/builders.js'
import { explore, type Exploration } from '../explore.js'
import { adjusting } from './adjusting.js'
import { mishaps } from './mishaps.js'
import { judging, working } from './repairing.js'
import { BEGINNING, observed, requesting } from './requesting.js'
import { isStripedEnd, stripedFaultIn } from './striped-faults.js'
import type { StripedFault, StripedRow } from './striped-row.js'
import { decode, encode, type Striped } from './striped-state.js'

/** All that can happen in a row. */
export const exploreStripes = (row: StripedRow): Exploration<Striped, StripedFault> => {
  const requests = row.requests ?? []
  const product = { sku: sku('A'), name: 'A', unitPrice: usd(1), active: true }
  const actors = [
    ...requests.map((_, self) => requesting(row, self)),
    working(row, 0),
    judging(1),
    adjusting(row),
    mishaps(row),
  ]
  return explore<Striped, StripedFault>({
    start: {
      stripes: row.stripes.map(units => ({
        item: { ...emptyStock(product), received: units, available: units },
        ...{ gains: 0, adjustSeq: 0, adjusted: [] },
      })),
      slots: [...new Set(requests.map(({ order }) => order))].map(() => null),
      requests: requests.map(() => BEGINNING),
      repairers: [{ at: 'idle' }, { at: 'idle' }],
      adjuster: row.adjustment === undefined ? { at: 'over' } : { at: 'read', stripe: 0, adjustSeq: 0 },
      late: [],
      replies: requests.map(() => null),
      ...{ nonces: 0, crashes: 0, lateWrites: 0 },
    },
    next: state => actors.flatMap(act => act(state)).map(step => ({ ...step, next: observed(row, step.next) })),
    ...{ encode, decode, faultIn: stripedFaultIn(row), isGoodEnd: isStripedEnd },
  })
}
