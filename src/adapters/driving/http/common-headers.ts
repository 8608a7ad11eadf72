import { z } from 'zod'
import type { Route } from './route.js'

const EVERY_ANSWER = z.object({
  'X-Request-Id': z.string().meta({
    description: 'Names the request, in the log as well: tell it to who runs the service.',
    header: { id: 'X-Request-Id' },
  }),
})

/** Optional: limits may be off, and what cannot be read at all is refused before it is counted. */
const LIMITED = EVERY_ANSWER.extend({
  'RateLimit-Policy': z
    .string()
    .optional()
    .meta({
      description: 'Where requests are limited: each policy with its quota `q`, and its window `w` in seconds.',
      header: { id: 'RateLimit-Policy' },
    }),
  RateLimit: z
    .string()
    .optional()
    .meta({
      description:
        'Where requests are limited: of each policy what remains, `r`, and when it is reset, `t`, in seconds.',
      header: { id: 'RateLimit' },
    }),
})

/** What every answer of a route may carry, whatever its status. */
export const commonHeaders = ({ limit }: Pick<Route, 'limit'>): z.core.$ZodShape =>
  (limit === 'none' ? EVERY_ANSWER : LIMITED).shape
