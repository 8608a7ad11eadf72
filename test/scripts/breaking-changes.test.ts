import { expect } from 'chai'
import { breakingChanges } from '../../scripts/openapi/breaking-changes.js'

type Anything = { [Name in string]: Anything } & { push: (value: unknown) => void }

const UUID = { type: 'string', format: 'uuid' }

/** A small contract with one of everything that can be broken. */
const contract = () => ({
  info: { version: '1.2.0' },
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100 } }],
        responses: {
          200: {
            headers: {
              Link: { schema: { type: 'string' } },
              ETag: { required: true, schema: { type: 'string' } },
              'X-Request-Id': { $ref: '#/components/headers/X-Request-Id' },
            },
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Page' } } },
          },
          503: { content: { 'application/problem+json': { schema: {} } } },
        },
      },
      post: {
        operationId: 'placeOrder',
        requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Place' } } } },
        responses: { 201: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } },
      },
    },
    '/orders/{id}': {
      get: {
        operationId: 'readOrder',
        parameters: [{ name: 'id', in: 'path', required: true, schema: UUID }],
        responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' } } } } },
      },
    },
  },
  components: {
    headers: { 'X-Request-Id': { required: true, schema: { type: 'string' } } },
    schemas: {
      Order: {
        type: 'object',
        properties: { id: UUID, status: { type: 'string', enum: ['Pending', 'Done'] }, note: { type: 'string' } },
        required: ['id', 'status'],
      },
      Page: { type: 'object', properties: { items: { type: 'array', items: { $ref: '#/components/schemas/Order' } } } },
      Place: {
        type: 'object',
        properties: {
          sku: { type: 'string', maxLength: 64 },
          kind: { type: 'string', enum: ['gift', 'plain'] },
          payload: { anyOf: [{ type: 'string' }, { type: 'integer' }] },
        },
        required: ['sku'],
        additionalProperties: false,
      },
    },
  },
})

const changed = (doctor: (document: Anything) => unknown): readonly string[] => {
  const current = contract()
  doctor(current as unknown as Anything)
  return breakingChanges(contract(), current)
}

const operation = (document: Anything, method: string) => document['paths']!['/orders']![method]!
const schema = (document: Anything, name: string) => document['components']!['schemas']![name]!
const property = (document: Anything, of: string, name: string) => schema(document, of)['properties']![name]!
const answer = (document: Anything) => operation(document, 'get')['responses']!['200']!
const set = (target: Anything, values: object) => Object.assign(target, values)
const remove = (target: Anything, name: string) => Reflect.deleteProperty(target, name)

