import { ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { cursorCodec, Filters } from '../cursor.js'
import type { Told } from '../http-refusal.js'

const MOST = 100
const USUAL = 50
const LIMIT = `A limit is a whole number from 1 to ${MOST}.`
const MAX_CURSOR = 1_024
const CURSOR = 'A cursor is what an answer to the same query gave: start again without it.'

/** How a list is read page by page. */
export const pageQuery = {
  limit: z
    .string(LIMIT)
    .regex(/^(?:[1-9]\d?|100)$/, LIMIT)
    .optional()
    .transform(text => (text === undefined ? USUAL : Number(text)))
    .meta({
      override: { type: 'integer', minimum: 1, maximum: MOST, default: USUAL },
      description: `How many a page has at most; ${USUAL} if absent.`,
    }),
  cursor: z
    .string(CURSOR)
    .max(MAX_CURSOR, CURSOR)
    .regex(/^[\w-]+$/, CURSOR)
    .optional()
    .meta({ description: 'The `nextCursor` of the page before, with the same other parameters.' }),
}

/** Where to go on, if a cursor was sent. */
export const placeAt = <Place>(
  codec: ReturnType<typeof cursorCodec<Place>>,
  cursor: string | undefined,
  filters: Filters,
): Result<Place | undefined, Told<'InvalidRequest'>> =>
  cursor === undefined
    ? ok(undefined)
    : codec
        .read(cursor, filters)
        .mapErr(() => ({ type: 'InvalidRequest' as const, faults: [{ parameter: 'cursor', detail: CURSOR }] }))

/** As it is documented. */
export const nextLinkHeader = z.string().optional().meta({ description: '`rel="next"`, unless it is the last page.' })

/** RFC 8288: the same query, from the next place on. Nothing on the last page. */
export const nextLink = (path: string, query: Filters, nextCursor: string | null): Readonly<Record<string, string>> => {
  if (nextCursor === null) return {}
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) if (value !== undefined) parameters.set(name, String(value))
  parameters.set('cursor', nextCursor)
  return { Link: `<${path}?${parameters.toString()}>; rel="next"` }
}
