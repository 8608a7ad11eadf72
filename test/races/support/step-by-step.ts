import { okAsync, ok, ResultAsync, safeTry, type Result } from 'neverthrow'
import type { Holding, StockHold, StockLedger } from '../../../src/application/ports/driven/stock-ledger.js'
import type { OrderLine } from '../../../src/domain/order/order-line.js'
import { isNonEmpty } from '../../../src/domain/shared/non-empty.js'

type Outcome = Result<unknown, unknown>
type Call = () => PromiseLike<Outcome>
/** What happens around the calls of a port: when each is made, whether at all, and what its caller hears. */
export type Around = (name: string, call: Call) => Promise<Outcome>

export const atOnce: Around = async (_name, call) => call()

/** The same port, each call of which goes through `around`. */
export const stepByStep = <Port extends object>(port: Port, around: Around): Port =>
  Object.fromEntries(
    Object.entries(port).map(([name, member]: [string, unknown]) =>
      typeof member === 'function'
        ? [name, (...given: unknown[]) => new ResultAsync(around(name, () => (member as MethodOf)(...given)))]
        : [name, member],
    ),
  ) as Port

type MethodOf = (...given: unknown[]) => PromiseLike<Outcome>

/** A ledger that takes one step per SKU, as one with a document per SKU must: others come in between. */
export const oneSkuAtATime = (stock: StockLedger): StockLedger => {
  type Settle = StockLedger['sell']
  const each =
    (settle: Settle): Settle =>
    (orderId, holds) =>
      holds.reduce<ReturnType<Settle>>((done, hold) => done.andThen(() => settle(orderId, [hold])), okAsync(undefined))
  return {
    hold: (orderId, lines) =>
      safeTry(async function* () {
        const holdings: Holding[] = []
        for (const line of lines) {
          const holding = yield* stock.hold(orderId, [line])
          holdings.push(holding)
          if (holding.type !== 'Held' && holding.type !== 'Short') break
        }
        return ok(together(holdings))
      }),
    sell: each((orderId, holds) => stock.sell(orderId, holds)),
    release: each((orderId, holds) => stock.release(orderId, holds)),
    oldHolds: (...given) => stock.oldHolds(...given),
  }
}

const together = (holdings: readonly Holding[]): Holding => {
  const taken = holdings.flatMap((holding): readonly StockHold[] => holding.taken)
  const stopped = holdings.find(({ type }) => type !== 'Held' && type !== 'Short')
  if (stopped) return { ...stopped, taken }
  const shortages = holdings.flatMap(holding => (holding.type === 'Short' ? holding.shortages : []))
  if (isNonEmpty(shortages)) return { type: 'Short', shortages, taken }
  const lines = holdings.flatMap(holding => (holding.type === 'Held' ? holding.lines : []))
  return { type: 'Held', lines: lines as [OrderLine, ...OrderLine[]], taken }
}
