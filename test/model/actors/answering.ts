import { namedHold, type IdDecision } from '../../../src/domain/order/id-decision.js'
import { fingerprintOf } from '../../../src/domain/order/order-line.js'
import type { Setup } from '../setup.js'
import type { Errand, InHand, Reply, SeenHold, State } from '../state.js'
import { onErrands } from './errands.js'
import { go } from './processes.js'

type Needless = Pick<InHand, 'generation' | 'taken'>
export type Answering = Readonly<{
  /** Tells the client, and does what is left. */
  end: (state: State, reply: Reply, errands?: readonly Errand[]) => State
  /** Gives back what the decision does not name, and answers by it, or goes to the key's next id. */
  settle: (state: State, inHand: Needless, decision: IdDecision) => State
}>

export const releasing = (holds: readonly SeenHold[]): readonly Errand[] =>
  holds.map(hold => ({ errand: 'release', ...hold }) as const)

/** How a request ends, as src/application/use-cases/place-order.ts has it. A client is told as early as that may be. */
export const answering = (setup: Setup, attempt: number): Answering => {
  const { skus, breaks } = setup
  const { fingerprint, chain } = setup.attempts[attempt]!

  const end: Answering['end'] = (state, reply, errands = []) =>
    go({ ...state, replies: state.replies.with(attempt, reply) }, attempt, onErrands(errands, setup, attempt))

  const answerBy = (decision: Exclude<IdDecision, { type: 'Abandoned' }>): Reply => {
    const ordered = decision.type === 'Ordered'
    if ((ordered ? fingerprintOf(decision.order.lines) : decision.fingerprint) !== fingerprint) return 'KeyReused'
    return ordered ? 'Created' : 'Short'
  }

  /** src/application/steps/tidy-holds.ts */
  const needless = ({ taken }: Needless, decision: IdDecision): readonly SeenHold[] =>
    breaks('a tidy gives back what the order names')
      ? taken
      : taken.filter(({ shelf, nonce }) => namedHold(decision, skus[shelf]!) !== nonce)

  return {
    end,
    settle: (state, inHand, decision) => {
      const errands = releasing(needless(inHand, decision))
      if (decision.type !== 'Abandoned') return end(state, answerBy(decision), errands)
      const generation = inHand.generation + 1
      return generation < chain.length
        ? go(state, attempt, onErrands(errands, setup, attempt, generation))
        : end(state, 'Unknown', errands)
    },
  }
}
