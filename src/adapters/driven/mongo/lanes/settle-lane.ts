import { err, ok, type Result } from 'neverthrow'
import { outcomeUnknown } from '../../../../application/errors.js'
import type { StockHold } from '../../../../application/ports/driven/stock-ledger.js'
import type { OrderId } from '../../../../domain/shared/ids.js'
import type { MongoCalls, Statement, WriteTrouble } from '../mongo-calls.js'
import type { ShelfFinder } from '../shelf-finder.js'
import { settling, type Settling } from '../stock-statements.js'
import { grouped } from './grouped.js'
import { inChunks } from './in-chunks.js'
import { lane, type Lane, type LaneSettings } from './lane.js'

/** The holds of one order, to be sold or to be available again. */
export type ToSettle = Readonly<{ orderId: OrderId; holds: readonly StockHold[]; as: Settling['as'] }>

const MAX_HOLDS_TOGETHER = 1_000

/** Sells and releases for many orders in one write, in which each SKU stands once. */
export const settleLane = (
  calls: MongoCalls,
  shelves: ShelfFinder,
  settings: LaneSettings,
): Lane<ToSettle, void, WriteTrouble> => {
  /** Those of which something is there still, under their nonce, with the quantity that is really held; and those of which nobody can say. */
  const stillHeld = (settlings: readonly Settling[]) =>
    shelves(
      settlings.map(({ hold }) => hold.sku),
      settlings.map(({ orderId }) => orderId),
    ).map(seen => {
      const [held, unsure]: [Settling[], Settling[]] = [[], []]
      for (const each of settlings) {
        const shelf = seen.get(each.hold.sku)
        if (shelf === 'Unreadable') unsure.push(each)
        else {
          const hold = shelf?.holds[each.orderId]
          if (hold?.nonce === each.hold.nonce) held.push({ ...each, hold: { ...each.hold, quantity: hold.quantity } })
        }
      }
      return { held, unsure }
    })

  /** Answers those that could not be settled. */
  const settleAll = async (all: readonly Settling[]): Promise<Result<readonly Settling[], WriteTrouble>> => {
    const groups = [...grouped(all, ({ hold }) => hold.sku)].map(([sku, own]) => ({ sku, chosen: oncePerOrder(own) }))
    if (groups.length === 0) return ok([])
    const chosen = groups.flatMap(group => group.chosen)
    const joint = await calls.update(
      'stock',
      groups.map(group => settling(group.sku, group.chosen)),
    )
    if (joint.isErr()) return err(joint.error)
    if (joint.value.matched === groups.length && chosen.length === all.length) return ok([])

    // Some were done before, or hold another quantity, and kept the others of their SKU from being done.
    const left = await stillHeld(all)
    if (left.isErr()) return err(left.error)
    const { held, unsure } = left.value
    if (held.length === 0) return ok(unsure)
    const singles = held.map((each): Statement => settling(each.hold.sku, [each]))
    const single = await calls.update('stock', singles)
    return single.map(({ failed }) => [...unsure, ...held.filter((_, index) => failed.has(index))])
  }

  const settleTogether = async (orders: readonly ToSettle[]): Promise<readonly Result<void, WriteTrouble>[]> => {
    const result = await settleAll(
      orders.flatMap(({ orderId, holds, as }) => holds.map((hold): Settling => ({ orderId, hold, as }))),
    )
    return orders.map(({ orderId }) =>
      result.andThen(unsettled =>
        unsettled.some(each => each.orderId === orderId) ? err(outcomeUnknown('stock', orderId)) : ok(undefined),
      ),
    )
  }

  return lane(
    {
      name: 'stock.settle',
      what: 'stock',
      send: orders => inChunks(orders, MAX_HOLDS_TOGETHER, ({ holds }) => holds.length, settleTogether),
    },
    settings,
  )
}

const oncePerOrder = (settlings: readonly Settling[]): readonly Settling[] => [
  ...new Map(settlings.toReversed().map(each => [each.orderId, each])).values(),
]
