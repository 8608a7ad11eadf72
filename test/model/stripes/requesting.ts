import type { HoldNonce } from '../../../src/domain/shared/ids.js'
import type { StripedRow } from './striped-row.js'
import type { Reply, Request, Slot, Step, Striped } from './striped-state.js'
import { availableIn, settle, takeHold, withRequest } from './striped-writes.js'

const OVER: Request = { at: 'over' }
export const BEGINNING: Request = { at: 'hold', looked: 0, gains: [], there: true }

/**
 * A request holds all its units in one stripe: in that of its order, or the next one that has them. It refuses when every
 * stripe was short in turn and none has gained since: then all were short at one moment (a double collect, as in Y. Afek et al.,
 * "Atomic Snapshots of Shared Memory", 1993).
 */
export const requesting = (row: StripedRow, self: number) => {
  const { order, home, units } = row.requests![self]!
  const who = `request ${self + 1}`
  const count = row.stripes.length
  const stripeOf = (looked: number) => (home + looked) % count
  const repeated = row.requests!.some((other, place) => place !== self && other.order === order)

  const tell = (state: Striped, reply: Reply): Striped => ({ ...state, replies: state.replies.with(self, reply) })
  const end = (state: Striped, reply: Reply): Striped => tell(withRequest(state, self, OVER), reply)

  const allShort = (state: Striped, looking: Extract<Request, { at: 'hold' | 'verify' }>): Striped =>
    withRequest(
      state,
      self,
      row.broken?.includes('refused after one look')
        ? { at: 'refuse', there: looking.there }
        : { ...looking, at: 'verify', looked: 0 },
    )

  const holdAt = (state: Striped, looking: Extract<Request, { at: 'hold' | 'verify' }>): readonly Step[] => {
    const stripe = stripeOf(looking.looked)
    const drawn = row.broken?.includes('one nonce for every send') ? 1 : state.nonces + 1
    const nonce = `n${drawn}` as HoldNonce
    const what = `${who}: hold ${units} in stripe ${stripe} under ${nonce}`
    const sent = { ...state, nonces: drawn }

    const next = takeHold(sent, order, units, { stripe, nonce }).match(
      held =>
        withRequest(held.own ? held.next : state, self, { at: 'record', stripe, nonce: held.nonce, own: held.own }),
      () => {
        const after = {
          ...looking,
          looked: looking.looked + 1,
          gains: [...looking.gains, state.stripes[stripe]!.gains],
        }
        return after.looked < count ? withRequest(state, self, after) : allShort(state, after)
      },
    )
    const late = {
      ...sent,
      lateWrites: state.lateWrites + 1,
      late: [...state.late, { write: 'hold', order, units, stripe, nonce } as const],
    }
    // Whoever does not know may send again, or go on to another stripe: the nonce tells what was taken where.
    const onward = { ...looking, looked: looking.looked + 1, gains: [...looking.gains, -1] }
    return [
      { what, next },
      ...(state.lateWrites < (row.lateWrites ?? 0)
        ? [
            { what: `${what} comes late; sent again`, next: late, mishap: true as const },
            ...(onward.looked < count
              ? [{ what: `${what} comes late; gone on`, next: withRequest(late, self, onward), mishap: true as const }]
              : []),
          ]
        : []),
    ]
  }

  const verify = (state: Striped, looking: Extract<Request, { at: 'hold' | 'verify' }>): Step => {
    const stripe = stripeOf(looking.looked)
    const changed = state.stripes[stripe]!.gains !== looking.gains[looking.looked]
    const after = { ...looking, looked: looking.looked + 1 }
    return {
      what: `${who}: look at stripe ${stripe} again`,
      next: withRequest(
        state,
        self,
        changed
          ? { ...looking, at: 'hold', looked: 0, gains: [] }
          : after.looked < count
            ? after
            : { at: 'refuse', there: looking.there },
      ),
    }
  }

  /** By the document that decides the id; what it does not name is given back. */
  const settleBy = (state: Striped, slot: NonNullable<Slot>, held?: Extract<Request, { at: 'record' }>): Striped => {
    const reply = slot.type === 'Ordered' ? 'Created' : slot.type === 'Refused' ? 'Short' : 'Unknown'
    const told = end(state, reply)
    const named = slot.type === 'Ordered' && slot.nonce === held?.nonce
    return held?.own && !named
      ? withRequest(told, self, { at: 'release', stripe: held.stripe, nonce: held.nonce })
      : told
  }

  const insert = (state: Striped, slot: NonNullable<Slot>): Striped => ({
    ...state,
    slots: state.slots.with(order, slot),
  })

  const record = (state: Striped, held: Extract<Request, { at: 'record' }>): Step => {
    const { stripe, nonce } = held
    const ordered = { type: 'Ordered', status: 'Pending', units, due: false, stripe, nonce } as const
    const decided = state.slots[order]
    return {
      what: `${who}: record`,
      next: decided ? settleBy(state, decided, held) : settleBy(insert(state, ordered), ordered, held),
    }
  }

  const refuse = (state: Striped): Step => {
    const decided = state.slots[order] ?? ({ type: 'Refused' } as const)
    return { what: `${who}: refuse`, next: repeated ? settleBy(insert(state, decided), decided) : end(state, 'Short') }
  }

  return (state: Striped): readonly Step[] => {
    const request = state.requests[self]!
    switch (request.at) {
      case 'hold':
        return holdAt(state, request)
      case 'verify':
        return [verify(state, request)]
      case 'record':
        return [record(state, request)]
      case 'refuse':
        return [refuse(state)]
      case 'release':
        return [{ what: `${who}: release`, next: withRequest(settle(state, 'release', order, request), self, OVER) }]
      case 'over':
        return []
    }
  }
}

/** What no request can see: whether there were enough units for it at every moment, taken together. */
export const observed = (row: StripedRow, state: Striped): Striped => {
  const available = availableIn(state)
  const requests = state.requests.map((request, self) =>
    'there' in request && request.there && available < row.requests![self]!.units
      ? { ...request, there: false }
      : request,
  )
  return { ...state, requests }
}
