import { createHash } from 'node:crypto'
import { err, ok, type Result } from 'neverthrow'
import { z } from 'zod'
import { instant } from '../../../domain/shared/instant.js'

export type InvalidCursor = Readonly<{ type: 'InvalidCursor' }>

/** What a list was asked for besides its place and the size of its pages: a cursor is good for the same again, and for nothing else. */
export type Filters = Readonly<Record<string, string | number | boolean | undefined>>

const CURSOR = /^([\w-]{43}) (.+)$/s
const LATEST = 8_640_000_000_000_000

/** A time that is part of a place: any that there is (ECMA-262 §21.4.1.1). */
export const placeTime = z.int().min(0).max(LATEST).transform(instant)

/**
 * A place in a list as clients carry it: opaque, and with a digest that ties it to the list and its filters, and tells one
 * that was damaged. It is not signed, for it opens nothing: whoever makes one up reads what they could read anyway, from
 * another place on.
 */
export const cursorCodec = <Place>(list: string, place: z.ZodType<Place>) => {
  const digestOf = (filters: Filters, json: string) =>
    createHash('sha256')
      .update(JSON.stringify([list, ...Object.entries(filters).filter(([, value]) => value !== undefined), json]))
      .digest('base64url')

  return {
    write: (at: Place, filters: Filters): string => {
      const json = JSON.stringify(at)
      return encoded(`${digestOf(filters, json)} ${json}`)
    },

    read: (cursor: string, filters: Filters): Result<Place, InvalidCursor> => {
      const text = Buffer.from(cursor, 'base64url').toString()
      const [, digest, json = ''] = CURSOR.exec(text) ?? []
      const isWhole = digest === digestOf(filters, json) && encoded(text) === cursor
      const parsed = isWhole ? place.safeParse(jsonIn(json)) : undefined
      return parsed?.success ? ok(parsed.data) : err({ type: 'InvalidCursor' })
    },
  }
}

const encoded = (text: string): string => Buffer.from(text).toString('base64url')

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
