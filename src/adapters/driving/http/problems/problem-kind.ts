import type { z } from 'zod'
import type { AppError, Fault, Told } from '../http-refusal.js'
import type { ProblemJson } from './problem-json.js'

/** What else is said about one case of a problem; `detail` then takes the place of the general one. */
export type Particulars = Readonly<{
  detail?: string
  errors?: readonly Fault[]
  members?: Partial<ProblemJson>
  headers?: Readonly<Record<string, string>>
}>

/** How an error is told: the same for every case of it, but for the particulars. */
export type ProblemKind<Error = never> = Readonly<{
  status: number
  /** The last step of its type, stable for ever. */
  slug: string
  title: string
  detail: string
  /** What its client should do. */
  advice: string
  /** What it documents of the headers that `particulars` give. */
  headers?: z.ZodObject
  particulars?: (error: Error) => Particulars
}>

export type ProblemTable = { readonly [Type in AppError['type']]: ProblemKind<Told<Type>> }
