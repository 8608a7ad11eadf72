import { z } from 'zod'
import { whole } from './json/whole.js'
import { queryPart, type Part } from './request-part.js'

/** For how long a request waits at most, ms, and how to hear that its client is gone. */
export type Wait = Readonly<{ ms: number; whenGone: (hear: () => void) => void }>

const MAX_WAIT = 25

const query = queryPart(
  z.strictObject({
    wait: whole(1, MAX_WAIT).optional().meta({
      description:
        'Seconds to wait at most: until the version differs from `If-None-Match`, without it until the order is decided. A decided order changes no more: do not wait for it with its `ETag`.',
    }),
  }),
)

/** `?wait`, if the client is willing to. */
export const waitPart: Part<Wait | undefined> = {
  ...query,
  read: context =>
    query.read(context).map(({ wait }) => {
      if (wait === undefined) return undefined
      // Told apart, or nobody could see from the log and the figures how long an ordinary read takes.
      context.state.route = `${context.state.route ?? ''}?wait`
      context.state.waits = true
      return { ms: wait * 1_000, whenGone: hear => (context.res.closed ? hear() : context.res.once('close', hear)) }
    }),
}