/** Each does away with something that clients may count on, and where that shows. */
const BREAKING: Readonly<Record<string, readonly [doctor: (document: Anything) => unknown, told: string]>> = {
  'a path is gone': [d => remove(d['paths']!, '/orders/{id}'), 'GET /orders/{id}: is gone'],
  'a method is gone': [d => remove(d['paths']!['/orders']!, 'post'), 'POST /orders: is gone'],
  'an operation is renamed': [
    d => set(operation(d, 'get'), { operationId: 'list' }),
    'GET /orders: is called list now',
  ],
  'an open operation is guarded': [
    d => set(operation(d, 'post'), { security: [{ token: [] }] }),
    'needs an access token',
  ],
  'a status is gone': [d => remove(operation(d, 'get')['responses']!, '503'), 'GET /orders 503: is gone'],
  'a media type is answered no more': [d => set(answer(d), { content: {} }), 'application/json: is no longer answered'],
  'a header is answered no more': [d => remove(answer(d)['headers']!, 'Link'), 'Link: is no longer answered'],
  'a header is no longer sure': [d => remove(answer(d)['headers']!['ETag']!, 'required'), 'ETag: is no longer always'],
  'a header that has a name is no longer sure': [
    d => remove(d['components']!['headers']!['X-Request-Id']!, 'required'),
    'X-Request-Id: is no longer always',
  ],
  'a field is answered no more': [
    d => remove(schema(d, 'Order')['properties']!, 'note'),
    '.note: is no longer answered',
  ],
  'a field deep in a list is no longer sure': [
    d => set(schema(d, 'Order'), { required: ['id'] }),
    '.items[].status: is no longer always',
  ],
  'a field is answered with another type': [
    d => set(property(d, 'Order', 'note'), { type: 'integer' }),
    'string has become integer',
  ],
  'a field may be null': [
    d => set(property(d, 'Order', 'note'), { type: ['string', 'null'] }),
    'has become string or null',
  ],
  'a parameter is taken no more': [
    d => set(operation(d, 'get'), { parameters: [] }),
    'query limit: is no longer taken',
  ],
  'a parameter is new and required': [
    d => operation(d, 'get')['parameters']!.push({ name: 'shop', in: 'query', required: true, schema: {} }),
    'query shop: is required now',
  ],
  'a parameter is required now': [
    d => set(operation(d, 'get')['parameters']!['0']!, { required: true }),
    'query limit: is required now',
  ],
  'a bound is narrower': [
    d => set(operation(d, 'get')['parameters']!['0']!['schema']!, { maximum: 50 }),
    'maximum has fallen to 50',
  ],
  'a text must be longer': [d => set(property(d, 'Place', 'sku'), { minLength: 3 }), 'minLength has risen to 3'],
  'a text must match a pattern': [d => set(property(d, 'Place', 'sku'), { pattern: '^A' }), 'pattern is new'],
  'a field that is sent has another type': [
    d => set(property(d, 'Place', 'sku'), { type: 'integer' }),
    'string has become integer',
  ],
  'a field that is sent is required now': [
    d => set(schema(d, 'Place'), { required: ['sku', 'kind'] }),
    '.kind: is required now',
  ],
  'a field that is sent is new and required': [
    d => {
      set(schema(d, 'Place'), { required: ['sku', 'shop'] })
      set(schema(d, 'Place')['properties']!, { shop: { type: 'string' } })
    },
    '.shop: is required now',
  ],
  'a field that is sent is taken no more': [
    d => remove(schema(d, 'Place')['properties']!, 'kind'),
    '.kind: is no longer taken',
  ],
  'a value is taken no more': [
    d => set(property(d, 'Place', 'kind'), { enum: ['plain'] }),
    '"gift" is no longer taken',
  ],
  'any value was taken, and now some are': [
    d => set(property(d, 'Place', 'sku'), { enum: ['A'] }),
    'any other value is no longer',
  ],
  'an alternative is taken no more': [
    d => set(property(d, 'Place', 'payload'), { anyOf: [{ type: 'string' }] }),
    '{"type":"integer"} is no longer taken',
  ],
  'a body is required now': [
    d => set(operation(d, 'post')['requestBody']!, { required: true }),
    'body: is required now',
  ],
  'a body is taken no more': [d => remove(operation(d, 'post'), 'requestBody'), 'body: is no longer taken'],
}

/** Each only adds something, or takes something less. */
const HARMLESS: Readonly<Record<string, (document: Anything) => unknown>> = {
  nothing: () => undefined,
  'a new path': d => set(d['paths']!, { '/new': { get: { responses: {} } } }),
  'a new optional parameter': d => operation(d, 'get')['parameters']!.push({ name: 'q', in: 'query', schema: {} }),
  'a new field that may be sent': d => set(schema(d, 'Place')['properties']!, { gift: { type: 'boolean' } }),
  'a new field that is answered': d => set(schema(d, 'Order')['properties']!, { total: { type: 'integer' } }),
  'a field that is sure now': d => set(schema(d, 'Order'), { required: ['id', 'status', 'note'] }),
  'a wider bound': d => set(property(d, 'Place', 'sku'), { maxLength: 100 }),
  'a further value that may be sent': d => set(property(d, 'Place', 'kind'), { enum: ['gift', 'plain', 'bulk'] }),
  'a further value that is answered': d => set(property(d, 'Order', 'status'), { enum: ['Pending', 'Done', 'Lost'] }),
  'an alternative more': d => property(d, 'Place', 'payload')['anyOf']!.push({ type: 'boolean' }),
  'other words': d => set(schema(d, 'Order'), { description: 'An order.' }),
  'a new first number, whatever else': d => {
    set(d['info']!, { version: '2.0.0' })
    set(d['paths']!, { '/orders': {} })
  },
}

describe('a change of the contract', () => {
  for (const [change, [doctor, told]] of Object.entries(BREAKING))
    it(`breaks it: ${change}`, () => {
      expect(changed(doctor).join('\n')).to.include(told)
    })

  for (const [change, doctor] of Object.entries(HARMLESS))
    it(`does not break it: ${change}`, () => {
      expect(changed(doctor)).to.deep.equal([])
    })
})
