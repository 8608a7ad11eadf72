import { expect } from 'chai'
import fc from 'fast-check'
import {
  ABSOLUTE_LIMIT,
  IDLE_LIMIT,
  isLive,
  LOST_ANSWER_LEEWAY,
  rotate,
  type Session,
} from '../../../src/domain/account/session.js'
import { later } from '../../../src/domain/shared/instant.js'
import { aSession } from '../../support/builders.js'
import { SOME_DAY } from '../../support/stepped-clock.js'

/** A store that saves only what was made from what it has. */
const storing = (first: Session) => {
  const successors = [first]
  return {
    current: () => successors.at(-1)!,
    save: (next: Session, seen: Session) => {
      if (seen !== successors.at(-1)) return false
      if (next !== seen) successors.push(next)
      return true
    },
    successors: () => successors.length - 1,
  }
}

/** Each client reads and saves at some time; whoever finds the session moved on starts again. */
const refreshedBy = (
  store: ReturnType<typeof storing>,
  turns: readonly Readonly<{ client: number; wait: number }>[],
) => {
  const seen = new Map<number, Session>()
  const answers = new Map<number, number>()
  turns.reduce((now, { client, wait }) => {
    const session = seen.get(client)
    const next = session && rotate(session, 0, now).unwrapOr(undefined as never)
    if (session && next && store.save(next, session)) answers.set(client, next.generation)
    else seen.set(client, store.current())
    return later(now, wait)
  }, SOME_DAY)
  return [...answers.values()]
}

describe('A refresh token that is spent many times at once', () => {
  it('has one successor, and everybody is answered that one', () => {
    const CLIENTS = 10
    // Three turns each: read, find that another one was faster, read again and be answered.
    const turns = Array.from({ length: CLIENTS * 3 }, (_, i) => i % CLIENTS)
    const interleaving = fc
      .shuffledSubarray(turns, { minLength: turns.length })
      .chain(clients =>
        fc.tuple(...clients.map(client => fc.record({ client: fc.constant(client), wait: fc.nat({ max: 300 }) }))),
      )
    fc.assert(
      fc.property(interleaving, turns => {
        const store = storing(aSession())
        const answers = refreshedBy(store, turns)
        expect(new Set(answers)).to.deep.equal(new Set([1]))
        expect(answers).to.have.length(CLIENTS)
        expect(store.successors()).to.equal(1)
      }),
    )
  })
})

describe('A session, whatever tokens are presented and whenever', () => {
  const presented = fc.record({
    back: fc.integer({ min: -1, max: 3 }),
    wait: fc.oneof(fc.nat({ max: 2 * LOST_ANSWER_LEEWAY }), fc.nat({ max: IDLE_LIMIT + 1 })),
  })

  it('counts its successors, and never outlives 7 days without a refresh or 30 in all', () => {
    fc.assert(
      fc.property(fc.array(presented, { maxLength: 30 }), steps => {
        steps.reduce(
          ({ session, now }, { back, wait }) => {
            const at = later(now, wait)
            const next = rotate(session, session.generation - back, at).unwrapOr(session)
            expect(next.generation - session.generation).to.equal(back === 0 && isLive(session, at) ? 1 : 0)
            expect(next.rotatedAt).to.equal(next === session ? session.rotatedAt : at)
            expect(isLive(next, later(next.rotatedAt, IDLE_LIMIT))).to.be.false
            expect(isLive(next, later(next.createdAt, ABSOLUTE_LIMIT))).to.be.false
            return { session: next, now: at }
          },
          { session: aSession(), now: SOME_DAY },
        )
      }),
    )
  })
})
