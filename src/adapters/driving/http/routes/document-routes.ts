import { ok, okAsync, ResultAsync } from 'neverthrow'
import { z } from 'zod'
import { problemPage, problemsPage } from '../docs/problem-pages.js'
import { SWAGGER_UI_FILES, swaggerUiFile, swaggerUiPage } from '../docs/swagger-ui.js'
import { openApiText } from '../openapi-document.js'
import { problemKind, problemKindJson, problemKinds, problemKindsJson } from '../problems/problem-kinds.js'
import { pathPart, type Part } from '../request-part.js'
import { openRoute, type Answer, type OpenRoute, type Route } from '../route.js'

const HTML = 'text/html'

const openApiJson = z.looseObject({ openapi: z.string() }).meta({ example: { openapi: '3.1.1' } })

/** Whether a page is wanted, as browsers do, rather than JSON. */
const pagePart: Part<boolean> = {
  read: context => ok(context.accepts('json', 'html') === 'html'),
  document: {},
  refusals: [],
}

const asJson = (json: object): Answer => ({ status: 200, text: JSON.stringify(json), headers: { Vary: 'Accept' } })

/** For those who write clients. `routes` gives the table that is documented. */
export const documentRoutes = (routes: () => readonly Route[]): readonly OpenRoute[] => {
  let document: string | undefined
  return [
    openRoute({
      method: 'get',
      path: '/docs',
      summary: 'This document, to be read and tried out in a browser',
      limit: 'read',
      takes: {},
      answers: { 200: { description: 'A page.', type: HTML } },
      refusals: [],
      handle: () => okAsync(swaggerUiPage),
    }),
    ...SWAGGER_UI_FILES.map(file =>
      openRoute({
        method: 'get',
        path: `/docs/${file.name}`,
        summary: 'A part of that page',
        limit: 'read',
        takes: {},
        answers: { 200: { description: 'The file.', type: file.type } },
        refusals: [],
        handle: () => ResultAsync.fromSafePromise(swaggerUiFile(file)),
      }),
    ),
    openRoute({
      method: 'get',
      path: '/openapi.json',
      summary: 'This document',
      limit: 'read',
      takes: {},
      answers: { 200: { description: 'OpenAPI 3.1.', json: openApiJson } },
      refusals: [],
      handle: () => okAsync({ status: 200, text: (document ??= openApiText(routes())) }),
    }),
    openRoute({
      method: 'get',
      path: '/problems',
      summary: 'All problems there are',
      limit: 'read',
      takes: { page: pagePart },
      answers: { 200: { description: 'By status.', json: problemKindsJson, type: HTML } },
      refusals: [],
      handle: ({ page }) => {
        const items = problemKinds()
        return okAsync(page ? problemsPage(items) : asJson({ items }))
      },
    }),
    openRoute({
      method: 'get',
      path: '/problems/:slug',
      summary: 'What a problem means, and what to do about it',
      limit: 'read',
      takes: { page: pagePart, slug: pathPart('slug', z.string().meta({ description: 'The last step of a `type`.' })) },
      answers: { 200: { description: 'The problem.', json: problemKindJson, type: HTML } },
      refusals: ['RouteNotFound'],
      handle: ({ page, slug }) =>
        okAsync(slug)
          .andThen(problemKind)
          .map(kind => (page ? problemPage(kind) : asJson(kind))),
    }),
  ]
}
