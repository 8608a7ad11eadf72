import type { StripedFault, StripedRow } from './striped-row.js'
import type { Slot, Striped } from './striped-state.js'
import { ADJUSTMENT, idOf } from './striped-writes.js'

type Ordered = Extract<Slot, { type: 'Ordered' }>

const ordersIn = ({ slots }: Striped): readonly Ordered[] => slots.filter(slot => slot?.type === 'Ordered')

const unitsOf = (orders: readonly Ordered[]): number => orders.reduce((units, order) => units + order.units, 0)
const sold = ({ stripes }: Striped): number => stripes.reduce((units, { item }) => units + item.sold, 0)
const processed = (state: Striped): number => unitsOf(ordersIn(state).filter(({ status }) => status === 'Processed'))

const isConserved = ({ stripes }: Striped): boolean =>
  stripes.every(({ item: { received, available, held, sold, holds } }) => {
    const units = [...holds.values()].reduce((sum, hold) => sum + hold.quantity, 0)
    return available >= 0 && received === available + held + sold && held === units
  })

/** The first that must never be, and is. */
export const stripedFaultIn =
  ({ requests = [] }: StripedRow) =>
  (state: Striped): StripedFault | undefined => {
    const ordered = (request: number) => state.slots[requests[request]!.order]?.type === 'Ordered'
    const told = (reply: string, is: (request: number) => boolean) =>
      state.replies.some((each, request) => each === reply && is(request))
    if (!isConserved(state)) return 'stock is not conserved'
    if (sold(state) > processed(state)) return 'sold and not ordered'
    const isBare = (slot: Slot, order: number) =>
      slot?.type === 'Ordered' &&
      slot.status === 'Pending' &&
      state.stripes[slot.stripe]!.item.holds.get(idOf(order))?.nonce !== slot.nonce
    if (state.slots.some(isBare)) return 'a Pending order without its stock'
    if (told('Created', request => !ordered(request))) return 'a 201 is lost'
    if (told('Short', ordered)) return 'a 409 for an order that exists'
    if (state.requests.some(request => request.at === 'refuse' && request.there))
      return 'refused although the units were there all along'
    if (state.stripes.filter(({ adjusted }) => adjusted.includes(ADJUSTMENT)).length > 1)
      return 'an adjustment was counted twice'
    return undefined
  }

/** Everybody is done: nothing held or due, and sold is what was ordered. */
export const isStripedEnd = (state: Striped): boolean =>
  state.late.length === 0 &&
  state.stripes.every(({ item }) => item.held === 0) &&
  ordersIn(state).every(({ status, due }) => status !== 'Pending' && !due) &&
  sold(state) === processed(state)
