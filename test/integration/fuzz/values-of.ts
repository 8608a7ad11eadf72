import fc from 'fast-check'
import { resolved } from '../../security/operation-of.js'
import type { Schema } from '../../security/fields-of.js'

/** What stands for a field of that name most of the time, so that requests meet what there is. */
export type Known = Readonly<Record<string, fc.Arbitrary<unknown>>>

const LONGEST = 60
const MOST_ENTRIES = 4

/** Values that a schema allows; fields of a known name are mostly of the known values. */
export const valuesOf = (schema: Schema, known: Known): fc.Arbitrary<unknown> => {
  if (schema.$ref !== undefined) return valuesOf(resolved(schema.$ref), known)
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (schema.enum) return fc.constantFrom(...schema.enum)
  const choices = schema.anyOf
  if (choices) return fc.oneof(...choices.map(choice => valuesOf(choice, known)))

  switch (schema.type) {
    case 'string':
      return textsOf(schema)
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -1_000_000, max: Math.min(schema.maximum ?? 1_000_000, 2 ** 31 - 1) })
    case 'number':
      return fc.double({ noNaN: true, noDefaultInfinity: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, known), { minLength: schema.minItems ?? 0, maxLength: MOST_ENTRIES })
    case 'object':
      return objectsOf(schema, known)
    default:
      return fc.jsonValue({ maxDepth: 2 })
  }
}

const textsOf = ({ format, pattern, maxLength = LONGEST }: Schema): fc.Arbitrary<string> => {
  if (format === 'uuid') return fc.uuid()
  if (format === 'date-time')
    return fc
      .date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
      .map(date => date.toISOString())
  if (pattern !== undefined)
    return fc.stringMatching(new RegExp(pattern, 'u'), { size: '-1' }).map(text => text.slice(0, maxLength))
  return fc.string({ unit: 'grapheme', maxLength: Math.min(maxLength, LONGEST) })
}

const objectsOf = ({ properties = {}, required = [] }: Schema, known: Known): fc.Arbitrary<unknown> => {
  const fields = Object.entries(properties).map(([name, schema]) => {
    const values = valuesOf(schema, known)
    const mostly = known[name]
    return [
      name,
      mostly ? fc.oneof({ weight: 9, arbitrary: mostly }, { weight: 1, arbitrary: values }) : values,
    ] as const
  })
  return fc.record(Object.fromEntries(fields), { requiredKeys: [...required] })
}
