import { expect } from 'chai'
import type { OrderPlaced } from '../../../src/domain/order/order-events.js'
import { mailClaimed as claimedIn, mailDone, mayClaimMail } from '../../../src/domain/order/mail-claims.js'
import {
  begun,
  decided,
  published,
  putBack,
  stockDone,
  type MailOutcome,
  type OrderProgress,
} from '../../../src/domain/order/order-progress.js'
import type { ClaimToken } from '../../../src/domain/shared/ids.js'
import { instant, later, type Instant } from '../../../src/domain/shared/instant.js'
import { aClaimToken, anEventId, aPlacedOrder, aProcessing } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

const [soon, leaseEnd, muchLater] = [later(SOME_DAY, 30_000), later(SOME_DAY, 120_000), later(SOME_DAY, 900_000)]
const placed = aPlacedOrder()
const outcome = aProcessing(placed.order)
const token = aClaimToken()
const now = { at: SOME_DAY, by: { role: 'worker' } } as const
const sent: MailOutcome = { type: 'Sent', messageId: 'message-1' }

const mailClaimed = (progress: OrderProgress, token: ClaimToken, leaseUntil: Instant) =>
  claimedIn(progress, { token, leaseUntil, deed: now })

const fresh = begun(placed, soon)
const announced = decided(fresh, outcome, { announce: true, dueAt: soon })
const quiet = decided(fresh, outcome, { announce: false, dueAt: soon })
const claimed = mailClaimed(stockDone(quiet), token, leaseEnd)
const claimedBefore = (progress: OrderProgress, by: ClaimToken = token) => mailClaimed(progress, by, leaseEnd)

describe('A placed order', () => {
  it('holds its stock, waits to be published, and is looked after', () => {
    expect(begun(placed, soon)).to.deep.equal({
      order: placed.order,
      outbox: [placed.event],
      stock: 'held',
      mail: { state: 'none' },
      requeues: 0,
      dueAt: soon,
      history: [{ at: SOME_DAY, what: 'Placed', by: placed.event.by }],
    })
  })

  it('that was published waits for a worker', () => {
    expect(published(fresh, [placed.event.id], muchLater)).to.deep.equal({ ...fresh, outbox: [], dueAt: muchLater })
  })

  it('stays as it is when a mark is for an event that is not in the outbox: it may have been put back since', () => {
    expect(published(fresh, [anEventId()], muchLater)).to.equal(fresh)
    expect(published(fresh, [], muchLater)).to.equal(fresh)
  })

  it('has neither stock to settle nor a mail to claim', () => {
    expect(stockDone(fresh)).to.equal(fresh)
    expect(mayClaimMail(fresh, muchLater)).to.be.false
    expect(mailClaimed(fresh, token, leaseEnd)).to.equal(fresh)
    expect(mailDone(fresh, token, sent, now)).to.equal(fresh)
  })

  it('that nobody decided is put back, and the history says so', () => {
    const waiting = published(fresh, [placed.event.id], soon)
    const event: OrderPlaced = { ...placed.event, id: anEventId(), occurredAt: muchLater, by: { role: 'reconciler' } }
    expect(putBack(waiting, event, leaseEnd)).to.deep.equal({
      ...fresh,
      outbox: [event],
      requeues: 1,
      dueAt: leaseEnd,
      history: [...fresh.history, { at: muchLater, what: 'PutBack', by: { role: 'reconciler' } }],
    })
    expect(putBack(putBack(waiting, event, leaseEnd), event, leaseEnd).requeues).to.equal(2)
  })
})

describe('A decided order', () => {
  it('has its stock and mail due, and tells others only if there are any', () => {
    const next = {
      order: outcome.order,
      stock: 'due',
      mail: { state: 'due', attempts: 0, postponed: 0 },
      requeues: 0,
      dueAt: soon,
      history: [...fresh.history, { at: SOME_DAY, what: 'Processed', by: outcome.event.by }],
    }
    expect(announced).to.deep.equal({ ...next, outbox: [outcome.event] })
    expect(quiet).to.deep.equal({ ...next, outbox: [] })
  })

  it('that was announced keeps the time when it is looked at', () => {
    expect(published(announced, [outcome.event.id], muchLater)).to.deep.equal({ ...announced, outbox: [] })
  })

  it('settles its stock once', () => {
    const done = stockDone(quiet)
    expect(done).to.deep.equal({ ...quiet, stock: 'done' })
    expect(stockDone(done)).to.equal(done)
  })

  it('that is settled late says so: it is a repair', () => {
    const history = [...quiet.history, { ...now, what: 'StockSettledLate' }]
    expect(stockDone(quiet, now)).to.deep.equal({ ...quiet, stock: 'done', history })
  })
})

