import { expect } from 'chai'
import { readConfig, type Config, type ConfigProblems } from '../../src/bootstrap/config.js'

type Variables = Record<string, string>

const SECRET = 'a secret that is long enough: 32 bytes and more'
const OTHER_SECRET = 'another secret that is long enough: 32 bytes'

const configOf = (variables: Variables = {}): Config => readConfig(variables, () => 'made up')._unsafeUnwrap()

const problemsOf = (variables: Variables): ConfigProblems => readConfig(variables, () => 'made up')._unsafeUnwrapErr()

describe('configuration', () => {
  it('needs nothing to serve everything in memory', () => {
    const { http, production, administrator, generated } = configOf()
    expect(http).to.include({ host: '127.0.0.1', port: 3000 })
    expect(production).to.equal(false)
    expect(administrator).to.deep.equal({ email: 'admin@example.com', password: 'made up' })
    expect(generated).to.deep.equal(['ACCESS_TOKEN_SECRET', 'REFRESH_TOKEN_SECRET', 'ADMIN_PASSWORD'])
  })

  it('takes an empty variable for an absent one', () => {
    expect(configOf({ PORT: '', ADMIN_EMAIL: '', MONGO_URL: '' }).http.port).to.equal(3000)
  })

  it('keeps the secrets it is given, and verifies with the previous ones as well', () => {
    const { secrets, generated } = configOf({
      ACCESS_TOKEN_SECRET: SECRET,
      ACCESS_TOKEN_SECRET_PREVIOUS: OTHER_SECRET,
      ADMIN_PASSWORD: 'chosen by hand',
    })
    expect(secrets.access).to.deep.equal({ current: SECRET, previous: [OTHER_SECRET] })
    expect(generated).to.deep.equal(['REFRESH_TOKEN_SECRET'])
  })

  it('reports every problem at once, by name, and never the value of a secret', () => {
    const problems = problemsOf({
      PORT: '70000',
      RECONCILE_EVERY_MS: 'soon',
      LOG_LEVEL: 'loud',
      ACCESS_TOKEN_SECRET: 'too short',
      ADMIN_EMAIL: 'nobody',
    })
    expect(problems.map(problem => problem.split(':')[0])).to.have.members([
      'PORT',
      'RECONCILE_EVERY_MS',
      'LOG_LEVEL',
      'ACCESS_TOKEN_SECRET',
      'ADMIN_EMAIL',
    ])
    expect(problems.join()).not.to.include('too short')
  })

  it('refuses one secret for both kinds of token', () => {
    expect(problemsOf({ ACCESS_TOKEN_SECRET: SECRET, REFRESH_TOKEN_SECRET: SECRET })).to.deep.equal([
      'REFRESH_TOKEN_SECRET: must not be the same as ACCESS_TOKEN_SECRET',
    ])
  })

  for (const name of ['MONGO_URL', 'SQS_QUEUE_URL', 'AWS_SES_FROM_EMAIL']) {
    it(`says that there is no adapter for ${name} rather than passing over it`, () => {
      expect(problemsOf({ [name]: 'somewhere' })).to.deep.equal([
        `${name}: this version has no adapter for it; leave it unset`,
      ])
    })
  }

  for (const ROLE of ['api', 'worker']) {
    it(`refuses to be ${ROLE} alone without a store and a queue to share, and says so`, () => {
      expect(problemsOf({ ROLE })).to.deep.equal([
        `ROLE: ${ROLE} needs a store and a queue that several processes share; this version keeps both in memory`,
      ])
    })
  }

  it('takes Redis for the cache where it is told of one', () => {
    expect(configOf()).not.to.have.property('redis')
    expect(configOf({ REDIS_HOST: 'cache.example.com' }).redis).to.deep.equal({
      host: 'cache.example.com',
      port: 6379,
      tls: false,
      keyPrefix: 'orders:',
    })
    expect(configOf({ REDIS_HOST: 'r', REDIS_USERNAME: 'u', REDIS_PASSWORD: 'p', REDIS_TLS: 'on' }).redis).to.include({
      username: 'u',
      password: 'p',
      tls: true,
    })
  })

  it('refuses one port for clients and operators', () => {
    expect(problemsOf({ PORT: '3000', OPS_PORT: '3000' })).to.deep.equal(['OPS_PORT: must not be the same as PORT'])
    expect(configOf({ PORT: '0', OPS_PORT: '0' }).ops.port).to.equal(0)
  })

  it('in production makes nothing up and keeps nothing in memory only', () => {
    const problems = problemsOf({ NODE_ENV: 'production', ADMIN_EMAIL: 'root@example.com' })
    expect(problems.map(problem => problem.split(':')[0])).to.have.members([
      'MONGO_URL',
      'SQS_QUEUE_URL',
      'ACCESS_TOKEN_SECRET',
      'REFRESH_TOKEN_SECRET',
      'ADMIN_PASSWORD',
    ])
  })
})
