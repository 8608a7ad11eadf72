import { expect } from 'chai'
import type { SessionRepository } from '../../src/application/ports/driven/session-repository.js'
import { expiryOf, revoke, rotate, type Session } from '../../src/domain/account/session.js'
import type { SessionId } from '../../src/domain/shared/ids.js'
import { later, type Instant } from '../../src/domain/shared/instant.js'
import { aSession, aSessionId, aUserId } from '../support/builders.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { tamper } from '../support/tamper.js'
import { times } from '../support/times.js'

const SOON = later(SOME_DAY, 1_000)
const STALE = { type: 'StaleSession' }

export const sessionRepositoryContract = (open: () => Promise<SessionRepository>): void => {
  let sessions: SessionRepository
  beforeEach(async () => {
    sessions = await open()
  })

  const added = async (session = aSession()) => {
    await valueOf(sessions.add(session))
    return session
  }
  const stored = (id: SessionId) => valueOf(sessions.byId(id))
  const rotated = (session: Session, at: Instant = SOON) => rotate(session, session.generation, at)._unsafeUnwrap()
  const isLive = (id: SessionId, now: Instant = SOON) => valueOf(sessions.isLive(id, now))

  it('finds a session by its id, and nothing for an id that is none', async () => {
    const session = await added()
    expect(await stored(session.id)).to.deep.equal(session)
    expect(await stored(aSessionId())).to.be.undefined
  })

  it('does not change a session with what was given or answered', async () => {
    const given = aSession()
    const session = structuredClone(given)
    await added(given)
    tamper(given)
    tamper(await stored(session.id))
    expect(await stored(session.id)).to.deep.equal(session)
  })

  describe('saving a session', () => {
    it('stores it in the place of what was seen', async () => {
      const session = await added()
      const next = rotated(session)
      await valueOf(sessions.save(next, session))
      expect(await stored(session.id)).to.deep.equal(next)
      const revoked = revoke(next, SOON)
      await valueOf(sessions.save(revoked, next))
      expect(await stored(session.id)).to.deep.equal(revoked)
    })

    it('is refused as stale, and changes nothing, when it was rotated since', async () => {
      const session = await added()
      const next = rotated(session)
      await valueOf(sessions.save(next, session))
      expect(await errorOf(sessions.save(rotated(session, SOME_DAY), session))).to.deep.equal(STALE)
      expect(await errorOf(sessions.save(revoke(session, SOON), session))).to.deep.equal(STALE)
      expect(await stored(session.id)).to.deep.equal(next)
    })

    it('is refused as stale, and changes nothing, when it was revoked since', async () => {
      const session = await added()
      const revoked = revoke(session, SOON)
      await valueOf(sessions.save(revoked, session))
      expect(await errorOf(sessions.save(rotated(session), session))).to.deep.equal(STALE)
      expect(await stored(session.id)).to.deep.equal(revoked)
    })

    it('is refused as stale when there is no such session', async () => {
      const session = aSession()
      expect(await errorOf(sessions.save(rotated(session), session))).to.deep.equal(STALE)
      expect(await stored(session.id)).to.be.undefined
    })

    it('is done for one, of 20 that saw the same', async () => {
      const session = await added()
      const saves = times(20, i => sessions.save(i % 2 === 0 ? rotated(session) : revoke(session, SOON), session))
      const saved = await Promise.all(saves)
      expect(saved.filter(each => each.isOk())).to.have.length(1)
    })
  })

  describe('a session', () => {
    it('is live from when it was added until it runs out', async () => {
      const session = await added()
      expect(await isLive(session.id, SOME_DAY)).to.be.true
      expect(await isLive(session.id, later(expiryOf(session), -1))).to.be.true
      expect(await isLive(session.id, expiryOf(session))).to.be.false
    })

    it('that is none is not live', async () => {
      expect(await isLive(aSessionId())).to.be.false
    })

    it('is not live from the moment it is revoked', async () => {
      const session = await added()
      expect(await isLive(session.id)).to.be.true
      await valueOf(sessions.save(revoke(session, SOON), session))
      expect(await isLive(session.id)).to.be.false
    })

    it('is live for longer when it was rotated', async () => {
      const session = await added()
      const end = expiryOf(session)
      expect(await isLive(session.id, end)).to.be.false
      await valueOf(sessions.save(rotated(session), session))
      expect(await isLive(session.id, end)).to.be.true
    })
  })

  it('knows which of some sessions are revoked, and that they are not live', async () => {
    const [one, two, other] = await Promise.all(times(3, () => added()))
    const ids = [one!.id, two!.id, aSessionId()]
    expect(await isLive(one!.id)).to.be.true
    expect(await valueOf(sessions.revokedAmong(ids))).to.deep.equal([])
    await valueOf(sessions.revokeAll(one!.userId, SOON))
    await valueOf(sessions.save(revoke(other!, SOON), other!))
    expect(await valueOf(sessions.revokedAmong(ids))).to.deep.equal([one!.id])
    expect([await isLive(one!.id), await isLive(two!.id)]).to.deep.equal([false, true])
    expect(await valueOf(sessions.revokedAmong([]))).to.deep.equal([])
  })

  describe('the live sessions of somebody', () => {
    it('are those that are neither revoked nor run out, most recently used first', async () => {
      const userId = aUserId()
      const [first, last] = [await added(aSession({ userId })), await added(aSession({ userId, rotatedAt: SOON }))]
      await added(revoke(aSession({ userId }), SOON))
      await added()
      expect(await valueOf(sessions.liveOf(userId, SOON))).to.deep.equal([last, first])
      expect(await valueOf(sessions.liveOf(userId, expiryOf(first)))).to.deep.equal([last])
      expect(await valueOf(sessions.liveOf(aUserId(), SOON))).to.be.empty
    })
  })

  describe('revoking some sessions of somebody', () => {
    it('ends them at once, and says how many it ended', async () => {
      const userId = aUserId()
      const [one, two, three] = await Promise.all(times(3, () => added(aSession({ userId }))))
      expect(await isLive(one!.id)).to.be.true
      expect(await valueOf(sessions.revoke(userId, [one!.id, two!.id, aSessionId()], SOON))).to.equal(2)
      expect(await valueOf(sessions.revoke(userId, [one!.id], later(SOON, 1)))).to.equal(0)
      expect([await isLive(one!.id), await isLive(two!.id), await isLive(three!.id)]).to.deep.equal([
        false,
        false,
        true,
      ])
      expect((await stored(one!.id))?.revokedAt).to.equal(SOON)
    })

    it('leaves those of others alone', async () => {
      const other = await added()
      expect(await valueOf(sessions.revoke(aUserId(), [other.id], SOON))).to.equal(0)
      expect(await stored(other.id)).to.deep.equal(other)
    })

    it('is done by one, of 20 that end the same', async () => {
      const { userId, id } = await added()
      const ended = await valuesOf(times(20, () => sessions.revoke(userId, [id], SOON)))
      expect(ended.filter(count => count === 1)).to.have.length(1)
    })
  })

  describe('revoking all sessions of somebody', () => {
    it('ends each of them, at once, and nobody else’s', async () => {
      const userId = aUserId()
      const own = await Promise.all(times(3, () => added(aSession({ userId }))))
      const other = await added()
      await valueOf(sessions.revokeAll(userId, SOON))
      for (const { id } of own) {
        expect(await isLive(id)).to.be.false
        expect((await stored(id))?.revokedAt).to.equal(SOON)
      }
      expect(await isLive(other.id)).to.be.true
    })

    it('leaves the time at which one was revoked before', async () => {
      const session = await added(revoke(aSession(), SOME_DAY))
      await valueOf(sessions.revokeAll(session.userId, SOON))
      expect((await stored(session.id))?.revokedAt).to.equal(SOME_DAY)
    })

    it('makes stale what was seen before', async () => {
      const session = await added()
      await valueOf(sessions.revokeAll(session.userId, SOON))
      expect(await errorOf(sessions.save(rotated(session), session))).to.deep.equal(STALE)
      expect(await isLive(session.id)).to.be.false
    })

    it('spares the one that it is told to', async () => {
      const userId = aUserId()
      const [own, other] = [await added(aSession({ userId })), await added(aSession({ userId }))]
      await valueOf(sessions.revokeAll(userId, SOON, own.id))
      expect(await stored(own.id)).to.deep.equal(own)
      expect(await isLive(other.id)).to.be.false
    })

    it('does nothing for somebody who has none', async () => {
      const session = await added()
      await valueOf(sessions.revokeAll(aUserId(), SOON))
      expect(await stored(session.id)).to.deep.equal(session)
    })
  })
}
