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

  it('mails unverified addresses unless it is told not to, or runs in production', () => {
    const production = {
      NODE_ENV: 'production',
      MONGO_URL: 'mongodb://127.0.0.1/orders',
      SQS_QUEUE_URL: 'http://127.0.0.1/queue',
      AWS_SES_FROM_EMAIL: 'shop@example.com',
      PUBLIC_URL: 'https://example.com',
      AWS_REGION: 'eu-west-1',
      ACCESS_TOKEN_SECRET: SECRET,
      REFRESH_TOKEN_SECRET: OTHER_SECRET,
    }
    expect(configOf().requireVerifiedEmail).to.equal(false)
    expect(configOf({ REQUIRE_VERIFIED_EMAIL: 'on' }).requireVerifiedEmail).to.equal(true)
    expect(configOf(production).requireVerifiedEmail).to.equal(true)
    expect(configOf({ ...production, REQUIRE_VERIFIED_EMAIL: 'off' }).requireVerifiedEmail).to.equal(false)
  })

  it('has links begin where it listens, unless it is told where people reach it', () => {
    expect(configOf({ PORT: '4000' }).publicUrl).to.equal('http://127.0.0.1:4000')
    expect(configOf({ HOST: '::1' }).publicUrl).to.equal('http://[::1]:3000')
    expect(configOf({ PUBLIC_URL: 'https://example.com/shop' }).publicUrl).to.equal('https://example.com/shop')
    for (const PUBLIC_URL of ['example.com', 'ftp://example.com', 'https://example.com/', 'https://example.com/?a#b'])
      expect(problemsOf({ PUBLIC_URL })[0], PUBLIC_URL).to.match(/^PUBLIC_URL: must/)
  })

  it('takes links in mails for encrypted ones only, in production, unless they stay on the machine', () => {
    const told = (variables: Variables) =>
      problemsOf({ NODE_ENV: 'production', ...variables }).filter(problem => problem.startsWith('PUBLIC_URL'))
    expect(told({})).to.deep.equal(['PUBLIC_URL: needed when NODE_ENV is production'])
    expect(told({ PUBLIC_URL: 'http://example.com' })).to.deep.equal(['PUBLIC_URL: must be https in production'])
    for (const PUBLIC_URL of ['https://example.com', 'http://127.0.0.1:3000', 'http://localhost'])
      expect(told({ PUBLIC_URL })).to.be.empty
  })

  it('refuses one secret for both kinds of token', () => {
    expect(problemsOf({ ACCESS_TOKEN_SECRET: SECRET, REFRESH_TOKEN_SECRET: SECRET })).to.deep.equal([
      'REFRESH_TOKEN_SECRET: must not be the same as ACCESS_TOKEN_SECRET',
    ])
  })

  it('takes the real thing for each port whose setting is there, and memory for the others', () => {
    const { mongo, redis, sqs, ses } = configOf({
      MONGO_URL: 'mongodb://store.example/orders',
      SQS_QUEUE_URL: 'https://queue.example/orders',
      AWS_REGION: 'eu-central-1',
      AWS_ACCESS_KEY: 'key',
      AWS_SECRET_KEY: 'its secret',
    })
    const access = { region: 'eu-central-1', credentials: { accessKeyId: 'key', secretAccessKey: 'its secret' } }
    expect({ mongo, redis, sqs, ses }).to.deep.equal({
      mongo: { url: 'mongodb://store.example/orders' },
      redis: undefined,
      sqs: { access, work: 'https://queue.example/orders' },
      ses: undefined,
    })
  })

  it('makes no administrator up where the store is kept', () => {
    expect(configOf({ MONGO_URL: 'mongodb://store.example/orders' }).administrator).to.equal(undefined)
    expect(problemsOf({ MONGO_URL: 'mongodb://store.example/orders', ADMIN_EMAIL: 'root@example.com' })).to.deep.equal([
      'ADMIN_PASSWORD: needed with ADMIN_EMAIL where the store is kept',
    ])
    expect(problemsOf({ MONGO_URL: 'mongodb://store.example/orders', ADMIN_PASSWORD: 'of nobody' })).to.deep.equal([
      'ADMIN_EMAIL: needed with ADMIN_PASSWORD where the store is kept',
    ])
  })

  it('limits requests where the store is kept, unless told otherwise', () => {
    const on = (variables: Variables) => configOf(variables).limits.on
    const MONGO_URL = 'mongodb://store.example/orders'
    expect([on({}), on({ RATE_LIMITS: 'on' })]).to.deep.equal([false, true])
    expect([on({ MONGO_URL }), on({ MONGO_URL, RATE_LIMITS: 'off' })]).to.deep.equal([true, false])
  })

  it('has five accounts an hour opened from one address, and other limits as they are given', () => {
    const { quotas, brakes } = configOf({
      LIMIT_READ: '7/2 70/20',
      SIGN_IN_TRIES: '3/60',
      SIGN_IN_DELAY_MS: '5',
    }).limits
    expect(quotas.register).to.deep.equal({ address: { limit: 5, window: 3_600_000 } })
    expect(quotas.read).to.deep.equal({ account: { limit: 7, window: 2_000 }, address: { limit: 70, window: 20_000 } })
    expect(brakes.pair).to.deep.equal({ free: 3, first: 5, longest: 900_000, forgetAfter: 60_000 })
  })

  it('lets in the pages of no origin but those that are named', () => {
    expect(configOf().http).to.deep.include({ corsOrigins: [], trustedProxies: 0 })
    const CORS_ORIGINS = 'https://shop.example, http://localhost:5173'
    expect(configOf({ CORS_ORIGINS }).http.corsOrigins).to.deep.equal(['https://shop.example', 'http://localhost:5173'])
  })
})
