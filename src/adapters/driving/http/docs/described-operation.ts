import type { ZodOpenApiOperationObject, ZodOpenApiRequestBodyObject } from 'zod-openapi'
import type { Route } from '../route.js'
import type { Example } from './operation-note.js'
import { toldOf } from './tags.js'

const JSON_TYPE = 'application/json'

/** What the note of a route adds to its operation: name, tag, description, and the examples, each as a whole request. */
export const describedOperation = (route: Route): Partial<ZodOpenApiOperationObject> => {
  const told = toldOf(route)
  if (!told) return {}
  const { tag, note } = told
  return {
    operationId: note.id,
    tags: [tag.name],
    description: [note.description ?? [], note.examples.map(example => asMarkdown(route, example))].flat().join('\n\n'),
  }
}

/** The body that a route takes, with those of its examples. */
export const exemplifiedBody = (route: Route, body: ZodOpenApiRequestBodyObject): ZodOpenApiRequestBodyObject => {
  const examples = toldOf(route)?.note.examples ?? []
  const content = Object.entries(body.content).map(([type, media]) => {
    const ofType = examples.filter(example => example.body !== undefined && mediaTypeOf(example) === type)
    const values = Object.fromEntries(ofType.map(({ name, body: value }) => [name, { value }]))
    return [type, ofType.length > 0 ? { ...media, examples: values } : media]
  })
  return { ...body, content: Object.fromEntries(content) as typeof body.content }
}

/** The target of the request: path and query. */
export const targetOf = ({ path: template }: Pick<Route, 'path'>, { path, query }: Example): string => {
  const target = template.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(path?.[name] ?? ''))
  const parameters = new URLSearchParams(query).toString()
  return parameters === '' ? target : `${target}?${parameters}`
}

export const mediaTypeOf = ({ type = JSON_TYPE }: Example): string => type

/** The body as it is sent. */
export const bodyText = ({ body, type }: Example): string | undefined =>
  body === undefined || type !== undefined ? (body as string | undefined) : JSON.stringify(body)

const asMarkdown = (route: Route, example: Example): string => {
  const body = bodyText(example)
  const lines = [
    `${route.method.toUpperCase()} ${targetOf(route, example)}`,
    ...(route.who === 'anyone'
      ? []
      : [`Authorization: Bearer <access token${route.who === 'admin' ? ' of an administrator' : ''}>`]),
    ...Object.entries(example.headers ?? {}).map(([name, value]) => `${name}: ${value}`),
    ...(body === undefined ? [] : [`Content-Type: ${mediaTypeOf(example)}`, '', body]),
  ]
  return `**${example.name}**: ${example.answers}\n\n\`\`\`http\n${lines.join('\n')}\n\`\`\``
}
