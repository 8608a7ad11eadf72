import { expect } from 'chai'
import { errorOf, valueOf, valuesOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { inEveryShop } from './in-every-shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const BOB = { ...ADA, email: 'bob@example.com' }
const OVER = { type: 'Unauthenticated' }
const NOT_FOUND = { type: 'SessionNotFound' }
const MINUTE = 60_000

inEveryShop('one’s own sessions', shop => {
  const signIn = (device: string, who = ADA) => valueOf(shop().signIn({ ...who, device }))
  const sessionsOf = (token: string) => valueOf(shop().sessions(token))
  const devicesOf = async (token: string) => (await sessionsOf(token)).map(({ device }) => device)
  beforeEach(() => valuesOf([shop().register(ADA), shop().register(BOB)]))

  it('are listed with the device, when they began and were last used, and which one asks', async () => {
    const began = new Date(shop().world.clock.now()).toISOString()
    const phone = await signIn('a phone')
    shop().world.clock.advance(MINUTE)
    const laptop = await signIn('a laptop')
    shop().world.clock.advance(MINUTE)
    const refreshed = await valueOf(shop().refresh(phone.refreshToken))
    await signIn('a tablet', BOB)

    const [first, second, ...others] = await sessionsOf(laptop.accessToken)
    expect(first).to.include({ device: 'a phone', createdAt: began, current: false })
    expect(Date.parse(first!.lastUsedAt) - Date.parse(began)).to.equal(2 * MINUTE)
    expect(second).to.include({ device: 'a laptop', current: true })
    expect(second?.lastUsedAt).to.equal(second?.createdAt)
    expect(others).to.be.empty
    expect((await sessionsOf(refreshed.accessToken))[0]).to.include({ device: 'a phone', current: true })
  })

  it('are ended one by one, with their access tokens', async () => {
    const [phone, laptop] = [await signIn('a phone'), await signIn('a laptop')]
    const lost = (await sessionsOf(laptop.accessToken)).find(({ device }) => device === 'a phone')!
    await valueOf(shop().endSession(laptop.accessToken, lost.sessionId))

    expect(await errorOf(shop().whoAmI(phone.accessToken))).to.deep.equal(OVER)
    expect(await errorOf(shop().refresh(phone.refreshToken))).to.deep.equal(OVER)
    expect(await devicesOf(laptop.accessToken)).to.deep.equal(['a laptop'])
    expect(await errorOf(shop().endSession(laptop.accessToken, lost.sessionId))).to.deep.equal(NOT_FOUND)
  })

  it('are nobody else’s to end: another’s is not there, nor is one that never was', async () => {
    const [ada, bob] = [await signIn('a phone'), await signIn('a tablet', BOB)]
    const [bobs] = await sessionsOf(bob.accessToken)
    for (const sessionId of [bobs!.sessionId, 'never-was', 'no id at all'])
      expect(await errorOf(shop().endSession(ada.accessToken, sessionId))).to.deep.equal(NOT_FOUND)
    await valueOf(shop().whoAmI(bob.accessToken))
  })

  it('are ten at most: when an eleventh begins, the least recently used ends', async () => {
    const tokens = []
    for (const device of times(10, i => `device ${i}`)) {
      shop().world.clock.advance(1_000)
      tokens.push(await signIn(device))
    }
    shop().world.clock.advance(1_000)
    await valueOf(shop().refresh(tokens[0]!.refreshToken))
    const eleventh = await signIn('the eleventh')

    const devices = await devicesOf(eleventh.accessToken)
    expect(devices).to.have.lengthOf(10).and.to.include.members(['the eleventh', 'device 0'])
    expect(devices).not.to.include('device 1')
    expect(await errorOf(shop().whoAmI(tokens[1]!.accessToken))).to.deep.equal(OVER)
  })

  it('are ten at most also when many begin at once', async () => {
    await valuesOf(times(25, i => shop().signIn({ ...ADA, device: `device ${i}` })))
    const last = await signIn('the last')
    expect(await devicesOf(last.accessToken)).to.have.lengthOf(10)
  })

  it('need no name: a client that says nothing of itself has one all the same', async () => {
    const { accessToken } = await valueOf(shop().signIn(ADA))
    expect((await devicesOf(accessToken))[0]).to.match(/^(unknown device|node)$/)
  })
})
