import { Ajv2020 } from 'ajv/dist/2020.js'
import type { FormatsPlugin } from 'ajv-formats'
import * as formats from 'ajv-formats'
import { expect } from 'chai'
import { openApiText } from '../../src/adapters/driving/http/openapi-document.js'
import { routeTable } from '../../src/adapters/driving/http/route-table.js'
import { stubPorts } from './stub-ports.js'

type Shape = Readonly<{ content?: Record<string, unknown>; headers?: Record<string, { required?: boolean }> }>
type Operation = Readonly<{ responses: Record<string, Shape> }>
type Document = Readonly<{ openapi: string; paths: Record<string, Record<string, Operation>> }>

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
  for (const [name, { required }] of Object.entries(shape?.headers ?? {}))
    if (required) expect(headers.get(name), `${what} lacks ${name}`).to.be.a('string')
  if (!shape?.content) {
    expect(body, what).to.equal('')
    return
  }

  expect(Object.keys(shape.content), what).to.include(type)
  if (type !== 'application/json' && type !== PROBLEM) return
  const steps = ['paths', template, method.toLowerCase(), 'responses', status, 'content', type, 'schema']
  expectSchema(`openapi#/${steps.map(pointerStep).join('/')}`, body, what)
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
