/** What is read of OpenAPI 3.1, and of the JSON Schema in it. */
export type Schema = Readonly<{
  $ref?: string
  type?: string | readonly string[]
  enum?: readonly unknown[]
  const?: unknown
  not?: unknown
  pattern?: string
  format?: string
  properties?: Readonly<Record<string, Schema>>
  required?: readonly string[]
  additionalProperties?: boolean | Schema
  items?: Schema
  anyOf?: readonly Schema[]
  oneOf?: readonly Schema[]
  allOf?: readonly Schema[]
}> &
  Readonly<Partial<Record<LeastBound | MostBound, number>>>

export type LeastBound = 'minimum' | 'exclusiveMinimum' | 'minLength' | 'minItems' | 'minProperties'
export type MostBound = 'maximum' | 'exclusiveMaximum' | 'maxLength' | 'maxItems' | 'maxProperties'

export type Content = Readonly<Record<string, Readonly<{ schema?: Schema }>>>
export type Parameter = Readonly<{ name: string; in: string; required?: boolean; schema?: Schema }>
export type Header = Readonly<{ $ref?: string; required?: boolean; schema?: Schema }>
export type Response = Readonly<{ content?: Content; headers?: Readonly<Record<string, Header>> }>
export type Operation = Readonly<{
  operationId?: string
  parameters?: readonly Parameter[]
  requestBody?: Readonly<{ required?: boolean; content: Content }>
  responses: Readonly<Record<string, Response>>
  security?: readonly unknown[]
}>
export type Document = Readonly<{
  info: Readonly<{ version: string }>
  paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
  components?: Readonly<{
    schemas?: Readonly<Record<string, Schema>>
    headers?: Readonly<Record<string, Header>>
  }>
}>
