import { err, ok, type Result } from 'neverthrow'
import { z } from 'zod'
import { parseIdempotencyKey } from '../../../../domain/shared/ids.js'
import { parsed } from './parsed.js'

const MESSAGE = 'An Idempotency-Key is 8–128 visible ASCII characters, bare or quoted, and is sent once.'

/** Bare, or as the draft wants it: a string of RFC 9651 §3.3.3, in quotes. */
const unquoted = (text: string): Result<string, 'NotAString'> => {
  if (!text.startsWith('"')) return ok(text)
  return /^"(?:[^"\\]|\\["\\])*"$/.test(text) ? ok(text.slice(1, -1).replaceAll(/\\(["\\])/g, '$1')) : err('NotAString')
}

export const idempotencyKey = parsed(
  z.string(MESSAGE).meta({ description: `${MESSAGE} With the same one, the request can be sent again.` }),
  text => unquoted(text).andThen(parseIdempotencyKey),
  MESSAGE,
)

/** The header of an answer to a repeat. */
export const idempotencyReplayed = z
  .literal('true')
  .optional()
  .meta({ description: 'Only of a repeat: nothing was done again.' })
