import type { Result } from 'neverthrow'
import { z } from 'zod'

/** A schema whose values have gone through a parse function of the domain: what comes out carries its brand. */
export const parsed = <In, Raw, Out>(
  schema: z.ZodType<Raw, In>,
  parse: (value: Raw) => Result<Out, unknown>,
  message: string,
) =>
  schema.transform((value, context): Out =>
    parse(value).match(
      result => result,
      () => {
        context.issues.push({ code: 'custom', message, input: value })
        return z.NEVER
      },
    ),
  )
