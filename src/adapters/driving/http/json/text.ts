import { z } from 'zod'

/** A line that people read: something visible in it, and neither a control character nor half a surrogate pair. */
export const text = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^(?=.*\S)[^\p{Cc}\p{Cs}]+$/u, 'One line of text, please.')

/** Any text but half a surrogate pair, which has no encoding: what is stored of it would not be what was sent. */
export const encodable = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .regex(/^\P{Cs}*$/u, 'This is not Unicode text.')
