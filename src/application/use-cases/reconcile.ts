import { ok, okAsync, safeTry, type Result, type ResultAsync } from 'neverthrow'
import { verdictOn, type HoldVerdict } from '../../domain/order/hold-verdict.js'
import type { HoldNonce } from '../../domain/shared/ids.js'
import { later } from '../../domain/shared/instant.js'
import type { Clock } from '../ports/driven/clock.js'
import type { DueOrders } from '../ports/driven/due-orders.js'
import type { OrderRepository } from '../ports/driven/order-repository.js'
import type { StockAdministration } from '../ports/driven/stock-administration.js'
import type { HoldPlace, OldHold, StockLedger } from '../ports/driven/stock-ledger.js'
import type { RepairKind, Telemetry } from '../ports/driven/telemetry.js'
import type { AdvanceOrder } from '../ports/driving/advance-order.js'
import type { Reconcile, ReconcileError } from '../ports/driving/reconcile.js'

export type ReconcileSettings = Readonly<{
  /** How long an order that is due is left to whoever took it up, ms. */
  claimFor: number
  /** How old a hold is before it is judged, ms. */
  holdAge: number
  /** How long a hold is left alone after it was judged to stay, ms. */
  leaveFor: number
  /** How many of each kind are taken up at once. */
  limit: number
}>
type Dependencies = Readonly<{
  dueOrders: DueOrders
  orders: OrderRepository
  stock: StockLedger
  administration: StockAdministration
  advanceOrder: AdvanceOrder
  clock: Clock
  telemetry: Telemetry
  settings: ReconcileSettings
}>

export const reconcile = (dependencies: Dependencies): Reconcile => {
  const { dueOrders, stock, administration, advanceOrder, clock, settings } = dependencies
  const { claimFor, holdAge, leaveFor, limit } = settings
  const judge = judgeHold(dependencies)
  // A hold of a Pending order is not looked up at every tick: a backlog of orders would cost as many reads.
  const leftUntil = new Map<HoldNonce, number>()
  let lookedUpTo: HoldPlace | undefined

  const leave = ({ nonce }: OldHold) => leftUntil.set(nonce, clock.elapsed() + leaveFor)
  const forgetLeft = (): void => {
    for (const [nonce, until] of leftUntil) if (until <= clock.elapsed()) leftUntil.delete(nonce)
  }

  return () =>
    safeTry(async function* () {
      const now = clock.now()
      const due = yield* dueOrders.claimDue(now, later(now, claimFor), limit)
      const advancing = due.map(orderId => advanceOrder({ orderId, who: 'reconciler' }))
      await Promise.allSettled(advancing)

      forgetLeft()
      const holds = yield* stock.oldHolds(holdAge, limit, new Set(leftUntil.keys()), lookedUpTo)
      // However many stay, or cannot be judged, the others get their turn: the next look goes on behind these, and round.
      lookedUpTo = holds.length === limit ? holds.at(-1) : undefined
      const judging = holds.map(hold => judge(hold).andTee(verdict => (verdict === 'Leave' ? leave(hold) : undefined)))
      await Promise.allSettled(judging)

      const adjustmentsFiled = yield* administration.fileAdjustments(limit)
      // A bug that an order or a hold meets is told when all else is done: those like it would keep that from being done for ever.
      const failed = failuresIn(await Promise.all([...advancing, ...judging]))
      return ok({ advanced: due.length, holdsJudged: holds.length, adjustmentsFiled, failed })
    })
}

const REPAIR = {
  Abandon: 'HoldAbandoned',
  Sell: 'HoldSold',
  Release: 'HoldReleased',
} as const satisfies Record<Exclude<HoldVerdict, 'Leave'>, RepairKind>

const judgeHold = ({ orders, stock, telemetry }: Dependencies) => {
  /** Answers the verdict that was carried out: an order may have been recorded before its id could be abandoned. */
  const carryOut = (hold: OldHold, verdict: HoldVerdict): ResultAsync<HoldVerdict, ReconcileError> => {
    switch (verdict) {
      case 'Leave':
        return okAsync(verdict)
      case 'Sell':
        return stock.sell(hold.orderId, [hold]).map(() => verdict)
      case 'Release':
        return stock.release(hold.orderId, [hold]).map(() => verdict)
      case 'Abandon':
        return orders
          .abandon(hold.orderId)
          .andThen(({ decision }) =>
            carryOut(hold, verdictOn(hold, decision)).map(done => (decision.type === 'Abandoned' ? verdict : done)),
          )
    }
  }
  return (hold: OldHold): ResultAsync<HoldVerdict, ReconcileError> =>
    safeTry(async function* () {
      const verdict = yield* carryOut(hold, verdictOn(hold, yield* orders.decisionOf(hold.orderId)))
      if (verdict !== 'Leave') telemetry.note({ type: 'Repaired', kind: REPAIR[verdict], orderId: hold.orderId })
      return ok(verdict)
    })
}

const failuresIn = (results: readonly Result<unknown, unknown>[]): number =>
  results.filter(result => result.isErr()).length
