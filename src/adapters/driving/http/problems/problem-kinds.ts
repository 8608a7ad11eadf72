import { err, ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Told } from '../http-refusal.js'
import type { ProblemKind } from './problem-kind.js'
import { typeOf } from './problem.js'
import { PROBLEMS } from './problem-table.js'

export const problemKindJson = z
  .strictObject({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
  .meta({ id: 'ProblemKind', description: 'What a problem means.' })

const KINDS: ReadonlyMap<string, ProblemKind> = new Map(Object.values(PROBLEMS).map(kind => [kind.slug, kind]))

/** What is found under the type of a problem. */
export const problemKindText = (slug: string): Result<string, Told<'RouteNotFound'>> => {
  const kind = KINDS.get(slug)
  if (!kind) return err({ type: 'RouteNotFound' })
  const { title, status, detail } = kind
  return ok(JSON.stringify({ type: typeOf(kind), title, status, detail } satisfies z.infer<typeof problemKindJson>))
}
