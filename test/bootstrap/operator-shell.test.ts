import { expect } from 'chai'
import { operatorShell } from '../../src/bootstrap/operator-shell.js'
import { valueOf } from '../support/outcome-of.js'
import { silentLogger } from '../support/silent-logger.js'
import { testConfig } from '../support/world.js'

const EVERYWHERE = {
  MONGO_URL: 'mongodb://127.0.0.1:1/orders',
  REDIS_HOST: '127.0.0.1',
  SQS_QUEUE_URL: 'http://127.0.0.1:1/000000000000/orders',
  AWS_SES_FROM_EMAIL: 'shop@example.com',
  AWS_REGION: 'us-east-1',
}

const shellWith = (variables: Record<string, string> = {}) => operatorShell(testConfig(variables), silentLogger)

describe('the command line of operators', () => {
  it('says what is chosen for each port, and what was made up', () => {
    expect(shellWith().choices).to.deep.equal({
      role: 'all',
      store: 'in memory',
      cache: 'in memory',
      queue: 'in memory',
      mail: 'in memory',
      generated: 'ACCESS_TOKEN_SECRET, REFRESH_TOKEN_SECRET, ADMIN_PASSWORD',
    })
    const { choices } = shellWith(EVERYWHERE)
    expect(choices).to.include({ store: 'MongoDB', cache: 'Redis', queue: 'SQS', mail: 'SES' })
  })

  it('knows which variables keep it from what another process has in its memory', () => {
    expect(shellWith().inMemory).to.deep.equal({ store: 'MONGO_URL', queue: 'SQS_QUEUE_URL' })
    expect(shellWith(EVERYWHERE).inMemory).to.deep.equal({})
  })

  it('has nothing to set up in memory', async () => {
    expect(await shellWith().setUp()).to.deep.equal([])
  })

  it('opens what it needs when it is asked, and closes it', async () => {
    const shell = shellWith()
    const { listDeadLetters, listDeadMails } = await shell.open()
    expect(await valueOf(listDeadLetters({ limit: 10 }))).to.deep.equal([])
    expect(await valueOf(listDeadMails({ limit: 10 }))).to.deep.equal([])
    await shell.close()
  })
})
