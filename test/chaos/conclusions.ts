import type { Answer } from '../support/ask.js'
import type { Cancelling, Outcome } from './history.js'

const UNKNOWN = { type: 'Unknown' } as const

/** What a client may conclude of its order, sent so many times by now, from the answer, or from its absence. */
export const outcomeOf = async (asking: Promise<Answer>, sends: number): Promise<Outcome> => {
  const answer = await answerOf(asking)
  if (!answer) return UNKNOWN
  if (answer.status === 201) return { type: 'Acknowledged', orderId: (answer.json as { orderId: string }).orderId }
  const { problem } = problemOf(answer)
  switch (problem) {
    case '409 out-of-stock':
      return { type: 'Refused' }
    case '422 products-withdrawn':
      // Of what was sent before, it says nothing: that may yet be recorded.
      return sends === 1 ? { type: 'Refused' } : UNKNOWN
    default:
      return unsure(answer, problem)
  }
}

/** What a client may conclude of its cancellation. */
export const cancellingOf = async (asking: Promise<Answer>): Promise<Cancelling> => {
  const answer = await answerOf(asking)
  if (!answer) return UNKNOWN
  if (answer.status === 200) return { type: 'Cancelled' }
  const { problem, orderStatus } = problemOf(answer)
  return problem === '409 order-already-decided' ? { type: 'TooLate', status: orderStatus } : unsure(answer, problem)
}

/** No answer is none. */
const answerOf = (asking: Promise<Answer>): Promise<Answer | undefined> => asking.catch(() => undefined)

const problemOf = ({ status, json }: Answer) => {
  const { type = '', orderStatus = '' } = json as { type?: string; orderStatus?: string }
  return { problem: `${status} ${type.replace('/problems/', '')}`, orderStatus }
}

/** Trouble that a client has to bear with; anything else is a mistake of the service or of this client. */
const unsure = ({ status, json }: Answer, problem: string): typeof UNKNOWN => {
  if (status < 500 && status !== 429 && problem !== '409 key-in-use')
    throw new TypeError(`a client does not expect ${status}: ${JSON.stringify(json)}`)
  return UNKNOWN
}
