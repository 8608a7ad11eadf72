import { z } from 'zod'

/** What is read can be said to others only without `\p`, which few of their tools know. */
const NEITHER = String.raw`\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069`

/**
 * A line that people read: something visible in it, and neither a control character nor half a surrogate pair,
 * and nothing that ends the line (U+2028, U+2029) or turns its direction (U+202A–202E, U+2066–2069). Visible is what is
 * neither a space, nor of a format, nor ignorable by default (Unicode, DerivedCoreProperties), nor Braille without a dot:
 * in between, as in an emoji of several, these may be. The pattern that is told takes what is of a format or ignorable for
 * visible: nobody means to send it alone, and a list of it would tell people nothing.
 */
export const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(
      /^(?=.*[^\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800])[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]+$/u,
      'One line of visible text, please.',
    )
    .meta({ pattern: String.raw`^[^${NEITHER}]*[^\s${NEITHER}][^${NEITHER}]*$` })

/** Any text but half a surrogate pair, which has no encoding: what is stored of it would not be what was sent. */
export const encodable = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine(value => /^\P{Cs}*$/u.test(value), 'This is not Unicode text.')
