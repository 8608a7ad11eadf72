import { err, ok, safeTry, type Result, type ResultAsync } from 'neverthrow'
import { z } from 'zod'
import type { ZodOpenApiOperationObject } from 'zod-openapi'
import { deviceOf, type Device } from '../../../domain/account/device.js'
import { clientNetwork } from './client-network.js'
import type { HttpContext } from './http-context.js'
import type { AppError, Fault } from './http-refusal.js'
import { idempotencyKey } from './json/idempotency-key.js'
import { readJson } from './json-body.js'
import { firstFaults, shortened } from './pointers.js'

/** A part of a request: how it is read, and how the very same is documented. */
export type Part<T> = Readonly<{
  read: (context: HttpContext) => Result<T, AppError> | ResultAsync<T, AppError>
  document: Pick<ZodOpenApiOperationObject, 'parameters' | 'requestBody'>
  refusals: readonly AppError['type'][]
  /** Whether it answers for all parameters after the path. */
  readsQuery?: true
}>
export type Parts = Readonly<Record<string, Part<unknown>>>
export type Input<P extends Parts> = { readonly [Name in keyof P]: P[Name] extends Part<infer T> ? T : never }

/** A parameter of the path. One that does not parse is told as `invalid`, or else as a fault of the request. */
export const pathPart = <T>(name: string, schema: z.ZodType<T, string>, invalid?: AppError): Part<T> => ({
  read: ({ params }) => {
    const parsed = schema.safeParse(params[name])
    if (parsed.success) return ok(parsed.data)
    return invalid ? err(invalid) : refused(parsed.error, ({ message }) => ({ parameter: name, detail: message }))
  },
  document: { parameters: [schema.meta({ param: { name, in: 'path' } })] },
  refusals: [invalid?.type ?? 'InvalidRequest'],
})

/** The parameters after the path, strict: one that the schema does not know is refused by name. */
export const queryPart = <Schema extends z.ZodObject>(schema: Schema): Part<z.output<Schema>> => ({
  read: ({ query }) => {
    const parsed = schema.safeParse(query)
    return parsed.success ? ok(parsed.data) : refused(parsed.error, inQuery)
  },
  document: {
    parameters: Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).map(([name, parameter]) =>
      parameter.meta({ ...parameter.meta(), param: { name, in: 'query' } }),
    ),
  },
  refusals: ['InvalidRequest'],
  readsQuery: true,
})

/** The body, strict: a field that the schema does not know is refused by name. */
export const bodyPart = <T>(schema: z.ZodType<T>, { optional = false } = {}): Part<T> => ({
  read: context =>
    readJson(context, { optional }).andThen((json): Result<T, AppError> => {
      const parsed = schema.safeParse(json)
      return parsed.success ? ok(parsed.data) : invalid(firstFaults(parsed.error.issues, MOST_FAULTS).faults)
    }),
  document: { requestBody: { required: !optional, content: { 'application/json': { schema } } } },
  refusals: ['MalformedJson', 'IncompleteBody', 'BodyTooLarge', 'UnsupportedMediaType', 'InvalidRequest'],
})

/** In place of the body that a route does not take: `{}` will do, for there are clients that always send something. */
const noBody: Part<unknown> = { ...bodyPart(z.strictObject({}), { optional: true }), document: {} }

const takesBody = (parts: Parts) => Object.values(parts).some(({ document }) => document.requestBody !== undefined)

/** All that `readParts` reads. */
export const partsOf = (takes: Parts): readonly Part<unknown>[] =>
  takesBody(takes) ? Object.values(takes) : [...Object.values(takes), noBody]

const HEADER = 'Idempotency-Key'

/** The Idempotency-Key, if one is sent. Sent twice it is no key: Node joins the two by a comma and a space. */
export const keyPart: Part<z.infer<typeof idempotencyKey> | undefined> = {
  read: ({ headers }) => {
    const parsed = idempotencyKey.optional().safeParse(headers['idempotency-key'])
    return parsed.success
      ? ok(parsed.data)
      : refused(parsed.error, ({ message }) => ({ header: HEADER, detail: message }))
  },
  document: { parameters: [idempotencyKey.optional().meta({ param: { name: HEADER, in: 'header' } })] },
  refusals: ['InvalidRequest'],
}

/** What the client calls itself. It is shown to the owner of the account, and nothing hangs on it: any will do. */
export const userAgentPart: Part<Device> = {
  read: ({ headers }) => ok(deviceOf(headers['user-agent'])),
  document: {},
  refusals: [],
}

/** The network that the request came from: no client says it, and nobody is told of it. */
export const clientPart = (trustedProxies: number): Part<string> => ({
  read: ({ req }) => ok(clientNetwork(req, trustedProxies)),
  document: {},
  refusals: [],
})

/**
 * Reads the parts in their order, up to the first that is refused. No route passes over a parameter after the path, or a
 * body, that it does not take.
 */
export const readParts = <P extends Parts>(parts: P, context: HttpContext): ResultAsync<Input<P>, AppError> =>
  safeTry(async function* () {
    if (!Object.values(parts).some(({ readsQuery }) => readsQuery)) yield* noParameters(context)
    const input: Record<string, unknown> = {}
    for (const [name, part] of Object.entries(parts)) input[name] = yield* await part.read(context)
    if (!takesBody(parts)) yield* await noBody.read(context)
    return ok(input as Input<P>)
  })

const noParameters = (context: HttpContext): Result<void, AppError> => {
  if (context.querystring === '') return ok()
  const names = Object.keys(context.query)
  // `?&` names nothing, as URLSearchParams has it.
  return names.length === 0 ? ok() : invalid(unknownParameters(names))
}

const unknownParameters = (names: readonly string[]): readonly Fault[] =>
  names.map(name => ({ parameter: shortened(name), detail: 'This parameter is unknown.' }))

type Issue = z.core.$ZodIssue

// Enough to mend a form by; a body of nonsense must not make an answer of its size.
const MOST_FAULTS = 50

const refused = (error: z.ZodError, told: (issue: Issue) => Fault | readonly Fault[]): Result<never, AppError> =>
  invalid(error.issues.flatMap(told))

const invalid = (faults: readonly Fault[]): Result<never, AppError> =>
  err({ type: 'InvalidRequest', faults: faults.slice(0, MOST_FAULTS) })

const inQuery = (issue: Issue): readonly Fault[] =>
  issue.code === 'unrecognized_keys'
    ? unknownParameters(issue.keys)
    : [{ parameter: String(issue.path[0]), detail: issue.message }]
