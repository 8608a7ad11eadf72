import { Router } from '@koa/router'
import type { Admit } from './admission.js'
import type { HttpContext, HttpState } from './http-context.js'
import { refuse, respond } from './respond.js'
import type { Route } from './route.js'

/** Serves the routes, each to those whom its rule admits. */
export const httpRouter = (routes: readonly Route[], admit: Admit): Router<HttpState> => {
  const router = new Router<HttpState>({ strict: true, sensitive: true })
  for (const route of routes) router.register(route.path, [route.method], endpoint(route, admit))
  return router
}

const endpoint = (route: Route, admit: Admit) => async (context: HttpContext) => {
  context.state.route = route.path
  const answer =
    route.who === 'anyone'
      ? await route.answer(context)
      : await admit(context, route.who).andThen(by => route.answer(context, by))
  answer.match(
    answered => respond(context, answered),
    error => refuse(context, error),
  )
}

/** What no route served: the path is unknown, or known with other methods. */
export const unserved = (context: HttpContext): void => {
  const allow = [...new Set(context.matched?.flatMap(layer => layer.methods))]
  refuse(context, allow.length > 0 ? { type: 'MethodNotAllowed', allow } : { type: 'RouteNotFound' })
}
