import { brokenSchema, type Documents } from './broken-schemas.js'
import type { Content, Document, Header, Operation, Parameter, Response } from './document.js'

/**
 * What of the released contract is broken by the current one, in words: a client that was written for the former would be
 * refused, or miss something. Additions break nothing: operations, optional parameters and fields, fields and headers of
 * answers, statuses, values of an enumeration that is answered. Under another first number of the version anything goes.
 */
export const breakingChanges = (released: Document, current: Document): readonly string[] => {
  if (firstNumber(released) !== firstNumber(current)) return []
  return Object.entries(released.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, was]) => {
      const where = `${method.toUpperCase()} ${path}`
      const is = current.paths[path]?.[method]
      return is ? brokenOperation({ released, current }, where, was, is) : [`${where}: is gone`]
    }),
  )
}

const firstNumber = ({ info }: Document) => info.version.split('.')[0]

const brokenOperation = (documents: Documents, where: string, was: Operation, is: Operation): readonly string[] => [
  ...(was.operationId === is.operationId ? [] : [`${where}: is called ${is.operationId ?? 'nothing'} now`]),
  ...(needsToken(is) && !needsToken(was) ? [`${where}: needs an access token now`] : []),
  ...brokenParameters(documents, where, was.parameters ?? [], is.parameters ?? []),
  ...brokenBody(documents, where, was.requestBody, is.requestBody),
  ...Object.entries(was.responses).flatMap(([status, response]) => {
    const now = is.responses[status]
    return now ? brokenResponse(documents, `${where} ${status}`, response, now) : [`${where} ${status}: is gone`]
  }),
]

const needsToken = ({ security = [] }: Operation) => security.length > 0

const brokenParameters = (
  documents: Documents,
  where: string,
  was: readonly Parameter[],
  is: readonly Parameter[],
): readonly string[] => {
  const same = (one: Parameter) => (other: Parameter) => one.name === other.name && one.in === other.in
  const placeOf = (parameter: Parameter) => `${where} ${parameter.in} ${parameter.name}`
  return [
    ...was.flatMap(parameter => {
      const now = is.find(same(parameter))
      if (!now) return [`${placeOf(parameter)}: is no longer taken`]
      return brokenSchema(documents, 'sent')(placeOf(parameter), parameter.schema ?? {}, now.schema ?? {})
    }),
    ...is
      .filter(parameter => parameter.required === true && was.find(same(parameter))?.required !== true)
      .map(parameter => `${placeOf(parameter)}: is required now`),
  ]
}

const brokenBody = (
  documents: Documents,
  where: string,
  was: Operation['requestBody'],
  is: Operation['requestBody'],
): readonly string[] => {
  const place = `${where} body`
  if (!was) return is?.required === true ? [`${place}: is required now`] : []
  if (!is) return [`${place}: is no longer taken`]
  return [
    ...(is.required === true && was.required !== true ? [`${place}: is required now`] : []),
    ...brokenContent(documents, 'sent', place, was.content, is.content),
  ]
}

const brokenResponse = (documents: Documents, where: string, was: Response, is: Response): readonly string[] => [
  ...Object.entries(was.headers ?? {}).flatMap(([name, header]) => {
    const now = is.headers?.[name]
    if (!now) return [`${where} ${name}: is no longer answered`]
    const sure = isSure(documents.released, header)
    return sure && !isSure(documents.current, now) ? [`${where} ${name}: is no longer always answered`] : []
  }),
  ...brokenContent(documents, 'answered', where, was.content ?? {}, is.content ?? {}),
]

/** A header may stand among the components, under a name. */
const isSure = ({ components }: Document, { $ref, required }: Header): boolean =>
  ($ref === undefined ? required : components?.headers?.[$ref.replace('#/components/headers/', '')]?.required) === true

const brokenContent = (
  documents: Documents,
  direction: 'sent' | 'answered',
  where: string,
  was: Content,
  is: Content,
): readonly string[] =>
  Object.entries(was).flatMap(([type, { schema = {} }]) => {
    const now = is[type]
    if (!now) return [`${where} ${type}: is no longer ${direction === 'sent' ? 'taken' : 'answered'}`]
    return brokenSchema(documents, direction)(`${where} `, schema, now.schema ?? {})
  })
