import type { Instant } from '../shared/instant.js'
import type { OrderEvent, Performer } from './order-events.js'

export const HISTORY_STEPS = [
  'Placed',
  'Processed',
  'Failed',
  'Cancelled',
  'PutBack',
  'PublishedLate',
  'StockSettledLate',
  'MailAddressChanged',
  'MailSent',
  'MailPostponed',
  'MailUnanswered',
  'MailGivenUp',
  'MailWithheld',
  'MailDueAgain',
] as const
export type HistoryStep = (typeof HISTORY_STEPS)[number]

/** When something was done, by whom, and why. It names nobody but by an id, and no address. */
export type Deed = Readonly<{ at: Instant; by: Performer; why?: string }>
export type HistoryEntry = Deed & Readonly<{ what: HistoryStep }>

/** How many steps of one kind are told one by one. */
export const TOLD_OF_EACH = 10
/** How often a step was done beyond those that are told one by one, and when last. */
export type Repeated = Readonly<Partial<Record<HistoryStep, Readonly<{ times: number; last: Instant }>>>>
/** It only ever grows, and never beyond `TOLD_OF_EACH` entries and one count for each kind of step (ADR 0019). */
export type OrderHistory = Readonly<{ history: readonly HistoryEntry[]; repeated?: Repeated }>

export const timesTold = ({ history }: OrderHistory, step: HistoryStep): number =>
  history.filter(({ what }) => what === step).length

/** The same with one step more: told one by one, or counted once `TOLD_OF_EACH` of its kind are told. */
export const noted = <T extends OrderHistory>(told: T, entry: HistoryEntry): T => {
  const { what, at } = entry
  if (timesTold(told, what) < TOLD_OF_EACH) return { ...told, history: [...told.history, entry] }
  const times = (told.repeated?.[what]?.times ?? 0) + 1
  return { ...told, repeated: { ...told.repeated, [what]: { times, last: at } } }
}

const STEP = {
  OrderPlaced: 'Placed',
  OrderProcessed: 'Processed',
  OrderFailed: 'Failed',
  OrderCancelled: 'Cancelled',
} as const satisfies Record<OrderEvent['type'], HistoryStep>

export const historyOf = (event: OrderEvent): HistoryEntry => {
  const why = whyOf(event)
  return { at: event.occurredAt, what: STEP[event.type], by: event.by, ...(why === undefined ? {} : { why }) }
}

const whyOf = (event: OrderEvent): string | undefined => {
  switch (event.type) {
    case 'OrderFailed':
      return event.failure.type
    case 'OrderCancelled':
      return event.reason
    case 'OrderPlaced':
    case 'OrderProcessed':
      return undefined
  }
}
