import { createHash } from 'node:crypto'
import { err, ok, type Result } from 'neverthrow'
import type { OrderPosition } from '../../../../domain/order/order-selection.js'
import { parseOrderId } from '../../../../domain/shared/ids.js'
import { instant } from '../../../../domain/shared/instant.js'

/** What a list was asked for, and by whom, whatever the size of its pages: a cursor is good for that list alone. */
export type ListIdentity = readonly (string | number | undefined)[]
export type InvalidCursor = Readonly<{ type: 'InvalidCursor' }>

const CURSOR = /^(\d{1,15}) ([0-9a-f-]{36}) [\w-]{43}$/

/**
 * Names a place in the list. It is no secret and no permission: whose orders are listed is decided for each page. The digest
 * only tells a cursor of another list, or a damaged one.
 */
export const orderCursor = (list: ListIdentity, { createdAt, id }: OrderPosition): string =>
  Buffer.from(`${createdAt} ${id} ${digestOf(list, createdAt, id)}`).toString('base64url')

export const positionIn = (cursor: string, list: ListIdentity): Result<OrderPosition, InvalidCursor> => {
  const [, createdAt, text = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  return parseOrderId(text)
    .map(id => ({ createdAt: instant(Number(createdAt)), id }))
    .andThen(position => (orderCursor(list, position) === cursor ? ok(position) : err('of another list')))
    .mapErr(() => ({ type: 'InvalidCursor' }))
}

const digestOf = (list: ListIdentity, ...position: readonly [number, string]) =>
  createHash('sha256')
    .update(JSON.stringify([...list.map(part => part ?? null), ...position]))
    .digest('base64url')
