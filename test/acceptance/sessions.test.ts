import { expect } from 'chai'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Principal } from '../../src/domain/account/session.js'
import { after } from '../support/after.js'
import { aSessionId } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { aWorld, type World } from '../support/world.js'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE

const OVER = { type: 'Unauthenticated' } as const

describe('a session', () => {
  let world: World
  let ada: Account
  const signIn = () =>
    valueOf(
      world.container.get(T.logIn)({ email: 'ada@example.com', password: 'correct horse battery', from: '192.0.2.1' }),
    )
  const refresh = (refreshToken: string) => world.container.get(T.refreshSession)({ refreshToken })
  const whoHas = (accessToken: string) => world.container.get(T.authenticate)({ accessToken })
  const begin = async (opened = aWorld()) => {
    world = opened
    ada = await world.customer('ada')
    return signIn()
  }

  it('is known by its access token, and by nothing else', async () => {
    const { accessToken, refreshToken, expiresIn } = await begin()
    expect(await valueOf(whoHas(accessToken))).to.include({ userId: ada.userId, role: 'customer' })
    expect(expiresIn).to.equal(600)
    expect(await errorOf(whoHas(refreshToken))).to.deep.equal(OVER)
    expect(await errorOf(whoHas('nonsense'))).to.deep.equal(OVER)
  })

  it('needs a new access token after ten minutes', async () => {
    const { accessToken } = await begin()
    world.clock.advance(10 * MINUTE)
    expect(await errorOf(whoHas(accessToken))).to.deep.equal(OVER)
  })

  it('is known to be over, to whoever sees to it that nobody waits under it, once its account is disabled', async () => {
    const { accessToken } = await begin()
    const { sessionId } = await valueOf(whoHas(accessToken))
    const ended = () => valueOf(world.container.get(T.findEndedSessions)([sessionId, aSessionId()]))
    expect(await ended()).to.deep.equal([])
    await valueOf(world.container.get(T.disableAccount)({ email: 'ada@example.com' }))
    expect(await ended()).to.deep.equal([sessionId])
  })

  describe('refreshed', () => {
    it('has new tokens, and the next ones from them', async () => {
      const first = await begin()
      world.clock.advance(MINUTE)
      const second = await valueOf(refresh(first.refreshToken))
      world.clock.advance(MINUTE)
      const third = await valueOf(refresh(second.refreshToken))

      expect(new Set([first, second, third].map(tokens => tokens.refreshToken))).to.have.lengthOf(3)
      expect(await valueOf(whoHas(third.accessToken))).to.include({ userId: ada.userId })
    })

    it('has the same successor again, when the answer was lost within ten seconds', async () => {
      const { refreshToken } = await begin()
      const lost = await valueOf(refresh(refreshToken))
      world.clock.advance(9_999)
      expect((await valueOf(refresh(refreshToken))).refreshToken).to.equal(lost.refreshToken)
    })

    it('has one successor, however many refresh it at once', async () => {
      const { refreshToken } = await begin()
      const all = await valuesOf(times(100, () => refresh(refreshToken)))
      expect(new Set(all.map(tokens => tokens.refreshToken))).to.have.lengthOf(1)
      world.clock.advance(MINUTE)
      await valueOf(refresh(all[0]!.refreshToken))
    })

    it('is over at once, with its access tokens, when a spent token comes again: somebody else has it', async () => {
      const stolen = await begin()
      const elsewhere = await signIn()
      const { accessToken, refreshToken } = await valueOf(refresh(stolen.refreshToken))
      world.clock.advance(10 * SECOND)

      expect(await errorOf(refresh(stolen.refreshToken))).to.deep.equal(OVER)
      expect(await errorOf(whoHas(accessToken))).to.deep.equal(OVER)
      expect(await errorOf(refresh(refreshToken))).to.deep.equal(OVER)
      expect(world.counts()).to.include({ RefreshTokenReused: 1 })
      await valueOf(whoHas(elsewhere.accessToken))
    })

    it('is over also when the token before the last one comes, however soon', async () => {
      const first = await begin()
      const second = await valueOf(refresh(first.refreshToken))
      await valueOf(refresh(second.refreshToken))
      expect(await errorOf(refresh(first.refreshToken))).to.deep.equal(OVER)
      expect(world.counts()).to.include({ RefreshTokenReused: 1 })
    })

    it('takes no access token for it', async () => {
      const { accessToken } = await begin()
      expect(await errorOf(refresh(accessToken))).to.deep.equal(OVER)
    })

    it('is over after seven idle days', async () => {
      const { refreshToken } = await begin()
      world.clock.advance(7 * DAY)
      expect(await errorOf(refresh(refreshToken))).to.deep.equal(OVER)
    })

    it('is over after thirty days in all', async () => {
      let { refreshToken } = await begin()
      for (let day = 5; day < 30; day += 5) {
        world.clock.advance(5 * DAY)
        refreshToken = (await valueOf(refresh(refreshToken))).refreshToken
      }
      world.clock.advance(5 * DAY - SECOND)
      const last = await valueOf(refresh(refreshToken))
      expect(last.expiresIn).to.equal(1)
      world.clock.advance(SECOND)
      expect(await errorOf(refresh(last.refreshToken))).to.deep.equal(OVER)
    })

    it('is over for an account that has been disabled, or is gone', async () => {
      for (const now of [(account: Account) => ({ ...account, disabled: true }), () => undefined]) {
        const { refreshToken } = await begin(
          aWorld(
            intercepting(T.accounts, 'byId', (byId, nth) =>
              byId().map(account => (account && nth > 1 ? now(account) : account)),
            ),
          ),
        )
        expect(await errorOf(refresh(refreshToken))).to.deep.equal(OVER)
      }
    })
  })

  describe('signed out', () => {
    const logOut = async (accessToken: string) =>
      valueOf(world.container.get(T.logOut)({ by: await valueOf(whoHas(accessToken)) }))

    it('is over at once, with its access tokens, and no other session with it', async () => {
      const { accessToken, refreshToken } = await begin()
      const elsewhere = await signIn()
      await logOut(accessToken)

      expect(await errorOf(whoHas(accessToken))).to.deep.equal(OVER)
      expect(await errorOf(refresh(refreshToken))).to.deep.equal(OVER)
      await valueOf(whoHas(elsewhere.accessToken))
      expect(world.counts()).to.include({ SignedOut: 1 })
    })

    it('is over with all others of the account, when it is signed out everywhere, but with nobody else’s', async () => {
      const { accessToken } = await begin()
      const elsewhere = await signIn()
      await world.customer('bob')
      const bobs = await valueOf(
        world.container.get(T.logIn)({
          email: 'bob@example.com',
          password: 'correct horse battery',
          from: '192.0.2.1',
        }),
      )
      await valueOf(world.container.get(T.logOutEverywhere)({ by: await valueOf(whoHas(accessToken)) }))

      expect(await errorOf(whoHas(accessToken))).to.deep.equal(OVER)
      expect(await errorOf(whoHas(elsewhere.accessToken))).to.deep.equal(OVER)
      expect(await errorOf(refresh(elsewhere.refreshToken))).to.deep.equal(OVER)
      await valueOf(whoHas(bobs.accessToken))
      expect(world.counts()).to.include({ SignedOutEverywhere: 1 })
    })

    it('is over also when it was refreshed at that very moment', async () => {
      let refreshToken = ''
      const tokens = await begin(
        aWorld(
          intercepting(T.sessions, 'save', (save, nth) =>
            nth === 1 ? after(() => valueOf(refresh(refreshToken)), save) : save(),
          ),
        ),
      )
      refreshToken = tokens.refreshToken
      await logOut(tokens.accessToken)
      expect(await errorOf(whoHas(tokens.accessToken))).to.deep.equal(OVER)
    })

    it('needs no session that is still remembered', async () => {
      await begin()
      const forgotten: Principal = { userId: ada.userId, role: 'customer', sessionId: aSessionId() }
      await valueOf(world.container.get(T.logOut)({ by: forgotten }))
      expect(world.counts()).not.to.have.property('SignedOut')
    })
  })
})
