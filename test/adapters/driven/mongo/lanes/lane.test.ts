import { expect } from 'chai'
import { ok } from 'neverthrow'
import { lane, type LaneSettings } from '../../../../../src/adapters/driven/mongo/lanes/lane.js'
import { errorOf, valueOf, valuesOf } from '../../../../support/outcome-of.js'
import { steppedClock } from '../../../../support/stepped-clock.js'
import { times } from '../../../../support/times.js'

describe('a lane', () => {
  const opened = (settings: Partial<LaneSettings> = {}) => {
    const clock = steppedClock()
    const joint: number[] = []
    const gates: (() => void)[] = []
    const send = lane<number, number, never>(
      {
        name: 'things.double',
        what: 'things',
        send: async items => {
          await new Promise<void>(resolve => gates.push(resolve))
          return items.map(item => ok(item * 2))
        },
      },
      {
        together: 10,
        waiting: 5,
        waitAtMost: 1_000,
        elapsed: () => clock.elapsed(),
        onJoint: (name, size) => joint.push(name === 'things.double' ? size : NaN),
        ...settings,
      },
    )
    const turn = () => new Promise(resolve => setImmediate(resolve))
    return { send, clock, joint, turn, open: () => gates.shift()?.() }
  }

  it('sends what comes in one breath together, and answers each for itself', async () => {
    const { send, joint, open, turn } = opened()
    const answers = valuesOf(times(3, i => send(i)))
    await turn()
    open()
    expect(await answers).to.deep.equal([0, 2, 4])
    expect(joint).to.deep.equal([3])
  })

  it('turns away whom it has no room for', async () => {
    const { send, open, turn } = opened()
    const first = valueOf(send(1))
    await turn()
    const waiting = valuesOf(times(5, i => send(i)))
    expect(await errorOf(send(6))).to.include({ type: 'Unavailable', what: 'things' })
    open()
    await first
    await turn()
    open()
    expect(await waiting).to.have.length(5)
  })

  it('turns away unsent who has waited for too long, and nobody else', async () => {
    const { send, clock, open, joint, turn } = opened()
    const first = valueOf(send(1))
    await turn()
    const impatient = errorOf(send(2))
    clock.advance(1_001)
    const patient = valueOf(send(3))
    open()
    await first
    await turn()
    open()
    expect(await impatient).to.include({ type: 'Unavailable', what: 'things' })
    expect(await patient).to.equal(6)
    expect(joint).to.deep.equal([1, 1])
  })

  it('rejects with a bug of the send', async () => {
    const bug = new Error('a bug')
    const broken = lane<number, number, never>(
      { name: 'things.break', what: 'things', send: () => Promise.reject(bug) },
      { together: 10, waiting: 5, waitAtMost: 1_000, elapsed: () => 0 },
    )
    expect(await Promise.resolve(broken(1)).catch((error: unknown) => error)).to.equal(bug)
  })
})
