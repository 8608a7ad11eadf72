import { expect } from 'chai'
import { backingModules } from '../../src/bootstrap/backing-modules.js'
import { createContainer } from '../../src/bootstrap/container.js'
import { T } from '../../src/bootstrap/tokens.js'
import { recordingLogger } from '../support/recording-logger.js'
import { testConfig } from '../support/world.js'

const warnedWith = async (variables: Record<string, string>) => {
  const logger = recordingLogger()
  const config = testConfig(variables)
  const backings = await backingModules(config)
  const container = createContainer({ config, logger, isCommonPassword: () => false, backings })
  await container.get(T.mailBacking).open()
  return logger.lines.map(({ level, message }) => `${level}: ${message}`)
}

describe('a process that keeps mails in its memory', () => {
  it('warns where it shares its orders with processes that may not, and with them the mails about them', async () => {
    expect(await warnedWith({ MONGO_URL: 'mongodb://127.0.0.1:1/orders' })).to.deep.equal([
      'warn: mails of this process stay in its memory, though orders are shared',
    ])
  })

  it('says nothing where everything is in memory', async () => {
    expect(await warnedWith({})).to.be.empty
  })
})
