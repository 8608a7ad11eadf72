/** What of a JSON Schema is asked about here. */
export type Schema = Readonly<{
  $ref?: string
  type?: string | readonly string[]
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: readonly Schema[]
  allOf?: readonly Schema[]
  const?: unknown
  enum?: readonly unknown[]
  format?: string
  pattern?: string
  minimum?: number
  maximum?: number
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
}>

export type Path = readonly (string | number)[]
/** A place in a body, and whether it is a text or an object. */
export type Field = Readonly<{ path: Path; kind: 'text' | 'object' }>

/** Every text and every object in a body of this schema, lists by their first entry. */
export const fieldsOf = (schema: Schema, resolve: (ref: string) => Schema, path: Path = []): readonly Field[] => {
  if (schema.$ref !== undefined) return fieldsOf(resolve(schema.$ref), resolve, path)
  if (schema.items) return fieldsOf(schema.items, resolve, [...path, 0])
  if (schema.type === 'string') return [{ path, kind: 'text' }]
  if (!schema.properties) return []
  const within = Object.entries(schema.properties)
  return [{ path, kind: 'object' }, ...within.flatMap(([name, part]) => fieldsOf(part, resolve, [...path, name]))]
}

/** A copy of the body in which something else stands at the path. What is missing on the way is made. */
export const withAt = (body: unknown, [step, ...rest]: Path, value: unknown): unknown => {
  if (step === undefined) return value
  const inside = (body ?? {}) as Readonly<Record<string | number, unknown>>
  const replaced = withAt(inside[step], rest, value)
  if (Array.isArray(body)) return body.map((each, index) => (index === step ? replaced : (each as unknown)))
  // Not by a literal or a spread: `__proto__` has to become a field like any other.
  return Object.fromEntries([...Object.entries(inside).filter(([name]) => name !== step), [step, replaced]])
}

export const pointerOf = (path: Path): string => `#${path.map(step => `/${encodeURIComponent(step)}`).join('')}`
