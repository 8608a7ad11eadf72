import { expect } from 'chai'
import { errAsync, okAsync } from 'neverthrow'
import sinon from 'sinon'
import { outcomeUnknown } from '../../src/application/errors.js'
import type { DueOrders } from '../../src/application/ports/driven/due-orders.js'
import type { Mailer } from '../../src/application/ports/driven/mailer.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Order } from '../../src/domain/order/order.js'
import { after } from '../support/after.js'
import { anItem } from '../support/builders.js'
import { intercepting } from '../support/intercepting.js'
import { valueOf } from '../support/outcome-of.js'
import { aWorld, type World } from '../support/world.js'
import { wrapping } from '../support/wrapping.js'

type Sending = ReturnType<Mailer['send']>

const SECOND = 1_000
const MINUTE = 60 * SECOND

describe('the mail that tells what became of an order', () => {
  let world: World
  let ada: Account
  let order: Order
  const placedIn = async (opened: World) => {
    world = opened
    await world.stocked('MUG', 5)
    ada = await world.customer('ada')
    order = (await valueOf(world.place(ada, [anItem('MUG', 2)]))).order
  }
  const whereSending = (answer: (send: () => Sending, nth: number) => Sending, variables = {}) =>
    placedIn(aWorld(intercepting(T.plainMailer, 'send', answer), variables))
  const lastOfHistory = async () => (await world.history(ada, order.id)).at(-1)

  it('is postponed while it cannot be sent, for longer each time, and never given up for that', async () => {
    const tried: number[] = []
    await whereSending((send, nth) => {
      tried.push(world.clock.elapsed() / SECOND)
      return nth <= 7 ? errAsync({ type: 'MailNotSent', reason: 'too many mails at once' }) : send()
    })
    await world.work()
    while (world.mails().length === 0) await world.later(30 * SECOND)

    expect(tried).to.deep.equal([0, 30, 90, 210, 450, 930, 1_890, 3_810])
    expect(await lastOfHistory()).to.equal('MailSent by reconciler')
    expect(world.repairs()).to.deep.equal({})
  })

  it('is given up when it is refused for good, and somebody is told', async () => {
    let tried = 0
    await whereSending(() => {
      tried += 1
      return errAsync({ type: 'MailRejected', reason: 'no such address' })
    })
    await world.work()
    await world.later(60 * MINUTE)

    expect(tried).to.equal(1)
    expect(await lastOfHistory()).to.equal('MailGivenUp by worker: no such address')
    expect(await world.stock('MUG')).to.deep.equal({ available: 3, held: 0, sold: 2 })
    expect(world.repairs()).to.deep.equal({ 'Alarm.MailDead': 1 })
  })

  it('is told of in its history whatever came of it, and no address is named there', async () => {
    await whereSending((send, nth) => {
      if (nth === 1) return errAsync({ type: 'MailNotSent', reason: 'too many mails at once' })
      if (nth === 2) return errAsync(outcomeUnknown('mail'))
      return nth === 3 ? errAsync({ type: 'MailRejected', reason: `nobody reads ${ada.email}` }) : send()
    })
    await world.work()
    for (let passed = 0; passed < 6; passed += 1) await world.later(MINUTE)
    expect((await world.history(ada, order.id)).slice(2)).to.deep.equal([
      'MailPostponed by worker: too many mails at once',
      'MailUnanswered by reconciler',
      'MailGivenUp by reconciler: nobody reads the address',
    ])
  })

  it('is sent again when nobody knows whether it was sent, but only when the last attempt has had its time', async () => {
    await whereSending((send, nth) => (nth === 1 ? errAsync(outcomeUnknown('mail')) : send()))
    await world.work()

    for (let passed = 0; passed < 119; passed += 17) await world.later(17 * SECOND)
    expect(world.mails()).to.be.empty
    await world.later(30 * SECOND)
    expect(world.mails()).to.have.lengthOf(1)
    expect(world.repairs()).to.deep.equal({ 'Repaired.MailRetried': 1 })
  })

  it('is sent at most five times without an answer, and then given up, and somebody is told', async () => {
    const tried: number[] = []
    await whereSending(() => {
      tried.push(world.clock.elapsed() / MINUTE)
      return errAsync(outcomeUnknown('mail'))
    })
    await world.work()
    for (let passed = 0; passed < 120; passed += 1) await world.later(MINUTE)

    expect(tried).to.deep.equal([0, 2, 6, 14, 30])
    expect(await lastOfHistory()).to.equal('MailGivenUp by reconciler: no answer to any attempt')
    expect(world.repairs()).to.include({ 'Alarm.MailDead': 1 })
  })

  it('is marked as sent for as long as nobody else may send it; if that is in vain it may come twice, and somebody is told', async () => {
    const within: (number | undefined)[] = []
    const marking = wrapping(T.dueOrders, due => ({
      ...due,
      mark: (...call: Parameters<DueOrders['mark']>) =>
        within.push(call[2]) === 1 ? errAsync(outcomeUnknown('orders')) : due.mark(...call),
    }))
    await placedIn(aWorld(marking))
    await world.tryToWork()
    expect(within).to.deep.equal([2 * MINUTE])
    expect(world.counts()).to.include({ MailUnmarked: 1 })
    while (world.mails().length < 2) await world.later(30 * SECOND)
    expect(world.counts()).to.include({ MailUnmarked: 1, 'Repaired.MailRetried': 1 })
  })

  it('comes once though it could not be marked that it was not sent, and nobody is told', async () => {
    const throttled = intercepting(T.plainMailer, 'send', (send, nth) =>
      nth === 1 ? errAsync({ type: 'MailNotSent', reason: 'too many mails at once' }) : send(),
    )
    const unmarked = intercepting(T.dueOrders, 'mark', (mark, nth) =>
      nth === 1 ? errAsync(outcomeUnknown('orders')) : mark(),
    )
    await placedIn(aWorld(container => [throttled, unmarked].forEach(prepare => prepare(container))))
    await world.tryToWork()
    for (let passed = 0; passed < 10; passed += 1) await world.later(MINUTE)
    expect(world.mails()).to.have.lengthOf(1)
    expect(world.counts()).not.to.include.keys('MailUnmarked')
  })

  it('may come twice if its mark was late, and somebody is told', async () => {
    const late = async () => world.clock.advance(2 * MINUTE)
    await placedIn(aWorld(intercepting(T.dueOrders, 'mark', mark => after(late, mark))))
    await world.work()
    expect(world.counts()).to.include({ MailUnmarked: 1 })
  })

  it('is sent by nobody who has too little time left to learn whether it was', async () => {
    const slow = { sendTimeout: 1_500, send: () => okAsync('sent') }
    const sending = sinon.spy(slow, 'send')
    const variables = { MAIL_LEASE_MS: `${slow.sendTimeout}` }
    await placedIn(aWorld(container => container.rebind(T.plainMailer).toConstantValue(slow), variables))
    await world.work()
    expect(sending.called).to.equal(false)
    await world.later(30 * SECOND)
    expect(sending.callCount).to.equal(1)
  })

  it('is not sent by a worker that slept until others may send it', async () => {
    await placedIn(
      aWorld(
        intercepting(T.stock, 'sell', sell =>
          after(async () => {
            world.clock.advance(2 * MINUTE)
          }, sell),
        ),
      ),
    )
    await valueOf(world.deliver(order.id))
    expect(world.mails()).to.be.empty
    await world.later(0)
    expect(world.mails()).to.have.lengthOf(1)
  })

  it('is not sent by a second worker while the first is sending it', async () => {
    await whereSending(send => after(() => valueOf(world.deliver(order.id)), send))
    await world.work()
    expect(world.mails()).to.have.lengthOf(1)
  })

  it('is sent by one of two that take it up at the same time', async () => {
    await placedIn(
      aWorld(
        intercepting(T.dueOrders, 'claimMail', (claim, nth) =>
          nth === 1 ? after(() => valueOf(world.deliver(order.id)), claim) : claim(),
        ),
      ),
    )
    await valueOf(world.cancel(ada, order.id))
    await world.later(SECOND)
    expect(world.mails()).to.have.lengthOf(1)
  })
})
