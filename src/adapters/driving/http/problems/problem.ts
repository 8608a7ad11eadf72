import type { Told } from '../http-refusal.js'
import type { ProblemKind } from './problem-kind.js'
import type { ProblemJson } from './problem-json.js'
import { PROBLEMS } from './problem-table.js'

export type Problem = Readonly<{ status: number; headers: Readonly<Record<string, string>>; text: string }>

/** A relative reference: it names no host, and this service explains the problem under it. */
export const typeOf = ({ slug }: ProblemKind): string => `/problems/${slug}`

/** The error as its client reads it; `requestId` is a UUID. */
export const problemOf = (error: Told, requestId: string): Problem => {
  const kind: ProblemKind = PROBLEMS[error.type]
  const { detail = kind.detail, errors = [], members, headers = {} } = particularsOf(kind, error)
  const json: ProblemJson = {
    type: typeOf(kind),
    title: kind.title,
    status: kind.status,
    detail,
    instance: `urn:uuid:${requestId}`,
    ...(errors.length > 0 ? { errors: [...errors] } : {}),
    ...members,
  }
  return { status: kind.status, headers, text: JSON.stringify(json) }
}

// The table pairs each error with its kind; TypeScript cannot follow the pair through the look-up.
const particularsOf = (kind: ProblemKind, error: Told) => kind.particulars?.(error as never) ?? {}
