import type { Exploration } from './explore.js'
import type { Fault } from './faults.js'
import type { Row } from './row.js'
import { setupOf, type Setup } from './setup.js'
import type { Slot, State, Stored } from './state.js'

const figure = new Intl.NumberFormat('en')

/** One line: the row, what came of it, and what that took. */
export const toldFigures = ({ states, steps, fault }: Exploration<State, Fault>, seconds: number): string =>
  `${fault ?? 'holds'}: ${figure.format(states)} states, ${figure.format(steps)} steps, ${seconds.toFixed(1)} s`

/** How the fault came about, step by step, and what is there then. */
export const toldTrace = (row: Row, { trace, last }: Exploration<State, Fault>): string =>
  [...trace.map((what, index) => `${index + 1}. ${what}`), '=>', ...toldState(setupOf(row), last)]
    .map(line => `      ${line}`)
    .join('\n')

const toldState = (
  { ids, attempts }: Setup,
  { shelves, slots, messages, replies, journal }: State,
): readonly string[] => [
  ...shelves.map(({ item: { product, received, available, sold, holds }, adjustments }) => {
    const held = [...holds].map(([id, { quantity, nonce }]) => `${quantity} for ${id} under ${nonce}`)
    const unfiled = adjustments.length === 0 ? '' : `, adjusted by ${adjustments.join(', ')}`
    return `${product.sku}: ${received} received, ${available} available, ${sold} sold, held: ${held.join(', ') || 'none'}${unfiled}`
  }),
  ...slots.map((slot, place) => `${ids[place]!}: ${toldSlot(slot)}; messages: ${messages[place]!}`),
  ...(journal.length === 0 ? [] : [`journal: ${journal.join(', ')}`]),
  ...replies.map((reply, client) => {
    const nth = client - attempts.length
    return `${nth < 0 ? `request ${client + 1}` : `adjustment ${nth + 1}`} was told: ${reply ?? 'nothing'}`
  }),
]

const toldSlot = ({ committed, ahead }: Slot): string =>
  toldStored(committed) + (ahead ? ` (the primary: ${toldStored(ahead)})` : '')

const toldStored = (stored: Stored | undefined): string => {
  if (stored?.type !== 'Ordered') return stored?.type ?? 'nothing'
  const { order, outbox, stock } = stored.progress
  const lines = order.lines.map(({ sku, quantity, hold }) => `${quantity} ${sku} under ${hold}`)
  const events = outbox.map(({ type }) => type).join(', ') || 'empty'
  return `${order.status}, ${lines.join(', ')}; outbox ${events}; stock ${stock}`
}
