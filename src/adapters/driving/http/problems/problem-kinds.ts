import { err, ok, type Result } from 'neverthrow'
import { z } from 'zod'
import type { Told } from '../http-refusal.js'
import type { ProblemKind } from './problem-kind.js'
import { typeOf } from './problem.js'
import { PROBLEMS } from './problem-table.js'

const jsonOf = (kind: ProblemKind) => {
  const { title, status, detail, advice } = kind
  return { type: typeOf(kind), title, status, detail, advice }
}

export const problemKindJson = z
  .strictObject({
    type: z.string().meta({ example: '/problems/out-of-stock' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What it means.' }),
    advice: z.string().meta({ description: 'What to do.' }),
  })
  .meta({ id: 'ProblemKind', description: 'What a problem means.', example: jsonOf(PROBLEMS.OrderNotFound) })

export const problemKindsJson = z
  .strictObject({ items: z.array(problemKindJson) })
  .meta({ id: 'ProblemKinds', example: { items: [jsonOf(PROBLEMS.OrderNotFound)] } })

export type ProblemKindJson = z.infer<typeof problemKindJson>

const KINDS: ReadonlyMap<string, ProblemKind> = new Map(Object.values(PROBLEMS).map(kind => [kind.slug, kind]))

/** What is found under the type of a problem. */
export const problemKind = (slug: string): Result<ProblemKindJson, Told<'RouteNotFound'>> => {
  const kind = KINDS.get(slug)
  return kind ? ok(jsonOf(kind)) : err({ type: 'RouteNotFound' })
}

/** All there are, by status. */
export const problemKinds = (): readonly ProblemKindJson[] =>
  [...KINDS.values()].map(jsonOf).sort((a, b) => a.status - b.status || a.type.localeCompare(b.type))
