import { expect } from 'chai'
import { MongoNetworkError, MongoServerError } from 'mongodb'
import { failureOf } from '../../../../src/adapters/driven/mongo/errors.js'

const nodeError = (code: string) => Object.assign(new Error('This socket has been ended by the other party'), { code })

describe('what is known of a MongoDB call that failed', () => {
  it('nothing, if its connection broke, also where the error is not the driver’s own', () => {
    for (const error of [new MongoNetworkError('closed'), nodeError('EPIPE'), nodeError('ECONNRESET')])
      expect(failureOf(error)).to.deep.equal({ type: 'Unknown' })
  })

  it('that it was refused, if the server says so', () => {
    expect(failureOf(new MongoServerError({ code: 13 }))).to.deep.equal({ type: 'Refused', code: 13 })
  })

  it('a bug of ours is none of it', () => {
    for (const bug of [new TypeError('undefined is not a function'), nodeError('ERR_INVALID_ARG_TYPE')])
      expect(() => failureOf(bug)).to.throw(bug.message)
  })
})
