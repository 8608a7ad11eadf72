import { err, ok, type Result } from 'neverthrow'
import { z } from 'zod'

export type InvalidCursor = Readonly<{ type: 'InvalidCursor' }>

/** What a list was asked for besides its place: a cursor is good for the same again, and for nothing else. */
export type Filters = Readonly<Record<string, string | number | boolean | undefined>>

/**
 * A place in a list as clients carry it: opaque, and tied to the list and its filters. It is not signed, for it opens
 * nothing: whoever makes one up reads what they could read anyway, from another place on.
 */
export const cursorCodec = <Place>(list: string, place: z.ZodType<Place>) => {
  const envelope = z.tuple([z.string(), place])
  const subject = (filters: Filters) =>
    JSON.stringify([list, ...Object.entries(filters).filter(([, value]) => value !== undefined)])

  return {
    write: (at: Place, filters: Filters): string =>
      Buffer.from(JSON.stringify([subject(filters), at])).toString('base64url'),

    read: (cursor: string, filters: Filters): Result<Place, InvalidCursor> => {
      const parsed = envelope.safeParse(jsonIn(Buffer.from(cursor, 'base64url').toString()))
      return parsed.success && parsed.data[0] === subject(filters) ? ok(parsed.data[1]) : err({ type: 'InvalidCursor' })
    },
  }
}

const jsonIn = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
