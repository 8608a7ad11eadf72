import { expect } from 'chai'
import { addressesIn, proofVariables } from './proof-variables.js'

describe('the settings of a proof', () => {
  it('are short ones, under which what is left undone is taken up within seconds', () => {
    const { variables, mail } = proofVariables({})
    expect(Number(variables['HOLD_AGE_MS'])).to.be.lessThan(5_000)
    expect(mail).to.deep.equal({ lease: 10_000, atOnce: 36 })
  })

  it('are those of a deployment where it has some, and patience goes by them', () => {
    const own = { HOLD_AGE_MS: '60000', MAIL_LEASE_MS: '120000', WORKER_CONCURRENCY: '4', RATE_LIMITS: 'on' }
    const { variables, mail, patience } = proofVariables(own)
    expect(variables).to.deep.include({ ...own, RECONCILE_LIMIT: '20' })
    expect(mail).to.deep.equal({ lease: 120_000, atOnce: 24 })
    expect(patience).to.be.greaterThan(proofVariables({}).patience)
  })

  it('are not those that a run needs to be its own: addresses, secrets, what it reads', () => {
    const own = {
      MONGO_URL: 'mongodb://shop/orders',
      LOG_LEVEL: 'silent',
      ADMIN_PASSWORD: 'another',
      UNKNOWN: '1',
      PORT: '80',
    }
    expect(proofVariables(own).variables).to.deep.equal(proofVariables({}).variables)
    expect(addressesIn({ ...own, REDIS_HOST: 'cache', AWS_REGION: '' })).to.deep.equal({
      MONGO_URL: 'mongodb://shop/orders',
      REDIS_HOST: 'cache',
    })
  })

  it('are refused by name if the service would not start with them', () => {
    expect(() => proofVariables({ HOLD_AGE_MS: 'long' })).to.throw('HOLD_AGE_MS')
  })
})
