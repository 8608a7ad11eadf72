import type { Instant } from '../shared/instant.js'
import type { OrderEvent, Performer } from './order-events.js'

export type HistoryStep =
  | 'Placed'
  | 'Processed'
  | 'Failed'
  | 'Cancelled'
  | 'PutBack'
  | 'MailSent'
  | 'MailGivenUp'
  | 'MailWithheld'
  | 'MailDueAgain'

/** Who did what, when and why. */
export type HistoryEntry = Readonly<{ at: Instant; what: HistoryStep; by: Performer; why?: string }>

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
