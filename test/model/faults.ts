import type { Order } from '../../src/domain/order/order.js'
import type { OrderProgress } from '../../src/domain/order/order-progress.js'
import type { Setup } from './setup.js'
import type { State } from './state.js'

const ordersIn = ({ slots }: State): readonly (Order | undefined)[] =>
  slots.map(({ committed }) => (committed?.type === 'Ordered' ? committed.progress.order : undefined))

/** Units of each SKU that processed orders have. */
const processedUnits = (setup: Setup, state: State): readonly number[] =>
  setup.skus.map(sku =>
    ordersIn(state)
      .filter(order => order?.status === 'Processed')
      .flatMap(order => order?.lines ?? [])
      .filter(line => line.sku === sku)
      .reduce((units, line) => units + line.quantity, 0),
  )

const ordersOfAttempts = ({ attempts }: Setup, state: State): readonly (readonly Order[])[] => {
  const orders = ordersIn(state)
  return attempts.map(({ chain }) => chain.flatMap(slot => orders[slot] ?? []))
}

/** What must never be, in no state at all: whether it is. */
const NEVER = {
  'stock is not conserved': (_, { shelves }) =>
    shelves.some(({ item: { received, available, held, sold, holds } }) => {
      const units = [...holds.values()].reduce((sum, hold) => sum + hold.quantity, 0)
      return received !== available + held + sold || held !== units
    }),
  oversold: (_, { shelves }) => shelves.some(({ item }) => item.available < 0),
  'sold and not ordered': (setup, state) => {
    const processed = processedUnits(setup, state)
    return state.shelves.some(({ item }, place) => item.sold > processed[place]!)
  },
  'a Pending order without its stock': ({ skus }, state) =>
    ordersIn(state).some(
      order =>
        order?.status === 'Pending' &&
        order.lines.some(({ sku, hold }) => state.shelves[skus.indexOf(sku)]!.item.holds.get(order.id)?.nonce !== hold),
    ),
  'two orders under one key': (setup, state) => ordersOfAttempts(setup, state).some(orders => orders.length > 1),
  'a 201 is lost': (setup, state) =>
    ordersOfAttempts(setup, state).some((orders, place) => state.replies[place] === 'Created' && orders.length === 0),
  'a 409 for an order that exists': (setup, state) =>
    ordersOfAttempts(setup, state).some((orders, place) => state.replies[place] === 'Short' && orders.length > 0),
  'an adjustment was not counted once': ({ row, adjustments }, { shelves, journal }) =>
    shelves.some(({ item, adjustments: unfiled }, place) => {
      const kept = new Map(adjustments.filter(({ shelf }) => shelf === place).map(({ id, units }) => [id, units]))
      const made = [...kept].filter(([id]) => unfiled.includes(id) || journal.includes(id))
      return item.received !== Object.values(row.stock)[place]! + made.reduce((sum, [, units]) => sum + units, 0)
    }),
  'an adjustment is lost': ({ attempts, adjustments }, { shelves, journal, replies }) =>
    adjustments.some(
      ({ id, shelf }, place) =>
        replies[attempts.length + place] === 'Adjusted' &&
        !shelves[shelf]!.adjustments.includes(id) &&
        !journal.includes(id),
    ),
} as const satisfies Record<string, (setup: Setup, state: State) => boolean>

export type Fault = keyof typeof NEVER | 'the good end is out of reach'

/** The first invariant that the state breaks, if it does. */
export const faultIn =
  (setup: Setup) =>
  (state: State): Fault | undefined =>
    (Object.keys(NEVER) as (keyof typeof NEVER)[]).find(name => NEVER[name](setup, state))

/**
 * The good end: every order decided, sold or given back, published, with nothing due; nothing held, on its way or unfiled.
 * It has to stay within reach, whatever happens.
 */
export const isGoodEnd =
  (setup: Setup) =>
  (state: State): boolean => {
    const processed = processedUnits(setup, state)
    return (
      state.late.length === 0 &&
      state.messages.every(copies => copies === 0) &&
      state.slots.every(
        ({ committed, ahead }) => !ahead && (committed?.type !== 'Ordered' || isOver(committed.progress)),
      ) &&
      state.shelves.every(
        ({ item, adjustments }, place) => item.held === 0 && item.sold === processed[place] && adjustments.length === 0,
      )
    )
  }

const isOver = ({ order, outbox, stock, dueAt }: OrderProgress): boolean =>
  order.status !== 'Pending' && outbox.length === 0 && stock === 'done' && dueAt === undefined
