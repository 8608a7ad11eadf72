import { expect } from 'chai'
import type { MailOutcome } from '../../src/domain/order/order-progress.js'
import type { Order } from '../../src/domain/order/order.js'
import type { ClaimToken } from '../../src/domain/shared/ids.js'
import { aClaimToken, anOrderId, aProcessing } from '../support/builders.js'
import { valueOf, valuesOf } from '../support/outcome-of.js'
import { SOME_DAY } from '../support/stepped-clock.js'
import { times } from '../support/times.js'
import { LEASE, NEXT_LOOK, progressOf, recorded, type OpenOrders, type OrdersUnderTest } from './orders-under-test.js'

const DEED = { at: SOME_DAY, by: { role: 'worker' } } as const

/** The part of the due orders' contract about who may mail, and who may say what became of it. */
export const claimingMailContract = (open: OpenOrders): void => {
  let store: OrdersUnderTest
  let order: Order
  beforeEach(async () => {
    store = await open()
    ;({ order } = await recorded(store))
  })

  const decide = () => valueOf(store.orders.save(aProcessing(order), { announce: false, dueAt: NEXT_LOOK }))
  const claim = (token: ClaimToken, leaseMs = LEASE) =>
    valueOf(store.dueOrders.claimMail(order.id, { token, leaseMs }, DEED))
  const mail = async () => (await progressOf(store, order.id)).mail
  const say = (token: ClaimToken, outcome: MailOutcome) =>
    valueOf(store.dueOrders.mark(order.id, { mail: { token, outcome, deed: DEED } }))
  const sent: MailOutcome = { type: 'Sent', messageId: 'm-1' }

  describe('claiming a mail', () => {
    it('is not possible before the order is decided, nor for an order that is not there', async () => {
      expect(await claim(aClaimToken())).to.be.false
      const nowhere = store.dueOrders.claimMail(anOrderId(), { token: aClaimToken(), leaseMs: LEASE }, DEED)
      expect(await valueOf(nowhere)).to.be.false
    })

    it('is given to one, of however many that ask at once', async () => {
      await decide()
      const tokens = times(20, aClaimToken)
      const claimed = await Promise.all(tokens.map(token => claim(token)))
      expect(claimed.filter(Boolean)).to.have.length(1)
      expect(await mail()).to.include({ state: 'claimed', attempts: 1, token: tokens[claimed.indexOf(true)] })
    })

    it('is given to the next one when the lease is over, and to one only', async () => {
      await decide()
      await claim(aClaimToken())
      expect(await claim(aClaimToken())).to.be.false
      await store.passTime(LEASE)
      const claimed = await Promise.all(times(20, () => claim(aClaimToken())))
      expect(claimed.filter(Boolean)).to.have.length(1)
      expect(await mail()).to.include({ state: 'claimed', attempts: 2 })
      const { history } = await progressOf(store, order.id)
      expect(history.slice(2)).to.deep.equal([{ ...DEED, what: 'MailUnanswered' }])
    })
  })

  describe('what became of a mail', () => {
    it('sent: it is noted with its id, and never sent again', async () => {
      await decide()
      const token = aClaimToken()
      await claim(token)
      await say(token, sent)
      expect(await mail()).to.deep.equal({ state: 'sent', attempts: 1, messageId: 'm-1' })
      expect((await progressOf(store, order.id)).history.at(-1)).to.include({ what: 'MailSent' })
      await store.passTime(LEASE)
      expect(await claim(aClaimToken())).to.be.false
    })

    it('given up: it is dead, with the reason', async () => {
      await decide()
      const token = aClaimToken()
      await claim(token)
      await say(token, { type: 'GivenUp', reason: 'no such address' })
      expect(await mail()).to.deep.equal({ state: 'dead', attempts: 1, reason: 'no such address' })
      expect((await progressOf(store, order.id)).history.at(-1)).to.include({
        what: 'MailGivenUp',
        why: 'no such address',
      })
      expect(await claim(aClaimToken())).to.be.false
    })

    it('postponed: it may be claimed again, and the attempt does not count', async () => {
      await decide()
      const token = aClaimToken()
      await claim(token)
      await say(token, { type: 'Postponed', reason: 'too many mails at once', dueAt: SOME_DAY })
      expect(await mail()).to.deep.equal({ state: 'due', attempts: 0, postponed: 1 })
      const why = 'too many mails at once'
      expect((await progressOf(store, order.id)).history.at(-1)).to.deep.equal({ ...DEED, what: 'MailPostponed', why })
      expect(await claim(aClaimToken())).to.be.true
    })

    it('counts only from whoever holds the claim', async () => {
      await decide()
      const [first, second] = [aClaimToken(), aClaimToken()]
      await claim(first)
      await store.passTime(LEASE)
      await claim(second, 60_000)
      const before = await progressOf(store, order.id)
      await say(first, { type: 'Postponed', reason: 'too many mails at once', dueAt: SOME_DAY })
      await say(first, { type: 'GivenUp', reason: 'too late' })
      await say(first, sent)
      expect(await progressOf(store, order.id)).to.deep.equal(before)
    })

    it('counts once', async () => {
      await decide()
      const token = aClaimToken()
      await claim(token)
      await valuesOf(times(5, () => store.dueOrders.mark(order.id, { mail: { token, outcome: sent, deed: DEED } })))
      const { history } = await progressOf(store, order.id)
      expect(history.filter(entry => entry.what === 'MailSent')).to.have.length(1)
    })
  })
}
