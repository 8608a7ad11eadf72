import type { Result } from 'neverthrow'
import { err, ok, type ResultAsync } from 'neverthrow'
import { outcomeUnknown, unavailable, type Unavailable } from '../../../../application/errors.js'
import type { Holding } from '../../../../application/ports/driven/stock-ledger.js'
import type { PricedLine } from '../../../../domain/order/order-line.js'
import type { HoldNonce, OrderId } from '../../../../domain/shared/ids.js'
import type { NonEmpty } from '../../../../domain/shared/non-empty.js'
import type { Sku } from '../../../../domain/shared/sku.js'
import type { MongoCalls, WriteTrouble } from '../mongo-calls.js'
import type { Shelf, ShelfFinder } from '../shelf-finder.js'
import { holding, type Send } from '../stock-statements.js'
import { holdClaim, isOpen, isSettled, outcomeBy, spareRest, type HoldClaim } from './hold-claim.js'
import { jointly, singly, type Group, type Left } from './hold-plan.js'
import { holdingOf } from './holding-of.js'
import { inChunks } from './in-chunks.js'
import { lane, type Lane, type LaneSettings } from './lane.js'

/** What an order wants to hold. */
export type Wanted = Readonly<{ orderId: OrderId; lines: NonEmpty<PricedLine> }>

type Options = Readonly<{
  calls: MongoCalls
  shelves: ShelfFinder
  /** A fresh one for each send. */
  nonce: () => HoldNonce
  capacity: number
  /** When it is over, what was not settled by then is answered as it is, ms. */
  holdWithin: number
  settings: LaneSettings
}>

const MAX_LINES_TOGETHER = 1_000
const JOINT_ROUNDS = 2
/** Who is not settled by then has been unlucky in too many races; the others that wait are worth more. */
const MAX_ROUNDS = 8

/** Holds for many orders in one write, in which each SKU stands once. No order fails because another one does not fit. */
export const holdLane = (options: Options): Lane<Wanted, Holding, WriteTrouble> => {
  const { calls, shelves, nonce, capacity, holdWithin, settings } = options
  /** What was left of each SKU when it was last seen: so that an SKU that is sold out costs a read and no write. */
  const lastSeen = new Map<Sku, number>()

  const leftUnseen = (sku: Sku): Left => ({ available: lastSeen.get(sku) ?? Infinity, room: Infinity })
  const leftOn =
    (seen: ReadonlyMap<Sku, Shelf>) =>
    (sku: Sku): Left => {
      const shelf = seen.get(sku)
      if (!shelf || shelf === 'Unreadable') return { available: 0, room: 0 }
      return { available: shelf.available, room: capacity - shelf.holdCount }
    }

  /** Whether every group was held; else nobody knows which. */
  const send = (groups: readonly Group[], limit: number): ResultAsync<boolean, WriteTrouble> => {
    const sends = groups.map(group => group.map(sendOf) as [Send, ...Send[]])
    return calls
      .update(
        'stock',
        sends.map(each => holding(each, capacity)),
        limit,
      )
      .map(({ matched }) => {
        if (matched !== groups.length) return false
        sends.forEach((each, index) => each.forEach((sent, place) => take(groups[index]?.[place], sent)))
        return true
      })
      .orTee(trouble => {
        if (trouble.type === 'OutcomeUnknown') for (const claim of groups.flat()) claim.doubtful = true
      })
  }

  const sendOf = ({ orderId, line, sent }: HoldClaim): Send => {
    const fresh = nonce()
    sent.add(fresh)
    return { orderId, line, nonce: fresh }
  }

  const take = (claim: HoldClaim | undefined, { line, nonce: taken }: Send) => {
    if (claim) claim.outcome = { type: 'Taken', nonce: taken }
    const left = lastSeen.get(line.sku)
    if (left !== undefined) lastSeen.set(line.sku, left - line.quantity)
  }

  const look = (open: readonly HoldClaim[], limit: number): ResultAsync<ReadonlyMap<Sku, Shelf>, Unavailable> =>
    shelves(
      open.map(({ line }) => line.sku),
      open.map(({ orderId }) => orderId),
      limit,
    ).andTee(seen => {
      for (const [sku, shelf] of seen) if (shelf !== 'Unreadable') lastSeen.set(sku, shelf.available)
      for (const claim of open) {
        const outcome = outcomeBy(seen.get(claim.line.sku), claim, capacity)
        if (outcome) claim.outcome = outcome
      }
    })

  /** As far as it is known, every line of the order can be held. */
  const hasProspects = (claims: readonly HoldClaim[]): boolean =>
    claims.every(({ line }) => line.quantity <= (lastSeen.get(line.sku) ?? Infinity))

  /** Gives each claim its outcome, as far as time and the database allow. */
  const settle = async (orders: readonly HoldClaim[][], end: number): Promise<void> => {
    const left = () => end - settings.elapsed()
    const openOf = (some: readonly HoldClaim[][]) => some.flat().filter(isOpen)
    let leftOf = leftUnseen
    for (let round = 0; round < MAX_ROUNDS && left() > 0; round += 1) {
      const toSend = openOf(round === 0 ? orders.filter(hasProspects) : orders)
      const groups = round < JOINT_ROUNDS ? jointly(toSend, leftOf) : singly(toSend)
      if (groups.length > 0) {
        const sent = await send(groups, left())
        if (sent.isErr() && sent.error.type === 'Unavailable') return
      }
      const open = openOf(orders)
      if (open.length === 0 || left() <= 0) return
      const seen = await look(open, left())
      if (seen.isErr()) return
      leftOf = leftOn(seen.value)
      for (const claims of orders) spareRest(claims)
    }
  }

  const holdTogether = async (
    wanted: readonly Wanted[],
    end: number,
  ): Promise<readonly Result<Holding, WriteTrouble>[]> => {
    const orders = wanted.map(({ orderId, lines }) => lines.map(line => holdClaim(orderId, line)))
    await settle(orders, end)
    return orders.map((claims, index) => {
      if (claims.every(isSettled)) return ok(holdingOf(claims))
      const doubtful = claims.some(claim => !isSettled(claim) && claim.doubtful)
      return err(doubtful ? outcomeUnknown('stock', wanted[index]?.orderId) : unavailable('stock'))
    })
  }

  return lane(
    {
      name: 'stock.hold',
      what: 'stock',
      send: orders => {
        const end = settings.elapsed() + holdWithin
        return inChunks(
          orders,
          MAX_LINES_TOGETHER,
          ({ lines }) => lines.length,
          chunk => holdTogether(chunk, end),
        )
      },
    },
    settings,
  )
}
