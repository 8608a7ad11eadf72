import type { Route } from '../../src/adapters/driving/http/route.js'
import { openApi } from '../support/openapi-validator.js'
import type { Schema } from './fields-of.js'

type Parameter = Readonly<{ name: string; in: 'path' | 'query' | 'header'; required?: boolean; schema: Schema }>
type Media = Readonly<Record<string, Readonly<{ schema: Schema }>>>
type Documented = Readonly<{ parameters?: readonly Parameter[]; requestBody?: Readonly<{ content: Media }> }>

/** What the OpenAPI document says of a route: the schema of its JSON, if it takes any, and its parameters. */
export type Operation = Readonly<{ body?: Schema; parameters: readonly Parameter[] }>

const paths = openApi.paths as unknown as Readonly<Record<string, Readonly<Record<string, Documented>>>>
const { schemas } = (openApi as unknown as { components: { schemas: Readonly<Record<string, Schema>> } }).components

export const operationOf = ({ method, path }: Pick<Route, 'method' | 'path'>): Operation => {
  const documented = paths[path.replaceAll(/:(\w+)/g, '{$1}')]?.[method]
  if (!documented) throw new Error(`${method} ${path} is not documented`)
  const { parameters = [], requestBody } = documented
  const media = Object.entries(requestBody?.content ?? {}).find(([type]) => type.endsWith('json'))
  return { parameters, ...(media ? { body: media[1].schema } : {}) }
}

/** The schema that is meant by `#/components/schemas/Name`. */
export const resolved = (ref: string): Schema => {
  const schema = schemas[ref.replace('#/components/schemas/', '')]
  if (!schema) throw new Error(`there is no ${ref}`)
  return schema
}
