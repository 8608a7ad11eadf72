import { expect } from 'chai'
import { inMemorySessionRepository } from '../../../../src/adapters/driven/in-memory/in-memory-session-repository.js'
import { ABSOLUTE_LIMIT, IDLE_LIMIT } from '../../../../src/domain/account/session.js'
import { sessionRepositoryContract } from '../../../contracts/session-repository.contract.js'
import { aSession } from '../../../support/builders.js'
import { valueOf } from '../../../support/outcome-of.js'
import { steppedClock } from '../../../support/stepped-clock.js'

describe('InMemorySessionRepository', () => {
  sessionRepositoryContract(async () => inMemorySessionRepository(steppedClock()))

  it('forgets sessions that have run out, and keeps the others', async () => {
    const clock = steppedClock()
    const sessions = inMemorySessionRepository(clock)
    const session = aSession()
    const inUse = aSession({ rotatedAt: session.createdAt })
    await valueOf(sessions.add(session))
    await valueOf(sessions.add(inUse))
    await valueOf(sessions.save({ ...inUse, generation: 1, rotatedAt: clock.now() }, inUse))
    clock.advance(IDLE_LIMIT - 1)
    const rotated = { ...inUse, generation: 2, rotatedAt: clock.now() }
    await valueOf(sessions.save(rotated, { ...inUse, generation: 1 }))
    clock.advance(1)
    await valueOf(sessions.add(aSession({ createdAt: clock.now(), rotatedAt: clock.now() })))
    expect(await valueOf(sessions.byId(session.id))).to.be.undefined
    expect(await valueOf(sessions.byId(inUse.id))).to.deep.equal(rotated)
  })

  it('forgets revoked sessions no earlier than others', async () => {
    const clock = steppedClock()
    const sessions = inMemorySessionRepository(clock)
    const session = aSession({ revokedAt: clock.now() })
    await valueOf(sessions.add(session))
    clock.advance(IDLE_LIMIT - 1)
    await valueOf(sessions.add(aSession()))
    expect(await valueOf(sessions.byId(session.id))).to.deep.equal(session)
    clock.advance(ABSOLUTE_LIMIT)
    await valueOf(sessions.add(aSession()))
    expect(await valueOf(sessions.byId(session.id))).to.be.undefined
  })
})
