import { expect } from 'chai'
import type { Route } from '../../src/adapters/driving/http/route.js'
import { everyRoute as routes, expectToMatchOpenApi } from '../support/openapi-validator.js'
import { operationOf, resolved } from './operation-of.js'
import { ask, nameOf, pathFor, sampleFor, type Sample } from './asked-routes.js'
import { fieldsOf, pointerOf, withAt, type Path } from './fields-of.js'
import { guardedShop, type GuardedShop } from './guarded-shop.js'

type Problem = Readonly<{ errors?: readonly Readonly<{ pointer?: string; parameter?: string }>[] }>
type Report = Readonly<{ badRows: readonly Problem[] }>

/** What a driver, or a careless merge, would take for more than a value. */
const NO_TEXTS: readonly unknown[] = [{ $gt: '' }, { $ne: null }, { $where: '1' }, ['x'], { toString: 'x' }, 7, true]
const NO_FIELDS = ['__proto__', 'constructor', 'prototype', '$where', '$set', 'a.b', 'toString', 'hasOwnProperty']
const THE_SERVERS_OWN = ['role', 'status', 'totalAmount', 'unitPrice', 'userId', '_id', 'version', 'passwordHash']

describe('a request with something in it that is more than a value', () => {
  let shop: GuardedShop
  let token: string
  before(async () => {
    shop = await guardedShop()
    token = (await shop.signIn('admin')).accessToken
  })
  after(() => shop.close())

  /** Where it is told that the request is at fault: of an upload, in the report of its rows, none of which may be taken. */
  const refusedAt = async (route: Route, sample: Sample): Promise<readonly unknown[]> => {
    const { status, headers, text } = await ask(route, shop, sample, token)
    const uploaded = sample.body !== undefined && status === 200
    expect(status, `${JSON.stringify(sample)} was answered ${text}`).to.equal(uploaded ? 200 : 422)
    expectToMatchOpenApi(route.method, pathFor(route, sample), status, headers, text)
    const answer = JSON.parse(text) as Problem & Report
    if (uploaded) expect(answer).to.include({ applied: 0, failed: 1 })
    const { errors = [] } = uploaded ? (answer.badRows[0] ?? {}) : answer
    return errors.map(({ pointer, parameter }) => pointer ?? parameter)
  }

  for (const route of routes) {
    const { body, parameters } = operationOf(route)
    const query = parameters.filter(parameter => parameter.in === 'query').map(({ name }) => name)

    if (body) {
      const fields = fieldsOf(body, resolved)
      const spoiled = async (path: Path, value: unknown) => {
        const sample = await sampleFor(route, shop)
        return refusedAt(route, { ...sample, ...replaced(sample, path, value) })
      }

      for (const { path } of fields.filter(({ kind }) => kind === 'text'))
        it(`${nameOf(route)} takes nothing but a text for ${pointerOf(path)}`, async () => {
          for (const value of NO_TEXTS) expect(await spoiled(path, value)).to.include(pointerOf(path))
        })

      for (const { path } of fields.filter(({ kind }) => kind === 'object'))
        it(`${nameOf(route)} takes no field that is not its own at ${pointerOf(path)}`, async () => {
          const known = fields.map(field => pointerOf(field.path))
          for (const name of [...NO_FIELDS, ...THE_SERVERS_OWN].map(each => [...path, each]))
            if (!known.includes(pointerOf(name)))
              expect(await spoiled(name, { role: 'admin' })).to.include(pointerOf(name))
        })
    }

    it(`${nameOf(route)} takes no parameter after the path twice, none that is an operator, and none that is unknown`, async () => {
      const sample = await sampleFor(route, shop)
      const given = new URLSearchParams(sample.query)
      const others = (name: string) => new URLSearchParams([...given].filter(([each]) => each !== name)).toString()
      for (const name of query)
        for (const twice of [`${name}=1&${name}=2`, `${name}[$ne]=1`, `${name}[]=1`, `${name}.$gt=`])
          expect(await refusedAt(route, { ...sample, query: `?${others(name)}&${twice}` }), twice).not.to.be.empty
      for (const unknown of ['__proto__=1', 'constructor=1', 'x=1&x=2', 'userid=1', '$where=1'])
        expect(await refusedAt(route, { ...sample, query: `?${given.toString()}&${unknown}` })).to.include(
          unknown.split('=')[0],
        )
    })
  }

  it('leaves no bug in the log', () => {
    expect(shop.logged).not.to.be.empty
    expect(shop.logged.filter(({ level }) => level === 'error')).to.be.empty
  })
})

/** An upload has its JSON in its body, line by line. */
const replaced = ({ json, body }: Sample, path: Path, value: unknown): Pick<Sample, 'json' | 'body'> =>
  body === undefined
    ? { json: withAt(json, path, value) }
    : { body: JSON.stringify(withAt(JSON.parse(body), path, value)) }
