import { expect } from 'chai'
import { okAsync } from 'neverthrow'
import { deadLettersContract } from '../../contracts/dead-letters.contract.js'
import { valueOf } from '../../support/outcome-of.js'
import { withServers } from '../../support/servers/with-servers.js'
import { SOME_DAY } from '../../support/stepped-clock.js'
import { mongoDatabases } from './mongo-under-test.js'

describe('MongoDeadLetters', () => {
  const servers = withServers({ mongo: {} })
  const open = mongoDatabases(name => servers().mongo.url(name))

  deadLettersContract(async send => (await open()).deadLetters(send))

  it('takes no letter for a new one that the queue brings again after it was redriven', async () => {
    const deadLetters = (await open()).deadLetters(() => okAsync(undefined))
    const letter = { id: 'brought-twice', body: '{}', reason: 'not JSON', receives: 1, firstSeen: SOME_DAY }
    await valueOf(deadLetters.add(letter))
    await valueOf(deadLetters.redrive(letter.id))
    await valueOf(deadLetters.add(letter))
    expect(await valueOf(deadLetters.list(10))).to.deep.equal([])
  })
})
