import { expect } from 'chai'
import { err, ok } from 'neverthrow'
import { UNKNOWN_DEVICE } from '../../../src/domain/account/device.js'
import {
  begin,
  byUse,
  expiryOf,
  isLive,
  MAX_SESSIONS,
  revoke,
  rotate,
  surplusOf,
  type Session,
} from '../../../src/domain/account/session.js'
import { instant, later, type Instant } from '../../../src/domain/shared/instant.js'
import { aSession, aSessionId, aUserId } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const SECOND = 1_000
const DAY = 24 * 60 * 60 * SECOND
const after = (ms: number, from: Instant = SOME_DAY) => later(from, ms)
const over = err({ type: 'SessionOver' })
const reused = err({ type: 'TokenReused' })

describe('A session', () => {
  it('begins with its first refresh token', () => {
    const [id, userId] = [aSessionId(), aUserId()]
    expect(begin(id, userId, UNKNOWN_DEVICE, SOME_DAY)).to.deep.equal({
      id,
      userId,
      device: UNKNOWN_DEVICE,
      generation: 0,
      createdAt: SOME_DAY,
      rotatedAt: SOME_DAY,
    })
  })

  it('is over when nobody refreshed it for 7 days', () => {
    const session = aSession()
    expect(expiryOf(session)).to.equal(after(7 * DAY))
    expect(isLive(session, after(7 * DAY - 1))).to.be.true
    expect(isLive(session, after(7 * DAY))).to.be.false
    expect(rotate(session, 0, after(7 * DAY))).to.deep.equal(over)
  })

  it('lives another 7 days from each refresh', () => {
    const refreshed = rotate(aSession(), 0, after(6 * DAY))._unsafeUnwrap()
    expect(expiryOf(refreshed)).to.equal(after(13 * DAY))
  })

  it('is over after 30 days, however often it was refreshed', () => {
    const session = aSession({ rotatedAt: after(29 * DAY), generation: 5 })
    expect(expiryOf(session)).to.equal(after(30 * DAY))
    expect(isLive(session, after(30 * DAY - 1))).to.be.true
    expect(isLive(session, after(30 * DAY))).to.be.false
    expect(rotate(session, 5, after(30 * DAY))).to.deep.equal(over)
  })

  it('is over at once when it is revoked, and stays revoked since then', () => {
    const revoked = revoke(aSession(), after(1))
    expect(revoked.revokedAt).to.equal(after(1))
    expect(isLive(revoked, after(1))).to.be.false
    expect(rotate(revoked, 0, after(2))).to.deep.equal(over)
    expect(revoke(revoked, after(3))).to.equal(revoked)
  })
})

describe('The sessions of an account', () => {
  const used = (ms: number) => aSession({ rotatedAt: after(ms) })

  it('are ten at most: the least recently used is one too many, and the new one never is', () => {
    const own = used(-SECOND)
    const others = Array.from({ length: MAX_SESSIONS }, (_, i) => used(i))
    expect(surplusOf(others.slice(1), own.id)).to.be.empty
    expect(surplusOf([own, ...others.slice(1)], own.id)).to.be.empty
    expect(surplusOf([...others, own], own.id)).to.deep.equal([others[0]!.id])
  })

  it('have an order that is the same for everybody, also when two were used at once', () => {
    const [one, other, latest] = [used(0), used(0), used(1)]
    const sorted = [latest, one, other].sort(byUse)
    expect([other, one, latest].sort(byUse)).to.deep.equal(sorted)
    expect(sorted).to.deep.equal([latest, one, other])
  })
})

describe('A refresh token', () => {
  const rotatedAt = after(DAY)
  const session: Session = aSession({ generation: 3, rotatedAt })
  const at = (ms: number) => after(ms, rotatedAt)

  it('is spent for a successor', () => {
    expect(rotate(session, 3, at(60 * SECOND))).to.deep.equal(
      ok({ ...session, generation: 4, rotatedAt: at(60 * SECOND) }),
    )
  })

  it('spent again within 10 s, for the answer may have been lost, brings the same successor', () => {
    for (const ms of [0, 1, 10 * SECOND - 1]) expect(rotate(session, 2, at(ms))._unsafeUnwrap()).to.equal(session)
  })

  it('spent again after 10 s is taken for stolen', () => {
    for (const ms of [10 * SECOND, DAY]) expect(rotate(session, 2, at(ms))).to.deep.equal(reused)
  })

  it('of an older generation is taken for stolen at once', () => {
    for (const generation of [1, 0]) expect(rotate(session, generation, at(1))).to.deep.equal(reused)
  })

  it('that was never issued is taken for forged', () => {
    for (const generation of [4, -1, 2.5, NaN]) expect(rotate(session, generation, at(1))).to.deep.equal(reused)
  })

  it('of a session that is over says so, whether or not it was spent', () => {
    const end = instant(expiryOf(session))
    for (const generation of [0, 2, 3, 4]) expect(rotate(session, generation, end)).to.deep.equal(over)
  })
})
