import { expect } from 'chai'
import { bodyText, mediaTypeOf, targetOf } from '../../../../src/adapters/driving/http/docs/described-operation.js'
import { EXAMPLE } from '../../../../src/adapters/driving/http/docs/example-values.js'
import type { Example } from '../../../../src/adapters/driving/http/docs/operation-note.js'
import { keyOf, TAGS } from '../../../../src/adapters/driving/http/docs/tags.js'
import type { Route } from '../../../../src/adapters/driving/http/route.js'
import { everyRoute, expectToMatchOpenApi, openApi } from '../../../support/openapi-validator.js'
import { exampleShop } from './example-shop.js'

const notes = new Map(TAGS.flatMap(tag => Object.entries(tag.notes)))

/** As it is written, but for the values that no service gives out twice. */
const send = async (route: Route, example: Example) => {
  const shop = await exampleShop()
  const real = (text: string) =>
    Object.entries(shop.standIns).reduce((result, [written, value]) => result.replaceAll(written, value), text)
  const token = shop.tokens[route.who]
  const body = bodyText(example)
  const target = real(targetOf(route, example))
  const answer = await fetch(shop.address + target, {
    method: route.method.toUpperCase(),
    headers: {
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': mediaTypeOf(example) }),
      ...example.headers,
    },
    body: body === undefined ? null : real(body),
  })
  const text = await answer.text()
  await shop.close()
  return { target, status: answer.status, headers: answer.headers, text }
}

describe('the examples of the documentation', () => {
  for (const route of everyRoute)
    it(`are there for ${keyOf(route)}`, () => {
      expect(notes.get(keyOf(route))?.examples, 'an operation without an example').to.have.lengthOf.at.least(1)
    })

  for (const route of everyRoute)
    for (const example of notes.get(keyOf(route))?.examples ?? [])
      it(`${keyOf(route)}, ${example.name}: ${example.answers}`, async () => {
        const { target, status, headers, text } = await send(route, example)
        expect(status, text).to.equal(example.answers)
        expectToMatchOpenApi(route.method, target, status, headers, text)
      })

  it('are of operations that there are', () => {
    expect([...notes.keys()]).to.have.members(everyRoute.map(keyOf))
  })

  it('show a success of every operation', () => {
    for (const [key, { examples }] of notes) expect(Math.min(...examples.map(({ answers }) => answers)), key).below(400)
  })

  it('are in the document, bodies as values and everything as a whole request', () => {
    const { description, requestBody } = openApi.paths['/api/orders']!['post'] as unknown as {
      description: string
      requestBody: { content: Record<string, { examples: Record<string, { value: unknown }> }> }
    }
    expect(description).to.include('POST /api/orders\nAuthorization: Bearer <access token>\nIdempotency-Key: ')
    expect(requestBody.content['application/json']?.examples['An unknown product']?.value).to.deep.equal({
      items: [{ sku: 'SAMOVAR', quantity: 1 }],
    })
    expect(JSON.stringify(openApi)).to.include(EXAMPLE.refreshToken)
  })

  it('name every operation, each by a name of its own, under a tag that is described', () => {
    type Named = Readonly<{ operationId?: string; tags?: readonly string[] }>
    const { tags } = openApi as unknown as { tags: readonly { name: string }[] }
    const operations = Object.values(openApi.paths).flatMap(path => Object.values(path) as readonly Named[])
    const names = operations.map(({ operationId }) => operationId)
    expect(names).not.to.include(undefined)
    expect(new Set(names)).to.have.length(names.length)
    for (const operation of operations) expect(tags.map(({ name }) => name)).to.include.members(operation.tags ?? [''])
  })
})
