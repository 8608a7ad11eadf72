import { err, ok, ResultAsync, type Result } from 'neverthrow'
import { setTimeout as pause } from 'node:timers/promises'
import { outcomeUnknown } from '../../../application/errors.js'
import type { Recorded } from '../../../application/ports/driven/order-repository.js'
import type { IdDecision } from '../../../domain/order/id-decision.js'
import type { OrderId } from '../../../domain/shared/ids.js'
import type { OrderDocument } from './documents/order-document.js'
import { decisionIn } from './documents/order-mapping.js'
import type { Lane } from './lanes/lane.js'
import type { WriteTrouble } from './mongo-calls.js'
import type { OrderFinder } from './order-finder.js'

export type FirstDocumentSettings = Readonly<{
  insert: Lane<OrderDocument, 'Inserted' | 'Duplicate', WriteTrouble>
  find: OrderFinder
  /** How long an insert whose outcome is unknown is sent again, ms. */
  resendFor: number
  /** Monotonic, ms. */
  elapsed: () => number
}>

const BETWEEN_SENDS = 100

/**
 * Inserts a document, which makes that decision of the order id, or answers what is there already. Once its outcome is
 * unknown the same insert is sent until it is known, or time is up. A duplicate that a majority does not have yet is
 * unknown, too: it may be rolled back.
 */
export const firstDocument =
  ({ insert, find, resendFor, elapsed }: FirstDocumentSettings) =>
  (document: OrderDocument, decision: IdDecision): ResultAsync<Recorded, WriteTrouble> => {
    const id = document._id as OrderId

    /** `undefined`: not known yet. */
    const attempt = async (mayBeThere: boolean): Promise<Result<Recorded | undefined, WriteTrouble>> => {
      const sent = await insert(document)
      if (sent.isErr()) return sent.error.type === 'Unavailable' && !mayBeThere ? err(sent.error) : ok(undefined)
      if (sent.value === 'Inserted') return ok({ decision, fresh: true })

      const found = await find(id)
      if (found.isErr() || !found.value) return ok(undefined)
      const { insertedBy } = found.value
      return ok({ decision: decisionIn(found.value), fresh: insertedBy === document.insertedBy })
    }

    const untilKnown = async (): Promise<Result<Recorded, WriteTrouble>> => {
      const end = elapsed() + resendFor
      for (let sends = 0; ; sends += 1) {
        const result = await attempt(sends > 0)
        if (result.isErr()) return err(result.error)
        if (result.value) return ok(result.value)
        if (elapsed() >= end) return err(outcomeUnknown('orders', id))
        await pause(BETWEEN_SENDS)
      }
    }
    return new ResultAsync(untilKnown())
  }
