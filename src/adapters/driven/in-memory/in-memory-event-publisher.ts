import { okAsync } from 'neverthrow'
import type { EventPublisher } from '../../../application/ports/driven/event-publisher.js'
import { encodeEvent } from '../../wire/order-message.js'
import type { InMemoryMessageQueue } from './in-memory-message-queue.js'

type Sink = Pick<InMemoryMessageQueue, 'send'>
export type EventPublisherOptions = Readonly<{ work: Sink; outcomes?: Sink }>

export const inMemoryEventPublisher = ({ work, outcomes }: EventPublisherOptions): EventPublisher => ({
  announcesOutcomes: outcomes !== undefined,
  publish: event => {
    const queue = event.type === 'OrderPlaced' ? work : outcomes
    queue?.send(encodeEvent(event))
    return okAsync(undefined)
  },
})
