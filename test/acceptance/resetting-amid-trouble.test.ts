import { expect } from 'chai'
import type { Container } from 'inversify'
import { errAsync } from 'neverthrow'
import { outcomeUnknown, unavailable } from '../../src/application/errors.js'
import { T } from '../../src/bootstrap/tokens.js'
import { intercepting } from '../support/intercepting.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import { aWorld } from '../support/world.js'
import { SOMEWHERE } from './shop.js'

const ADA = { email: 'ada@example.com', password: 'correct horse battery' }
const NEW = 'a better password'
const NOT_VALID = { type: 'LinkNotValid' }

type Trouble = (container: Container) => void

/** Ada has a session, and the link to another password. */
const forgotten = async (trouble: Trouble) => {
  const world = aWorld(trouble)
  const { container } = world
  await valueOf(container.get(T.registerAccount)(ADA))
  const signIn = (password: string) => container.get(T.logIn)({ ...ADA, password, from: SOMEWHERE })
  const { accessToken } = await valueOf(signIn(ADA.password))
  await valueOf(container.get(T.forgotPassword)({ email: ADA.email }))
  const token = (await world.tokenMailedTo(ADA.email, 'resetPassword'))!
  return {
    world,
    signIn,
    reset: (newPassword = NEW) => container.get(T.resetPassword)({ token, newPassword }),
    session: () => container.get(T.authenticate)({ accessToken }),
  }
}

const lost = outcomeUnknown('the store')
const away = unavailable('the store')

const TROUBLES: Readonly<Record<string, () => Trouble>> = {
  'before the password was set': () =>
    intercepting(T.accountLinks, 'resetPassword', (call, nth) => (nth === 1 ? errAsync(away) : call())),
  'when the answer was lost, and nothing done': () =>
    intercepting(T.accountLinks, 'resetPassword', (call, nth) => (nth === 1 ? errAsync(lost) : call())),
  'when the answer was lost, and the password set': () =>
    intercepting(T.accountLinks, 'resetPassword', (call, nth) =>
      nth === 1 ? call().andThen(() => errAsync(lost)) : call(),
    ),
  'before the sessions were ended': () =>
    intercepting(T.sessions, 'revokeAll', (call, nth) => (nth === 1 ? errAsync(away) : call())),
  'when the sessions were ended, and the answer lost': () =>
    intercepting(T.sessions, 'revokeAll', (call, nth) => (nth === 1 ? call().andThen(() => errAsync(lost)) : call())),
}

describe('a password that is reset amid trouble', () => {
  for (const [when, trouble] of Object.entries(TROUBLES))
    it(`is set, and every session ended, by sending it again: ${when}`, async () => {
      const { reset, session, signIn } = await forgotten(trouble())
      expect((await errorOf(reset())).type).to.match(/^(Unavailable|OutcomeUnknown)$/)
      await valueOf(reset())
      expect(await errorOf(session())).to.deep.equal({ type: 'Unauthenticated' })
      expect(await errorOf(reset()), 'the link is good once').to.deep.equal(NOT_VALID)
      await valueOf(signIn(NEW))
    })

  const cutShort = (container: Container) => {
    TROUBLES['before the sessions were ended']!()(container)
    intercepting(T.accountLinks, 'unfinishedReset', (call, nth) => (nth === 1 ? errAsync(away) : call()))(container)
  }

  it('goes on as well if the first to be sent again meets with trouble too', async () => {
    const { reset, session } = await forgotten(cutShort)
    await errorOf(reset())
    expect(await errorOf(reset())).to.include({ type: 'Unavailable' })
    await valueOf(reset())
    expect(await errorOf(session())).to.deep.equal({ type: 'Unauthenticated' })
  })

  it('is set to no other one by a link that was spent, and ends no session for who does not know it', async () => {
    const { reset, session, signIn } = await forgotten(TROUBLES['before the sessions were ended']!())
    await errorOf(reset())
    expect(await errorOf(reset('what a thief wants'))).to.deep.equal(NOT_VALID)
    await valueOf(session())
    await valueOf(signIn(NEW))
  })

  it('is not gone on with once the link has run out', async () => {
    const { world, reset } = await forgotten(TROUBLES['before the sessions were ended']!())
    await errorOf(reset())
    world.clock.advance(30 * 60_000)
    expect(await errorOf(reset())).to.deep.equal(NOT_VALID)
  })

  it('is done when all but the link is, and sent again changes nothing', async () => {
    const { reset, session, signIn } = await forgotten(
      intercepting(T.accountLinks, 'finishReset', () => errAsync(lost)),
    )
    await valueOf(reset())
    expect(await errorOf(session())).to.deep.equal({ type: 'Unauthenticated' })
    await valueOf(reset())
    await valueOf(signIn(NEW))
    expect(await errorOf(reset('what a thief wants'))).to.deep.equal(NOT_VALID)
  })
})
