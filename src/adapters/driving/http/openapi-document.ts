import { z } from 'zod'
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiResponsesObject } from 'zod-openapi'
import type { AppError } from './http-refusal.js'
import type { ProblemKind } from './problems/problem-kind.js'
import { problemJson } from './problems/problem-json.js'
import { PROBLEMS } from './problems/problem-table.js'
import { typeOf } from './problems/problem.js'
import type { AnswerShape, Route, Who } from './route.js'

const ABOUT = `Errors are problems (RFC 9457); their \`type\` is a stable relative reference, and what it means is answered
under it. Money is in minor units, times are RFC 3339 in UTC. TLS ends at the proxy, which also sets HSTS. What is not
proper HTTP is refused on every path: 400, 408, 413, 417, 431. A known path with another method is a 405 with \`Allow\`.
Where limits are on, every answer says how the limits of its path stand: \`RateLimit-Policy\`, \`RateLimit\`.`

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
    info: { title: 'Order management', version: '1.0.0', description: ABOUT },
    security: [],
    paths,
    components: { securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } } },
  })
  return JSON.stringify(document)
}

const operationOf = ({ summary, who, limit, parts, answers, refusals }: Route): ZodOpenApiOperationObject => {
  const bodies = parts.flatMap(({ document }) => document.requestBody ?? [])
  const [requestBody] = bodies
  const told = [...refusals, ...parts.flatMap(part => part.refusals), ...BY_RULE[who], ...byLimit(limit), ...ALWAYS]
  return {
    summary,
    ...(who === 'anyone' ? {} : { security: [{ accessToken: [] }] }),
    parameters: parts.flatMap(({ document }) => document.parameters ?? []),
    ...(requestBody ? { requestBody } : {}),
    responses: { ...successes(answers), ...problems(told) },
  }
}

const successes = (answers: Route['answers']): ZodOpenApiResponsesObject =>
  Object.fromEntries(Object.entries(answers).map(([status, shape]) => [status, success(shape)]))

const success = ({ description, json, type, headers }: AnswerShape) => ({
  description,
  ...(json ? { content: { 'application/json': { schema: json } } } : {}),
  ...(type ? { content: { [type]: { schema: { type: 'string' as const } } } } : {}),
  ...(headers ? { headers } : {}),
})

const problems = (told: readonly AppError['type'][]): ZodOpenApiResponsesObject => {
  const kinds: readonly ProblemKind[] = [...new Set(told)].map(type => PROBLEMS[type])
  return Object.fromEntries(kinds.map(({ status }) => [status, problem(kinds.filter(kind => kind.status === status))]))
}

const problem = (kinds: readonly ProblemKind[]) => ({
  description: kinds.map(kind => `\`${typeOf(kind)}\`: ${kind.detail}`).join('\n\n'),
  headers: headersOf(kinds),
  content: { 'application/problem+json': { schema: problemJson } },
})

/** The headers of problems of one status; one that only some of them have is optional. */
const headersOf = (kinds: readonly ProblemKind[]) => {
  const shapes = kinds.map(({ headers }) => headers?.shape ?? {})
  const all = Object.entries(Object.assign({}, ...shapes) as z.core.$ZodShape)
  return z.object(
    Object.fromEntries(
      all.map(([name, schema]) => [name, shapes.every(shape => name in shape) ? schema : z.optional(schema)]),
    ),
  )
}
