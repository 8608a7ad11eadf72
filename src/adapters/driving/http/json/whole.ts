import { err, ok } from 'neverthrow'
import { z } from 'zod'
import { parsed } from './parsed.js'

/** A whole number as a URL has it. */
export const whole = (minimum: number, maximum: number) =>
  parsed(
    z.string().meta({ type: 'integer', minimum, maximum }),
    text => (/^\d{1,9}$/.test(text) && +text >= minimum && +text <= maximum ? ok(+text) : err('OutOfRange')),
    `A whole number, ${minimum}–${maximum}.`,
  )
