import { expect } from 'chai'
import type { Container, ServiceIdentifier } from 'inversify'
import { backingModules } from '../../src/bootstrap/backing-modules.js'
import { createContainer } from '../../src/bootstrap/container.js'
import { T } from '../../src/bootstrap/tokens.js'
import { silentLogger } from '../support/silent-logger.js'
import { testConfig } from '../support/world.js'

const NOWHERE = {
  MONGO_URL: 'mongodb://127.0.0.1:1/orders',
  REDIS_HOST: '127.0.0.1',
  REDIS_PORT: '1',
  SQS_QUEUE_URL: 'http://127.0.0.1:1/000000000000/orders',
  SQS_EVENTS_QUEUE_URL: 'http://127.0.0.1:1/000000000000/events',
  AWS_SES_FROM_EMAIL: 'shop@example.com',
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY: 'key',
  AWS_SECRET_KEY: 'secret',
}
const { MONGO_URL, REDIS_HOST, REDIS_PORT, ...AWS } = NOWHERE
const { inMemoryQueue, mailbox, redis, orderStore, stockStore, ...everywhere } = T
const inMemory = { ...everywhere, inMemoryQueue, mailbox, orderStore, stockStore }

/** For each profile the tokens that it binds: those of the stores in memory only where they are. */
const PROFILES: Record<string, [variables: Record<string, string>, tokens: Record<string, ServiceIdentifier>]> = {
  'in memory': [{}, inMemory],
  'on real everything': [NOWHERE, { ...everywhere, redis }],
  'on MongoDB alone': [{ MONGO_URL }, { ...everywhere, inMemoryQueue, mailbox }],
  'with Redis alone': [
    { REDIS_HOST, REDIS_PORT },
    { ...inMemory, redis },
  ],
  'on AWS alone': [AWS, { ...everywhere, orderStore, stockStore }],
}

for (const [profile, [variables, tokens]] of Object.entries(PROFILES)) {
  describe(`the container, ${profile}`, () => {
    let container: Container
    before(async () => {
      const config = testConfig(variables)
      const backings = await backingModules(config)
      container = createContainer({ config, logger: silentLogger, isCommonPassword: () => false, backings })
    })
    after(async () => {
      for (const backing of [T.storeBacking, T.cacheBacking, T.queueBacking, T.mailBacking])
        await container.get(backing).close()
    })

    for (const [name, token] of Object.entries(tokens)) {
      it(`resolves ${name}, and the same one each time`, () => {
        expect(container.get(token)).to.not.equal(undefined)
        expect(container.get(token)).to.equal(container.get(token))
      })
    }
  })
}
