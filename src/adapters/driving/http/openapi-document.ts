import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi'
import { commonHeaders } from './common-headers.js'
import { describedOperation, exemplifiedBody } from './docs/described-operation.js'
import { GUIDE } from './docs/guide.js'
import { TAGS, toldOf } from './docs/tags.js'
import type { AppError } from './http-refusal.js'
import type { ProblemKind } from './problems/problem-kind.js'
import { problemExample } from './problems/problem-examples.js'
import { problemJson } from './problems/problem-json.js'
import { PROBLEMS } from './problems/problem-table.js'
import { typeOf } from './problems/problem.js'
import type { AnswerShape, Route, Who } from './route.js'

/** Of the contract: one that takes something away gets a new first number. */
const VERSION = '1.0.0'

const ACCESS_TOKEN = {
  type: 'http',
  scheme: 'bearer',
  bearerFormat: 'JWT',
  description:
    'The `accessToken` of `POST /api/auth/login` or `/refresh`, in `Authorization: Bearer …`. What is in it is for the service alone.',
} as const

/** What may happen on every route, and what the rule of a route adds. */
const ALWAYS: readonly AppError['type'][] = ['InvalidRequest', 'Bug']
const BY_RULE: Readonly<Record<Who, readonly AppError['type'][]>> = {
  anyone: [],
  'signed-in': ['NotSignedIn', 'Unauthenticated', 'Unavailable'],
  admin: ['NotSignedIn', 'Unauthenticated', 'Unavailable', 'Forbidden'],
}
const byLimit = (limit: Route['limit']): readonly AppError['type'][] => (limit === 'none' ? [] : ['TooManyRequests'])

/** The OpenAPI 3.1 document of these routes, as text: from the very schemas that read requests. */
export const openApiText = (routes: readonly Route[]): string => {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method]: operationOf(route) }
  }
  const document = createDocument({
    openapi: '3.1.1',
    info: { title: 'Order management', version: VERSION, description: GUIDE },
    servers: [{ url: '/', description: 'The service that serves this document.' }],
    tags: tagsOf(routes),
    security: [],
    paths,
    components: { securitySchemes: { accessToken: ACCESS_TOKEN } },
  })
  return JSON.stringify(document)
}

/** Those that some route has. */
const tagsOf = (routes: readonly Route[]) => {
  const present = new Set(routes.map(route => toldOf(route)?.tag))
  return TAGS.filter(tag => present.has(tag)).map(({ name, description }) => ({ name, description }))
}

const operationOf = (route: Route): ZodOpenApiOperationObject => {
  const { summary, who, limit, parts, answers, refusals } = route
  const bodies = parts.flatMap(({ document }) => document.requestBody ?? [])
  const [requestBody] = bodies
  const common = commonHeaders(route)
  const told = [...refusals, ...parts.flatMap(part => part.refusals), ...BY_RULE[who], ...byLimit(limit), ...ALWAYS]
  return {
    summary,
    ...describedOperation(route),
    ...(who === 'anyone' ? {} : { security: [{ accessToken: [] }] }),
    parameters: parts.flatMap(({ document }) => document.parameters ?? []),
    ...(requestBody ? { requestBody: exemplifiedBody(route, requestBody) } : {}),
    responses: { ...successes(answers, common), ...problems(told, common) },
  }
}

const successes = (answers: Route['answers'], common: z.core.$ZodShape): ZodOpenApiResponsesObject =>
  Object.fromEntries(Object.entries(answers).map(([status, shape]) => [status, success(shape, common)]))

const success = ({ description, json, type, headers }: AnswerShape, common: z.core.$ZodShape) => ({
  description,
  ...(json || type
    ? {
        content: {
          ...(json ? { 'application/json': { schema: json } } : {}),
          ...(type ? { [type]: { schema: { type: 'string' as const } } } : {}),
        },
      }
    : {}),
  headers: z.object({ ...headers?.shape, ...common }),
})

const problems = (told: readonly AppError['type'][], common: z.core.$ZodShape): ZodOpenApiResponsesObject => {
  const types = [...new Set(told)]
  const statuses = new Set(types.map(type => PROBLEMS[type].status))
  return Object.fromEntries(
    [...statuses].map(status => [
      status,
      problem(
        types.filter(type => PROBLEMS[type].status === status),
        common,
      ),
    ]),
  )
}

const problem = (types: readonly AppError['type'][], common: z.core.$ZodShape) => {
  const kinds: readonly ProblemKind[] = types.map(type => PROBLEMS[type])
  return {
    description: kinds.map(kind => `[\`${typeOf(kind)}\`](${typeOf(kind)}): ${kind.detail}`).join('\n\n'),
    headers: headersOf(kinds, common),
    content: {
      'application/problem+json': {
        schema: problemJson,
        examples: Object.fromEntries(types.map(type => [PROBLEMS[type].slug, { value: problemExample(type) }])),
      },
    },
  }
}

/** The headers of problems of one status; one that only some of them have is optional. */
const headersOf = (kinds: readonly ProblemKind[], common: z.core.$ZodShape) => {
  const shapes = kinds.map(({ headers }) => headers?.shape ?? {})
  const all = Object.entries(Object.assign({}, ...shapes) as z.core.$ZodShape)
  const own = all.map(([name, schema]) => [name, shapes.every(shape => name in shape) ? schema : z.optional(schema)])
  return z.object({ ...common, ...(Object.fromEntries(own) as z.core.$ZodShape) })
}
