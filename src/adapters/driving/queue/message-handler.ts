import type { AdvanceOrder, AdvanceOrderError } from '../../../application/ports/driving/advance-order.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { Logger } from '../../support/logger.js'
import type { Delivery } from '../../support/message-queue.js'
import { decodeMessage } from '../../wire/order-message.js'
import { restAfter, type Random } from './back-off.js'
import type { Needed } from './outage-watch.js'

/** What becomes of a delivered message. Only what has been done is ever deleted. */
export type Disposal =
  | Readonly<{ type: 'Delete' }>
  | Readonly<{ type: 'GiveBack'; afterMs: number }>
  | Readonly<{ type: 'DeadLetter'; reason: string }>
export type Handled = Readonly<{ disposal: Disposal; needed: Needed }>
export type HandleMessage = (delivery: Delivery) => Promise<Handled>
export type HandlerDependencies = Readonly<{ advanceOrder: AdvanceOrder; logger: Logger; random: Random }>

/** After each of these the message comes again; they differ in what they say of what it needed. */
const NEEDED_AFTER = {
  OrderUnknown: 'answered',
  Unavailable: 'down',
  OutcomeUnknown: 'down',
} as const satisfies Record<Exclude<AdvanceOrderError['type'], 'Unpublished'>, Needed>

const DELETED: Handled = { disposal: { type: 'Delete' }, needed: 'answered' }
/** ms */
const NEWER_VERSION_REST = 10 * 60_000

/** Advances the order that a message names, whichever event it tells of: advancing does what is due, and nothing twice. */
export const messageHandler = ({ advanceOrder, logger, random }: HandlerDependencies): HandleMessage => {
  const comesAgain = (afterMs: number, needed: Needed): Handled => ({
    disposal: { type: 'GiveBack', afterMs },
    needed,
  })

  const advance = async (orderId: OrderId, receives: number): Promise<Handled> => {
    try {
      const advanced = await advanceOrder({ orderId, who: 'worker' })
      if (advanced.isOk()) return DELETED
      const { error } = advanced
      if (error.type === 'Unpublished') {
        // Whoever is to be told has a queue of their own: while it is away, orders are decided as ever.
        logger.warn({ orderId, receives, error }, 'outcome could not be published')
        return DELETED
      }
      logger.warn({ orderId, receives, error }, 'order could not be advanced')
      return comesAgain(restAfter(receives, random), NEEDED_AFTER[error.type])
    } catch (bug) {
      logger.error({ orderId, receives, err: bug }, 'advancing an order broke')
      return comesAgain(restAfter(receives, random), 'unasked')
    }
  }

  return async ({ body, receives }) => {
    const decoded = decodeMessage(body)
    switch (decoded.type) {
      case 'Message':
        return advance(decoded.message.orderId, receives)
      case 'NewerVersion':
        return comesAgain(NEWER_VERSION_REST, 'unasked')
      case 'Undecodable':
        logger.error({ reason: decoded.reason }, 'message cannot be read')
        return { disposal: { type: 'DeadLetter', reason: decoded.reason }, needed: 'unasked' }
    }
  }
}
