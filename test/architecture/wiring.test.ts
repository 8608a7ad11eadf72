import { expect } from 'chai'
import type { ServiceIdentifier } from 'inversify'
import { createContainer } from '../../src/bootstrap/container.js'
import { T } from '../../src/bootstrap/tokens.js'
import { silentLogger } from '../support/silent-logger.js'
import { testConfig } from '../support/world.js'

const PROFILES = { 'in memory': testConfig(), 'with Redis': testConfig({ REDIS_HOST: '127.0.0.1', REDIS_PORT: '1' }) }

for (const [profile, config] of Object.entries(PROFILES)) {
  describe(`the container, ${profile}`, () => {
    const container = createContainer({ config, logger: silentLogger, isCommonPassword: () => false })
    after(() => container.get(T.cacheServer).close())

    for (const [name, token] of Object.entries<ServiceIdentifier>(T)) {
      it(`resolves ${name}, and the same one each time`, () => {
        expect(container.get(token)).to.not.equal(undefined)
        expect(container.get(token)).to.equal(container.get(token))
      })
    }
  })
}
