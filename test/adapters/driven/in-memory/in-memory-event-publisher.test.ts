import { inMemoryEventPublisher } from '../../../../src/adapters/driven/in-memory/in-memory-event-publisher.js'
import { eventPublisherContract } from '../../../contracts/event-publisher.contract.js'

describe('InMemoryEventPublisher', () => {
  eventPublisherContract(async ({ announcing }) => {
    const [work, outcomes]: [string[], string[]] = [[], []]
    const publisher = inMemoryEventPublisher({
      work: { send: body => work.push(body) },
      ...(announcing ? { outcomes: { send: (body: string) => outcomes.push(body) } } : {}),
    })
    return { publisher, work: async () => work, outcomes: async () => outcomes }
  })
})
