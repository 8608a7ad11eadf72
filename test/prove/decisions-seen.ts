import type { ChangeStream, ChangeStreamDocument } from 'mongodb'
import { setTimeout as pause } from 'node:timers/promises'
import type { Documents, OrderRow } from '../support/documents-in.js'
import type { Decision } from './known-decisions.js'

export type DecisionsSeen = Readonly<{
  /** By the ids of the orders. */
  decisions: () => ReadonlyMap<string, Decision>
  stop: () => Promise<void>
}>

type Row = OrderRow & { _id: string }

const AGAIN_AFTER_MS = 200
const DECIDED = /^(Processed|Failed|Cancelled)$/
const onlyUpdates = [
  { $match: { operationType: 'update', 'updateDescription.updatedFields.status': { $exists: true } } },
]

/** Hears of each decision that a majority of the store has, until it is stopped; when the store is away, it goes on where it was. */
export const decisionsSeen = ({ client }: Pick<Documents, 'client'>): DecisionsSeen => {
  const seen = new Map<string, Decision>()
  const stopping = new AbortController()
  const { signal } = stopping
  const stream: { now?: ChangeStream<Row, ChangeStreamDocument<Row>>; resumeAfter?: unknown } = {}

  const note = (change: ChangeStreamDocument<Row>) => {
    if (change.operationType !== 'update') return
    const { status = '' } = change.updateDescription.updatedFields ?? {}
    if (DECIDED.test(status)) seen.set(change.documentKey._id, { status, at: performance.now() })
  }
  const hear = async () => {
    const { resumeAfter } = stream
    stream.now = client
      .db()
      .collection<Row>('orders')
      .watch<Row, ChangeStreamDocument<Row>>(onlyUpdates, resumeAfter === undefined ? {} : { resumeAfter })
    for await (const change of stream.now) {
      note(change)
      stream.resumeAfter = change._id
    }
  }
  const hearing = (async () => {
    while (!signal.aborted) {
      await hear().catch(() => undefined)
      await stream.now?.close().catch(() => undefined)
      await pause(AGAIN_AFTER_MS)
    }
  })()

  return {
    decisions: () => seen,
    stop: async () => {
      stopping.abort()
      await stream.now?.close().catch(() => undefined)
      await hearing
    },
  }
}
