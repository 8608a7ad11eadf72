import { expect } from 'chai'
import { expectToMatchOpenApi } from '../../../support/openapi-validator.js'
import { serve, type Sent, type Served } from './served.js'

/** What is sent, the status that it gets, and where the fault is found. */
export type Nonsense = readonly [what: string, sent: Sent, status: number, where?: string]
export type NonsenseAt = Readonly<{ method: string; path: string; nonsense: readonly Nonsense[] }>

type Problem = Readonly<{ errors?: readonly { pointer?: string; parameter?: string; header?: string }[] }>

export const at = (method: string, path: string, ...nonsense: Nonsense[]): NonsenseAt => ({ method, path, nonsense })

/** A body that goes out as it is, called JSON unless the headers say otherwise. */
export const asJson = (body: string | Uint8Array, headers: Record<string, string> = {}): Sent => ({
  as: 'customer',
  headers: { 'content-type': 'application/json', ...headers },
  body,
})

export const placing = (items: unknown, more: object = {}): Sent => ({ as: 'customer', json: { items, ...more } })

export const placingOne = (given: object): Sent => placing([{ sku: 'MUG', quantity: 1, ...given }])

/** Each must be refused as a documented problem, and none may be the fault of the server. */
export const itRefuses = (...places: readonly NonsenseAt[]): void => {
  let served: Served
  before(async () => {
    served = await serve()
  })
  after(() => served.stop(0))

  for (const { method, path, nonsense } of places)
    for (const [what, sent, status, where] of nonsense)
      it(`${method} ${path}: ${what} is a ${status}`, async () => {
        const answer = await served.send(method, path, sent)
        expect(answer.status, answer.text).to.equal(status)
        expectToMatchOpenApi(method, path, status, answer.headers, answer.text)
        const { errors = [] } = JSON.parse(answer.text) as Problem
        const places = errors.map(({ pointer, parameter, header }) => pointer ?? parameter ?? header)
        if (where !== undefined) expect(places).to.include(where)
      })

  it('leaves no bug in the log', () => {
    expect(served.logger.lines).not.to.be.empty
    expect(served.logger.lines.filter(({ level }) => level !== 'info')).to.be.empty
  })
}
