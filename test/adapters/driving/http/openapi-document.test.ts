import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect } from 'chai'
import { headerOf, openApi } from '../../../support/openapi-validator.js'
import { serve } from './served.js'

describe('the OpenAPI document', () => {
  const text = JSON.stringify(openApi)

  it('is served, and the same each time', async () => {
    const served = await serve({
      metrics: async () => ({ type: 'text/plain', text: '' }),
      conveniences: { mails: () => [] },
    })
    const texts = [await served.send('GET', '/openapi.json'), await served.send('GET', '/openapi.json')]
    await served.stop(0)
    expect(texts.map(answer => JSON.parse(answer.text) as unknown)).to.deep.equal([openApi, openApi])
    expect(openApi.openapi).to.match(/^3\.1\./)
  })

  it('refers to nothing that is not in it', () => {
    const { components } = openApi as unknown as { components: Record<string, Record<string, object>> }
    const refs = [...text.matchAll(/"\$ref":"(#[^"]+)"/g)].map(([, ref = '']) => ref)
    expect(refs).not.to.be.empty
    for (const ref of refs) {
      const [, , kind = '', name = ''] = ref.split('/')
      expect(components[kind]?.[name], ref).to.be.an('object')
    }
  })

  it('shows, of every success, an answer that is what it says it is', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(openApi, 'openapi')
    type Schema = Readonly<{ $ref?: string; anyOf?: readonly Schema[]; example?: unknown }>
    const { components } = openApi as unknown as { components: { schemas: Record<string, Schema> } }
    const alternatives = (schema: Schema): readonly Schema[] => schema.anyOf ?? [schema]
    const successes = Object.entries(openApi.paths).flatMap(([path, operations]) =>
      Object.values(operations).flatMap(({ responses }) =>
        Object.entries(responses).flatMap(([status, { content }]) => {
          const media = content?.['application/json'] as Readonly<{ schema: Schema }> | undefined
          return media && status < '300' ? alternatives(media.schema).map(schema => ({ path, schema })) : []
        }),
      ),
    )
    expect(successes).to.have.lengthOf.above(25)
    for (const { path, schema } of successes) {
      const { example } = components.schemas[schema.$ref?.split('/').at(-1) ?? ''] ?? schema
      expect(example, path).to.be.an('object')
      const fits = ajv.validate(schema.$ref === undefined ? schema : { $ref: `openapi${schema.$ref}` }, example)
      expect(fits, `${path} ${ajv.errorsText()}`).to.be.true
    }
  })

  it('shows problems that are what it says they are', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema(openApi, 'openapi')
    type Media = Readonly<{ schema: object; examples?: Record<string, { value: unknown }> }>
    const expectFit = (name: string, value: unknown) =>
      expect(ajv.getSchema(`openapi#/components/schemas/${name}`)?.(value), `${name} ${JSON.stringify(value)}`).to.be
        .true

    const media = Object.values(openApi.paths)
      .flatMap(operations => Object.values(operations))
      .flatMap(({ responses }) => Object.values(responses).map(({ content }) => content?.['application/problem+json']))
    const examples = media.flatMap(each => Object.entries((each as Media | undefined)?.examples ?? {}))
    for (const [, { value }] of examples) expectFit('Problem', value)
    const ofKind = Object.fromEntries(examples)
    expect(ofKind['out-of-stock']?.value).to.have.property('shortages')
    expect(ofKind['invalid-request']?.value).to.have.property('errors')
    expect(ofKind['order-already-decided']?.value).to.have.property('orderStatus')
  })

  it('has no example beside examples, which exclude each other', () => {
    const look = (node: unknown): void => {
      if (typeof node !== 'object' || node === null) return
      expect(node).not.to.include.all.keys('example', 'examples')
      for (const child of Object.values(node)) look(child)
    }
    look(openApi)
  })

  it('takes the defaults that it states', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false })
    type Parameter = Readonly<{ name: string; schema: Readonly<{ default?: unknown }> }>
    const parameters = Object.values(openApi.paths)
      .flatMap(operations => Object.values(operations))
      .flatMap(operation => (operation as { parameters?: readonly Parameter[] }).parameters ?? [])
      .filter(({ schema }) => schema.default !== undefined)
    expect(parameters.map(({ name }) => name)).to.include('dryRun')
    for (const { name, schema } of parameters) expect(ajv.validate(schema, schema.default), name).to.be.true
  })

  it('declares every parameter of every path', () => {
    for (const [path, operations] of Object.entries(openApi.paths))
      for (const operation of Object.values(operations)) {
        const { parameters = [] } = operation as { parameters?: { in: string; name: string; required?: boolean }[] }
        const declared = parameters.filter(parameter => parameter.in === 'path')
        expect(declared.map(({ name }) => `{${name}}`)).to.have.members(path.match(/\{\w+\}/g) ?? [])
        expect(declared.every(({ required }) => required)).to.be.true
      }
  })

  it('lets no unknown field into any body that is sent', () => {
    const bodies = [...text.matchAll(/"requestBody":\{.*?"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(
      ([, name = '']) => name,
    )
    const { components } = openApi as unknown as { components: { schemas: Record<string, object> } }
    expect(bodies).to.have.length(15)
    for (const name of bodies) expect(components.schemas[name], name).to.include({ additionalProperties: false })
  })

  it('says of every parameter and every header what it is', () => {
    type Said = Readonly<{ name?: string; $ref?: string; description?: string; schema?: { description?: string } }>
    type Operation = Readonly<{
      parameters?: readonly Said[]
      responses: Record<string, { headers?: Record<string, Said> }>
    }>
    for (const [path, operations] of Object.entries(openApi.paths))
      for (const { parameters = [], responses } of Object.values(operations) as readonly Operation[]) {
        const headers = Object.values(responses).flatMap(({ headers = {} }) =>
          Object.entries(headers).map(([name, header]) => [name, headerOf(header)] as const),
        )
        for (const [name, said] of [...parameters.map(each => [each.name, each] as const), ...headers])
          expect(said.description ?? said.schema?.description, `${path} ${name ?? ''}`).to.be.a('string')
      }
  })

  it('promises the id of the request with every answer, and tells of limits where there may be some', () => {
    for (const [path, operations] of Object.entries(openApi.paths))
      for (const [status, { headers = {} }] of Object.values(operations).flatMap(({ responses }) =>
        Object.entries(responses),
      )) {
        expect(headerOf(headers['X-Request-Id']!).required, `${path} ${status}`).to.be.true
        const limited = !/^.(health|metrics)/.test(path)
        expect('RateLimit' in headers && 'RateLimit-Policy' in headers, `${path} ${status}`).to.equal(limited)
      }
  })

  it('promises a header with every 401 and 503, and with a 409 only where each has it', () => {
    const headersOf = (path: string, method: string, status: number) => {
      const { headers = {} } = openApi.paths[path]?.[method]?.responses[status] ?? {}
      const own = Object.entries(headers).filter(([, { $ref }]) => $ref === undefined)
      return Object.fromEntries(own.map(([name, { required = false }]) => [name, required]))
    }
    expect(headersOf('/api/auth/me', 'get', 401)).to.deep.equal({ 'WWW-Authenticate': true })
    expect(headersOf('/health/ready', 'get', 503)).to.deep.equal({ 'Retry-After': true })
    expect(headersOf('/api/orders', 'post', 409)).to.deep.equal({ 'Retry-After': false, 'Idempotency-Replayed': false })
    expect(headersOf('/api/orders', 'post', 415)).to.deep.equal({ Accept: true })
    expect(headersOf('/api/orders', 'post', 422)).to.deep.equal({})
  })
})
