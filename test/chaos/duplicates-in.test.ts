import { expect } from 'chai'
import { times } from '../support/times.js'
import { MAILS_AT_ONCE, MAIL_LEASE_MS } from './chaos-timings.js'
import { duplicatesIn } from './duplicates-in.js'
import type { Fault, Mail, Unmarked } from './history.js'

const AT = 100_000
const AGAIN = AT + MAIL_LEASE_MS + 300
const mail = (changes: Partial<Mail> = {}): Mail => ({ text: '', by: 'worker-1', at: AT, answered: true, ...changes })
const again = mail({ by: 'worker-2', at: AGAIN })
const kill: Fault = { type: 'kill', process: 'worker-1', from: AT + 5, until: AT + 1_500 }
const stall: Fault = { ...kill, type: 'stall', until: kill.from + MAIL_LEASE_MS / 2 }

/** What explains each mail of one order but the first. */
const reasons = (mails: readonly Mail[], faults: readonly Fault[], unmarked: readonly Unmarked[] = []) =>
  duplicatesIn(new Map([['1', mails]]), { faults, unmarked }).map(({ because }) => because)

describe('a mail that is sent again', () => {
  it('is none of two orders that are mailed once each', () => {
    expect(
      duplicatesIn(
        new Map([
          ['1', [mail()]],
          ['2', [mail()]],
          ['3', []],
        ]),
        { faults: [kill], unmarked: [] },
      ),
    ).to.deep.equal([])
  })

  it('is explained by what struck the sender of the one before, in whatever order they are read', () => {
    for (const fault of [kill, stall]) {
      expect(reasons([mail(), again], [fault])).to.deep.equal([fault])
      expect(reasons([again, mail()], [fault])).to.deep.equal([fault])
    }
  })

  it('is explained by a way to SES that was cut, whoever sent it, and not by one that was whole again', () => {
    const cut: Fault = { type: 'cut', process: 'ses', from: AT + 5, until: AT + 900 }
    expect(reasons([mail(), again], [cut])).to.deep.equal([cut])
    expect(reasons([mail({ by: 'worker-2' }), again], [cut])).to.deep.equal([cut])
    expect(reasons([mail(), again], [{ ...cut, from: AT - 900, until: AT - 1 }])).to.deep.equal([undefined])
    expect(reasons([mail(), again], [{ ...cut, from: AT + 1_001, until: AT + 2_000 }])).to.deep.equal([undefined])
  })

  it('is explained by no more than a lease allows, and as often as mails are under way', () => {
    const later: Fault = { ...kill, from: AT + 600, until: AT + 900 }
    const mails = [mail(), mail({ at: AT + 1_500 })]
    const under = (lease: number, atOnce: number) =>
      duplicatesIn(new Map([['1', mails]]), { faults: [later], unmarked: [] }, { lease, atOnce }).map(
        ({ because }) => because,
      )
    expect([under(500, 9), under(1_000, 9), under(1_000, 0)]).to.deep.equal([[undefined], [later], [undefined]])
  })

  it('is explained by an answer of SES that did not reach its sender', () => {
    expect(reasons([mail({ answered: false }), again], [])).to.deep.equal(['no answer'])
  })

  it('is explained once by its sender, who says that it could not be marked', () => {
    const third = mail({ at: AGAIN + MAIL_LEASE_MS })
    const told = { orderId: '1', by: 'worker-1' }
    expect(reasons([mail(), again], [], [told])).to.deep.equal(['not marked'])
    expect(reasons([mail(), mail({ at: AGAIN }), third], [], [told])).to.deep.equal(['not marked', undefined])
    expect(reasons([mail(), again], [], [{ ...told, by: 'worker-2' }])).to.deep.equal([undefined])
    expect(reasons([mail(), again], [], [{ ...told, orderId: '2' }])).to.deep.equal([undefined])
  })

  it('is not explained by what struck another process, came too early or too late, or was too short', () => {
    const others: readonly Fault[] = [
      { ...kill, process: 'worker-2' },
      { ...kill, from: AT - 2_000, until: AT - 1 },
      { ...kill, from: AT + MAIL_LEASE_MS + 1, until: AT + 7_000 },
      { ...stall, until: stall.from + MAIL_LEASE_MS / 2 - 1 },
    ]
    for (const fault of others)
      expect(reasons([mail(), again], [fault]), JSON.stringify(fault)).to.deep.equal([undefined])
    expect(reasons([mail(), mail({ by: 'worker-2', at: AT + 2 })], [kill])).to.deep.equal([undefined])
  })

  it('is explained by a stall of its own sender, which sent it when it went on', () => {
    const late = mail({ by: 'worker-2', at: AGAIN })
    const stalled: Fault = { type: 'stall', process: 'worker-2', from: AT - 5_000, until: AGAIN - 10 }
    expect(reasons([mail(), late], [stalled])).to.deep.equal([stalled])
    expect(reasons([mail(), late], [{ ...stalled, type: 'kill' }])).to.deep.equal([undefined])
  })

  it('is explained once by one fault, however often that order is mailed', () => {
    const third = mail({ by: 'worker-2', at: AGAIN + 2 * MAIL_LEASE_MS })
    expect(reasons([mail(), again, third], [kill])).to.deep.equal([kill, undefined])
  })

  it('is explained by one fault for as many orders as a process mails at once', () => {
    const orders = times(MAILS_AT_ONCE + 2, index => [`${index}`, [mail(), again]] as const)
    const unexplained = duplicatesIn(new Map(orders), { faults: [kill], unmarked: [] }).filter(
      ({ because }) => because === undefined,
    )
    expect(unexplained).to.have.lengthOf(2)
  })
})
