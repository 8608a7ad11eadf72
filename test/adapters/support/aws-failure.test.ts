import { expect } from 'chai'
import { awsFailure } from '../../../src/adapters/support/aws-failure.js'

const thrown = (name: string, facts: object = {}, message = 'no') =>
  Object.assign(new Error(message), { name, ...facts })
const answered = (status: number, name: string, attempts = 1) =>
  thrown(name, { $metadata: { httpStatusCode: status, attempts } })

describe('What became of a call to AWS that failed', () => {
  for (const [what, error] of Object.entries({
    'a refused connection': thrown('Error', { code: 'ECONNREFUSED', syscall: 'connect', $metadata: { attempts: 1 } }),
    'a connection that took too long': thrown('Error', { code: 'ETIMEDOUT', syscall: 'connect' }),
    'a connection that took longer than we wait': thrown('ConnectTimeoutError', { code: 'UND_ERR_CONNECT_TIMEOUT' }),
    'a name that nobody knows': thrown('Error', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }),
    'several addresses, and nobody at any of them': thrown('AggregateError', {
      code: 'ECONNREFUSED',
      errors: [thrown('Error', { syscall: 'connect' }), thrown('Error', { syscall: 'connect' })],
    }),
    'no keys to sign with': thrown('CredentialsProviderError'),
    'somebody else at the other end': thrown('Error', { code: 'ERR_TLS_CERT_ALTNAME_INVALID' }),
  }))
    it(`it was not sent after ${what}`, () => {
      expect(awsFailure(error)).to.include({ type: 'NotSent' })
    })

  for (const [what, error] of Object.entries({
    'an answer that did not come': thrown('TimeoutError', { code: 'ETIMEDOUT' }),
    'a connection that broke': thrown('Error', { code: 'ECONNRESET', syscall: 'read' }),
    'an abort': thrown('AbortError'),
    'a mistake of AWS': answered(500, 'InternalFailure'),
    'an answer that cannot be read': answered(200, 'SyntaxError'),
    'a request that did not arrive in time': answered(408, 'RequestTimeout'),
    'a refusal of what had been tried before': answered(400, 'MessageRejected', 2),
    'something thrown that is no error': 'oops',
    'nothing thrown': undefined,
  }))
    it(`nobody knows after ${what}`, () => {
      expect(awsFailure(error)).to.include({ type: 'Unknown' })
    })

  it('it was refused if AWS says so, with its reason', () => {
    expect(awsFailure(answered(400, 'MessageRejected'))).to.deep.equal({
      type: 'Refused',
      status: 400,
      code: 'MessageRejected',
      throttled: false,
      reason: 'MessageRejected: no',
    })
  })

  for (const [status, name] of [
    [400, 'Throttling'],
    [400, 'RequestThrottled'],
    [403, 'OverLimit'],
    [429, 'Whatever'],
    [503, 'SlowDown'],
  ] as const)
    it(`${status} ${name}: it was refused because it was too much`, () => {
      expect(awsFailure(answered(status, name))).to.include({ type: 'Refused', throttled: true })
    })
})
