import type { ResultAsync } from 'neverthrow'
import type { z } from 'zod'
import type { Principal } from '../../../domain/account/session.js'
import type { HttpContext } from './http-context.js'
import type { LimitClass } from '../../support/limit-class.js'
import type { AppError, Told } from './http-refusal.js'
import { partsOf, readParts, type Input, type Part, type Parts } from './request-part.js'

/** `text` goes out as it is: as JSON unless `type` says otherwise. */
export type Answer = Readonly<{
  status: number
  text?: string
  type?: string
  headers?: Readonly<Record<string, string>>
}>

/** How one status of success is documented, and what a real answer is held against. */
export type AnswerShape = Readonly<{ description: string; json?: z.ZodType; type?: string; headers?: z.ZodObject }>

/** For whom a route is: its rule. */
export type Who = 'anyone' | 'signed-in' | 'admin'

type Described = Readonly<{
  method: 'get' | 'post' | 'put' | 'delete'
  path: string
  summary: string
  /** What it is limited together with, where limits are on. */
  limit: LimitClass | 'none'
  answers: Readonly<Record<number, AnswerShape>>
}>

type Common = Described & Readonly<{ parts: readonly Part<unknown>[]; refusals: readonly AppError['type'][] }>
export type OpenRoute = Common &
  Readonly<{ who: 'anyone'; answer: (context: HttpContext) => ResultAsync<Answer, Told> }>
export type GuardedRoute = Common &
  Readonly<{
    who: Exclude<Who, 'anyone'>
    answer: (context: HttpContext, by: Principal) => ResultAsync<Answer, Told>
  }>
export type Route = OpenRoute | GuardedRoute

/** `takes` is read in its order; `refusals` are all the ways in which `handle` may refuse. */
type Definition<Takes extends Parts, Refusal extends AppError['type']> = Described &
  Readonly<{ takes: Takes; refusals: readonly Refusal[] }>

type Handler<Asked, Refusal extends AppError['type']> = (asked: Asked) => ResultAsync<Answer, Told<Refusal>>

/** A route for anyone. */
export const openRoute = <Takes extends Parts, Refusal extends AppError['type'] = never>({
  takes,
  handle,
  ...described
}: Definition<Takes, Refusal> & Readonly<{ handle: Handler<Input<Takes>, Refusal> }>): OpenRoute => ({
  ...described,
  who: 'anyone',
  parts: partsOf(takes),
  answer: context => readParts(takes, context).andThen(handle),
})

/** A route for those who are signed in, or for administrators only; `by` is who asks. */
export const guardedRoute = <Takes extends Parts, Refusal extends AppError['type'] = never>({
  takes,
  handle,
  ...described
}: Definition<Takes, Refusal> &
  Readonly<{
    who: GuardedRoute['who']
    handle: Handler<Input<Takes> & Readonly<{ by: Principal }>, Refusal>
  }>): GuardedRoute => ({
  ...described,
  parts: partsOf(takes),
  answer: (context, by) => readParts(takes, context).andThen(input => handle({ ...input, by })),
})
