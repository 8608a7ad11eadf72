import { Db, type Document } from 'mongodb'
import type { Statement } from '../../../src/adapters/driven/mongo/mongo-calls.js'

type Send = (command: Document) => Promise<Document>
type Kind = (statement: Statement) => boolean

/** Comes between the adapters, which are the real ones, and the driver, in this process for as long as it lives. */
const between = (intercept: (command: Document, send: Send) => Promise<Document>): void => {
  const command = Object.getOwnPropertyDescriptor(Db.prototype, 'command')?.value as (...given: unknown[]) => unknown
  const intercepted = function (this: Db, given: Document, options?: Document) {
    return intercept(given, async changed => command.call(this, changed, options) as Promise<Document>)
  }
  Object.defineProperty(Db.prototype, 'command', { value: intercepted })
}

/** Statements of the kind ask for nothing but the id of what they change. */
export const blindly = (kind: Kind) => (): void => {
  const blind = (statement: Statement) =>
    kind(statement) ? { ...statement, q: { _id: statement.q['_id'] as unknown } } : statement
  between((command, send) =>
    send('update' in command ? { ...command, updates: (command['updates'] as Statement[]).map(blind) } : command),
  )
}

/** Documents with the status are not inserted, and whoever inserts them is told that they were. */
export const leavingOut = (status: string) => (): void =>
  between(async (command, send) => {
    if (!('insert' in command)) return send(command)
    const documents = command['documents'] as Document[]
    const kept = documents.filter(document => document['status'] !== status)
    if (kept.length === 0) return { ok: 1, n: documents.length }
    const reply = (await send({ ...command, documents: kept })) as Reply
    const writeErrors = reply.writeErrors?.map(error => ({ ...error, index: documents.indexOf(kept[error.index]!) }))
    return { ...reply, n: reply.n + documents.length - kept.length, ...(writeErrors && { writeErrors }) }
  })

type Reply = Document & Readonly<{ n: number; writeErrors?: readonly Readonly<{ index: number }>[] }>

const isPipeline = (u: Statement['u']): u is readonly Document[] => Array.isArray(u)
const fieldsSet = ({ u }: Statement): Document => (isPipeline(u) ? (u[0]?.['$set'] as Document | undefined) : u) ?? {}
const unitsMovedTo = (figure: 'sold' | 'available', { u }: Statement): number => {
  if (isPipeline(u) || !('$unset' in u && '$inc' in u)) return 0
  return (u['$inc'] as Record<string, number>)[figure] ?? 0
}

// What stock-statements.ts, order-statements.ts and mail-statements.ts in src/adapters/driven/mongo write.
export const isSale: Kind = statement => unitsMovedTo('sold', statement) > 0
export const isRelease: Kind = statement => unitsMovedTo('available', statement) > 0
export const isDecision: Kind = statement => 'decidedBy' in fieldsSet(statement)
export const isMailClaim: Kind = ({ q }) => Array.isArray(q['$or']) && 'mail.state' in (q['$or'] as Document[])[0]!