describe('A mail', () => {
  it('may be claimed when it is due, or the last claim has run out', () => {
    expect(mayClaimMail(quiet, SOME_DAY)).to.be.true
    expect(mayClaimMail(claimed, instant(leaseEnd - 1))).to.be.false
    expect(mayClaimMail(claimed, leaseEnd)).to.be.true
  })

  it('that is claimed counts an attempt, and is looked at when the claim runs out', () => {
    const mail = { state: 'claimed', attempts: 1, postponed: 0, token, leaseUntil: leaseEnd }
    expect(claimed).to.deep.equal({ ...quiet, stock: 'done', mail, dueAt: leaseEnd })
    const other = aClaimToken()
    const again = mailClaimed(claimed, other, muchLater)
    expect(again).to.deep.equal({
      ...claimed,
      mail: { ...mail, attempts: 2, token: other, leaseUntil: muchLater },
      dueAt: muchLater,
      history: [...claimed.history, { ...now, what: 'MailUnanswered' }],
    })
  })

  it('that is claimed while stock or outbox are still due does not keep those waiting', () => {
    expect(claimedBefore(quiet).dueAt).to.equal(soon)
    expect(claimedBefore(stockDone(announced)).dueAt).to.equal(soon)
  })

  it('that was sent is sent, and nothing is left', () => {
    const { dueAt: _, ...rest } = claimed
    expect(mailDone(claimed, token, sent, now)).to.deep.equal({
      ...rest,
      mail: { state: 'sent', attempts: 1, messageId: 'message-1' },
      history: [...claimed.history, { ...now, what: 'MailSent' }],
    })
  })

  it('that was given up is dead, the history says why, and nothing is left', () => {
    const { dueAt: _, ...rest } = claimed
    expect(mailDone(claimed, token, { type: 'GivenUp', reason: 'no such mailbox' }, now)).to.deep.equal({
      ...rest,
      mail: { state: 'dead', attempts: 1, reason: 'no such mailbox' },
      history: [...claimed.history, { ...now, what: 'MailGivenUp', why: 'no such mailbox' }],
    })
  })

  it('that is withheld is over, and nothing is left', () => {
    const { mail, dueAt } = mailDone(claimed, token, { type: 'Withheld', reason: 'not verified' }, now)
    expect({ mail, dueAt }).to.deep.equal({ mail: { state: 'withheld', reason: 'not verified' }, dueAt: undefined })
  })

  it('that was certainly not sent is due again later, and the attempt does not count', () => {
    const postponed = mailDone(claimed, token, { type: 'Postponed', reason: 'too many mails', dueAt: muchLater }, now)
    expect(postponed).to.deep.equal({
      ...claimed,
      mail: { state: 'due', attempts: 0, postponed: 1 },
      dueAt: muchLater,
      history: [...claimed.history, { ...now, what: 'MailPostponed', why: 'too many mails' }],
    })
    const again = mailDone(
      claimedBefore(postponed),
      token,
      { type: 'Postponed', reason: 'too many mails', dueAt: muchLater },
      now,
    )
    expect(again.mail).to.deep.equal({ state: 'due', attempts: 0, postponed: 2 })
  })

  it('that waits does not keep stock or outbox waiting', () => {
    const later: MailOutcome = { type: 'Postponed', reason: 'too many mails', dueAt: muchLater }
    expect(mailDone(claimedBefore(quiet), token, later, now).dueAt).to.equal(soon)
    expect(mailDone(claimedBefore(stockDone(announced)), token, later, now).dueAt).to.equal(soon)
  })

  for (const type of ['Sent', 'GivenUp', 'Postponed'] as const)
    it(`of which somebody without the claim says ${type} stays as it is`, () => {
      const told = { Sent: sent, GivenUp: { type, reason: '' }, Postponed: { type, reason: '', dueAt: muchLater } }[
        type
      ] as MailOutcome
      for (const progress of [
        quiet,
        claimed,
        claimedBefore(claimed, aClaimToken()),
        mailDone(claimed, token, sent, now),
      ])
        expect(mailDone(progress, aClaimToken(), told, now)).to.equal(progress)
    })

  it('that is over is not claimed again', () => {
    for (const over of [sent, { type: 'GivenUp', reason: '' } as const]) {
      const progress = mailDone(claimed, token, over, now)
      expect(mayClaimMail(progress, muchLater)).to.be.false
      expect(mailClaimed(progress, token, muchLater)).to.equal(progress)
    }
  })
})
