import { expect } from 'chai'
import { readConfig, type Config, type ConfigProblems } from '../../src/bootstrap/config.js'

type Variables = Record<string, string>

const configOf = (variables: Variables = {}): Config => readConfig(variables, () => 'made up')._unsafeUnwrap()

const problemsOf = (variables: Variables): ConfigProblems => readConfig(variables, () => 'made up')._unsafeUnwrapErr()

describe('a configuration that cannot be used', () => {
  for (const [name, values] of Object.entries({
    CORS_ORIGINS: ['*', 'https://*.example', 'shop.example', 'https://shop.example/', 'https://shop.example,', 'null'],
    LIMIT_LOGIN: ['60', '60/0', '0/60', '60/60 60/60', 'many'],
    LIMIT_READ: ['60/60', '60/60,60/60'],
    TRUSTED_PROXIES: ['-1', 'all'],
    HOST: ['http://127.0.0.1', '127.0.0.1:3000'],
    MONGO_URL: [
      'orders',
      'http://store.example/orders',
      'mongodb://store.example',
      'mongodb://store.example/?tls=true',
    ],
    REDIS_HOST: ['redis://cache.example', 'cache.example:6379', 'user@cache.example'],
    AWS_ENDPOINT_URL: ['aws:4566', 'localhost'],
  }))
    for (const value of values)
      it(`refuses ${name}=${value}`, () => {
        expect(problemsOf({ [name]: value }).map(problem => problem.split(':')[0])).to.deep.equal([name])
      })

  it('needs a region with AWS, and both halves of a key', () => {
    expect(problemsOf({ AWS_SES_FROM_EMAIL: 'shop@example.com', AWS_ACCESS_KEY: 'key' })).to.deep.equal([
      'AWS_REGION: needed with SQS_QUEUE_URL or AWS_SES_FROM_EMAIL',
      'AWS_SECRET_KEY: needed with the other of the two',
    ])
  })

  it('refuses queues that are no URLs, and what alone would be passed over in silence', () => {
    expect(
      problemsOf({ SQS_QUEUE_URL: 'orders', SQS_EVENTS_QUEUE_URL: 'outcomes', AWS_REGION: 'eu-west-1' }),
    ).to.deep.equal(['SQS_QUEUE_URL: must be an http(s) URL', 'SQS_EVENTS_QUEUE_URL: must be an http(s) URL'])
    expect(
      problemsOf({ SQS_EVENTS_QUEUE_URL: 'https://queue.example/outcomes', REDIS_PASSWORD: 'of Redis' }),
    ).to.deep.equal(['SQS_QUEUE_URL: needed with SQS_EVENTS_QUEUE_URL', 'REDIS_HOST: needed with REDIS_PASSWORD'])
  })

  it('refuses one port for everybody and for operators, whichever is left out', () => {
    const told = ['OPS_PORT: must not be the same as PORT']
    expect(problemsOf({ PORT: '4000', OPS_PORT: '4000' })).to.deep.equal(told)
    expect(problemsOf({ OPS_PORT: '3000' })).to.deep.equal(told)
    expect(configOf({ PORT: '0', OPS_PORT: '0' }).ops.port).to.equal(0)
  })

  it('refuses an administrator whose password is too short for the rules it sets itself', () => {
    expect(problemsOf({ ADMIN_PASSWORD: 'eight ch', PASSWORD_MIN_LENGTH: '9' })).to.deep.equal([
      'ADMIN_PASSWORD: must have 9 characters or more, and not more than 128',
    ])
    expect(configOf({ ADMIN_PASSWORD: 'eight ch' }).generated).not.to.include('ADMIN_PASSWORD')
  })

  for (const [ROLE, shared] of [
    ['api', ['MONGO_URL', 'SQS_QUEUE_URL', 'ACCESS_TOKEN_SECRET', 'REFRESH_TOKEN_SECRET']],
    ['worker', ['MONGO_URL', 'SQS_QUEUE_URL']],
  ] as const) {
    it(`refuses to be ${ROLE} alone without what processes share, and says so`, () => {
      expect(problemsOf({ ROLE })).to.deep.equal(
        shared.map(name => `${name}: needed when ROLE is ${ROLE}: processes share it`),
      )
    })
  }

  it('in production makes nothing up and keeps nothing in memory only', () => {
    const problems = problemsOf({ NODE_ENV: 'production', ADMIN_EMAIL: 'root@example.com' })
    expect(problems.map(problem => problem.split(':')[0])).to.have.members([
      'MONGO_URL',
      'SQS_QUEUE_URL',
      'AWS_SES_FROM_EMAIL',
      'PUBLIC_URL',
      'ACCESS_TOKEN_SECRET',
      'REFRESH_TOKEN_SECRET',
      'ADMIN_PASSWORD',
    ])
  })
})
