import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FormatsPlugin } from 'ajv-formats'
import * as formats from 'ajv-formats'
import { expect } from 'chai'
import { openApiText } from '../../src/adapters/driving/http/openapi-document.js'
import { routeTable } from '../../src/adapters/driving/http/route-table.js'
import { stubPorts } from './stub-ports.js'

type Header = Readonly<{
  $ref?: string
  required?: boolean
  description?: string
  schema?: { description?: string }
}>
type Shape = Readonly<{ content?: Record<string, unknown>; headers?: Record<string, Header> }>
type Operation = Readonly<{ responses: Record<string, Shape> }>
type Document = Readonly<{
  openapi: string
  paths: Record<string, Record<string, Operation>>
  components: Readonly<{ headers: Record<string, Header> }>
}>

/** All that any service serves. */
export const everyRoute = routeTable({
  ports: stubPorts(),
  readiness: { dependencies: {}, stopping: new AbortController().signal },
  metrics: async () => ({ type: 'text/plain', text: '' }),
  conveniences: { mails: () => [] },
})

/** The document as it is served where mails stay in memory. */
export const openApi = JSON.parse(openApiText(everyRoute)) as Document

const ajv = new Ajv2020({ strict: false, allErrors: true })
;(formats.default as unknown as FormatsPlugin)(ajv)
ajv.addSchema(openApi, 'openapi')

const PROBLEM = 'application/problem+json'

/** Holds an answer against the document: its status, media type, headers, and every field of its body. */
export const expectToMatchOpenApi = (
  method: string,
  path: string,
  status: number,
  headers: Headers,
  body: string,
): void => {
  const what = `${method} ${path} → ${status}`
  const type = mediaType(headers)
  const template = templateOf(method, path)
  const operation = template === undefined ? undefined : openApi.paths[template]?.[method.toLowerCase()]
  if (template === undefined || !operation) {
    expect(status, what).to.equal(template === undefined ? 404 : 405)
    expectSchema('openapi#/components/schemas/Problem', body, what)
    return
  }

  const shape = operation.responses[status]
  expect(shape, `${what} is not documented`).to.exist
  expectHeaders(shape?.headers ?? {}, headers, what)
  if (!shape?.content) {
    expect(body, what).to.equal('')
    return
  }

  expect(Object.keys(shape.content), what).to.include(type)
  if (type !== 'application/json' && type !== PROBLEM) return
  const steps = ['paths', template, method.toLowerCase(), 'responses', status, 'content', type, 'schema']
  expectSchema(`openapi#/${steps.map(pointerStep).join('/')}`, body, what)
}

/** What is said of a header where it stands, or in the place that is named there. */
export const headerOf = (header: Header): Header =>
  header.$ref === undefined ? header : openApi.components.headers[header.$ref.replace('#/components/headers/', '')]!

/** For the connection, for caches and for browsers, by what HTTP says of them: of no route of ours. */
const OF_HTTP = new Set([
  ...['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-type', 'content-length'],
  ...['cache-control', 'vary', 'x-content-type-options', 'content-security-policy', 'referrer-policy'],
  ...['cross-origin-resource-policy'],
])

/** All that it promises, and nothing that it does not speak of. */
const expectHeaders = (declared: Readonly<Record<string, Header>>, sent: Headers, what: string) => {
  for (const [name, header] of Object.entries(declared))
    if (headerOf(header).required) expect(sent.get(name), `${what} lacks ${name}`).to.be.a('string')
  const known = new Set(Object.keys(declared).map(name => name.toLowerCase()))
  const unsaid = [...sent.keys()].filter(name => !known.has(name) && !OF_HTTP.has(name))
  expect(unsaid, `${what} has headers that are not documented`).to.deep.equal([])
}

const templates = Object.keys(openApi.paths).sort((a, b) => a.split('{').length - b.split('{').length)

/** `/api/orders/create` is a path of its own, and an order id to the methods that it does not know. */
const templateOf = (method: string, path: string) => {
  const plain = path.replace(/\?.*$/, '')
  const known = templates.filter(template => patternOf(template).test(plain))
  return known.find(template => openApi.paths[template]?.[method.toLowerCase()]) ?? known[0]
}

const patternOf = (template: string) =>
  new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`)

const mediaType = (headers: Headers) => (headers.get('content-type') ?? '').replace(/;.*$/, '')

const pointerStep = (step: string | number) =>
  encodeURIComponent(String(step).replaceAll('~', '~0').replaceAll('/', '~1'))

const expectSchema = (ref: string, body: string, what: string) => {
  const validate = ajv.getSchema(ref)
  if (!validate) throw new Error(`${what}: nothing under ${ref}`)
  expect(validate(JSON.parse(body)), `${what}: ${ajv.errorsText(validate.errors)} in ${body}`).to.be.true
}
