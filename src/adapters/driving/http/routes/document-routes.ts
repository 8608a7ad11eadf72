import { okAsync } from 'neverthrow'
import { z } from 'zod'
import { openApiText } from '../openapi-document.js'
import { problemKindJson, problemKindText } from '../problems/problem-kinds.js'
import { pathPart } from '../request-part.js'
import { openRoute, type OpenRoute, type Route } from '../route.js'

/** For those who write clients. `routes` gives the table that is documented. */
export const documentRoutes = (routes: () => readonly Route[]): readonly OpenRoute[] => {
  let document: string | undefined
  return [
    openRoute({
      method: 'get',
      path: '/openapi.json',
      summary: 'This document',
      limit: 'read',
      takes: {},
      answers: { 200: { description: 'OpenAPI 3.1.', json: z.looseObject({ openapi: z.string() }) } },
      refusals: [],
      handle: () => okAsync({ status: 200, text: (document ??= openApiText(routes())) }),
    }),
    openRoute({
      method: 'get',
      path: '/problems/:slug',
      summary: 'What a problem means',
      limit: 'read',
      takes: { slug: pathPart('slug', z.string()) },
      answers: { 200: { description: 'The problem.', json: problemKindJson } },
      refusals: ['RouteNotFound'],
      handle: ({ slug }) =>
        okAsync(slug)
          .andThen(problemKindText)
          .map(text => ({ status: 200, text })),
    }),
  ]
}
