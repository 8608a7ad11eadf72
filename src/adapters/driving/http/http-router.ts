import { Router } from '@koa/router'
import { okAsync, type Result, type ResultAsync } from 'neverthrow'
import type { Principal } from '../../../domain/account/session.js'
import type { Admit } from './admission.js'
import { grantTime } from './arrival-time.js'
import type { HttpContext, HttpState } from './http-context.js'
import type { Told } from './http-refusal.js'
import type { RequestLimits } from './request-limits.js'
import { refuse, respond } from './respond.js'
import type { Answer, Route } from './route.js'

/** `limits`: no request is counted without them. */
export type HttpRouterOptions = Readonly<{ admit: Admit; limits?: RequestLimits | undefined }>

/** Serves the routes, each to those whom its rule admits, and no more often than its limit allows. */
export const httpRouter = (routes: readonly Route[], options: HttpRouterOptions): Router<HttpState> => {
  const router = new Router<HttpState>({ strict: true, sensitive: true })
  for (const route of routes) router.register(route.path, [route.method], endpoint(route, options))
  return router
}

const endpoint = (route: Route, { admit, limits }: HttpRouterOptions) => {
  const counted = (context: HttpContext): ResultAsync<void, Told> =>
    limits && route.limit !== 'none' ? limits(context, route.limit) : okAsync(undefined)

  const answerTo = async (context: HttpContext): Promise<Result<Answer, Told>> => {
    if (route.who === 'anyone') return counted(context).andThen(() => route.answer(context))
    // Who is not admitted is counted as well, and once there are too many of them, learns no more than that.
    const admitted = await admit(context, route.who)
    return (
      counted(context)
        .andThen((): Result<Principal, Told> => admitted)
        .andTee(() => grantTime(context.req, route.arrivesWithin ?? 0))
        .andThen(by => route.answer(context, by))
        // Whose session ended meanwhile, or whose account was disabled, is told nothing any more.
        .andThen(answer => (context.state.waits ? admit(context, route.who).map(() => answer) : okAsync(answer)))
    )
  }

  return async (context: HttpContext) => {
    context.state.route = route.path
    const answer = await answerTo(context)
    answer.match(
      answered => respond(context, answered),
      error => refuse(context, error),
    )
  }
}

/** What no route served: the path is unknown, or known with other methods. */
export const unserved = (context: HttpContext): void => {
  const allow = [...new Set(context.matched?.flatMap(layer => layer.methods))]
  refuse(context, allow.length > 0 ? { type: 'MethodNotAllowed', allow } : { type: 'RouteNotFound' })
}
