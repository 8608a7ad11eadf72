import type { Document, LeastBound, MostBound, Schema } from './document.js'

export type Documents = Readonly<{ released: Document; current: Document }>
/** Whether clients send what is described, or are answered it. */
type Direction = 'sent' | 'answered'

const LEAST: readonly LeastBound[] = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties']
const MOST: readonly MostBound[] = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties']

/** What a client that was written for the released schema may no longer send, or can no longer count on being answered. */
export const brokenSchema = (documents: Documents, direction: Direction) => {
  const seen = new Set<string>()
  const resolved = (document: Document, schema: Schema): Schema => {
    const name = schema.$ref?.replace('#/components/schemas/', '')
    const target = name === undefined ? undefined : document.components?.schemas?.[name]
    return target ? resolved(document, target) : schema
  }

  const compare = (where: string, before: Schema, after: Schema): readonly string[] => {
    const pair = `${before.$ref ?? ''} ${after.$ref ?? ''}`
    if (before.$ref !== undefined && after.$ref !== undefined) {
      if (seen.has(pair)) return []
      seen.add(pair)
    }
    const was = resolved(documents.released, before)
    const is = resolved(documents.current, after)
    return [
      ...typeOf(where, was, is),
      ...(direction === 'sent'
        ? [...narrowed(where, was, is), ...narrowedObject(where, was, is)]
        : lost(where, was, is)),
      ...nested(where, was, is),
    ]
  }

  const typeOf = (where: string, was: Schema, is: Schema): readonly string[] => {
    const [from, to] = direction === 'sent' ? [was, is] : [is, was]
    return allows(typesIn(to), typesIn(from)) ? [] : [`${where}: ${named(was)} has become ${named(is)}`]
  }

  const nested = (where: string, was: Schema, is: Schema): readonly string[] => [
    ...Object.entries(was.properties ?? {}).flatMap(([name, property]) => {
      const now = is.properties?.[name]
      return now ? compare(`${where}.${name}`, property, now) : []
    }),
    ...(was.items && is.items ? compare(`${where}[]`, was.items, is.items) : []),
    ...(typeof was.additionalProperties === 'object' && typeof is.additionalProperties === 'object'
      ? compare(`${where}.*`, was.additionalProperties, is.additionalProperties)
      : []),
    ...(['anyOf', 'oneOf', 'allOf'] as const).flatMap(of =>
      alternatives(`${where} (${of})`, was[of] ?? [], is[of] ?? []),
    ),
  ]

  /** Each that could be sent must still be taken by one; each that is answered must have been one before. */
  const alternatives = (where: string, was: readonly Schema[], is: readonly Schema[]): readonly string[] => {
    const fits = (before: Schema, after: Schema) => brokenSchema(documents, direction)('', before, after).length === 0
    const misfits =
      direction === 'sent'
        ? was.filter(before => !is.some(after => fits(before, after)))
        : is.filter(after => !was.some(before => fits(before, after)))
    return misfits.map(
      schema => `${where}: ${JSON.stringify(schema)} ${direction === 'sent' ? 'is no longer taken' : 'is new'}`,
    )
  }

  return compare
}

const narrowed = (where: string, was: Schema, is: Schema): readonly string[] => [
  ...LEAST.filter(bound => (is[bound] ?? -Infinity) > (was[bound] ?? -Infinity) && !isNothing(bound, is[bound])).map(
    bound => `${where}: ${bound} has risen to ${is[bound] ?? ''}`,
  ),
  ...MOST.filter(bound => (is[bound] ?? Infinity) < (was[bound] ?? Infinity)).map(
    bound => `${where}: ${bound} has fallen to ${is[bound] ?? ''}`,
  ),
  ...(['pattern', 'format', 'not'] as const)
    .filter(rule => is[rule] !== undefined && JSON.stringify(is[rule]) !== JSON.stringify(was[rule]))
    .map(rule => `${where}: ${rule} is ${was[rule] === undefined ? 'new' : 'another'}`),
  ...withdrawnValues(valuesIn(was), valuesIn(is)).map(value => `${where}: ${value} is no longer taken`),
]

const narrowedObject = (where: string, was: Schema, is: Schema): readonly string[] => [
  ...Object.keys(was.properties ?? {})
    .filter(name => !is.properties?.[name] && is.additionalProperties === false)
    .map(name => `${where}.${name}: is no longer taken`),
  ...(is.required ?? []).filter(name => !was.required?.includes(name)).map(name => `${where}.${name}: is required now`),
]

const lost = (where: string, was: Schema, is: Schema): readonly string[] =>
  Object.keys(was.properties ?? {}).flatMap(name => {
    if (!is.properties?.[name]) return [`${where}.${name}: is no longer answered`]
    const sure = was.required?.includes(name) === true
    return sure && !is.required?.includes(name) ? [`${where}.${name}: is no longer always answered`] : []
  })

// A length of 0 at least forbids nothing.
const isNothing = (bound: LeastBound, value: number | undefined) =>
  bound.startsWith('min') && bound !== 'minimum' && value === 0

const ANY = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
const typesIn = ({ type, const: value, enum: values }: Schema): readonly string[] => {
  if (type !== undefined) return [type].flat()
  const given = values ?? (value === undefined ? undefined : [value])
  return given ? [...new Set(given.map(each => (each === null ? 'null' : typeof each)))] : ANY
}
const allows = (wide: readonly string[], narrow: readonly string[]) =>
  narrow.every(type => wide.includes(type) || (type === 'integer' && wide.includes('number')))
const named = (schema: Schema) => typesIn(schema).join(' or ')

const valuesIn = ({ const: value, enum: values }: Schema) => values ?? (value === undefined ? undefined : [value])
const withdrawnValues = (
  was: readonly unknown[] | undefined,
  is: readonly unknown[] | undefined,
): readonly string[] => {
  if (!is) return []
  return was ? was.filter(value => !is.includes(value)).map(value => JSON.stringify(value)) : ['any other value']
}
