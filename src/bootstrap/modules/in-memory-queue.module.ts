import { ContainerModule } from 'inversify'
import { okAsync } from 'neverthrow'
import {
  inMemoryDeadLetterQueue,
  type InMemoryDeadLetterQueue,
} from '../../adapters/driven/in-memory/in-memory-dead-letter-queue.js'
import { inMemoryEventPublisher } from '../../adapters/driven/in-memory/in-memory-event-publisher.js'
import { inMemoryMessageQueue } from '../../adapters/driven/in-memory/in-memory-message-queue.js'
import { IN_MEMORY } from '../backing.js'
import { T, token } from '../tokens.js'

const aside = token<InMemoryDeadLetterQueue>('inMemoryDeadLetterQueue')

/** A work queue between the API and the worker of this process. */
export const inMemoryQueueModule = new ContainerModule(({ bind }) => {
  bind(T.queueBacking).toConstantValue(IN_MEMORY)
  bind(aside).toResolvedValue(inMemoryDeadLetterQueue, [T.clock]).inSingletonScope()
  bind(T.deadLetterQueue).toService(aside)
  bind(T.inMemoryQueue)
    .toResolvedValue(
      (clock, config, { putAside }) => inMemoryMessageQueue({ clock, visibility: config.worker.visibility, putAside }),
      [T.clock, T.config, aside],
    )
    .inSingletonScope()
  bind(T.workQueue).toService(T.inMemoryQueue)
  bind(T.sendToWork)
    .toResolvedValue(
      queue => body => {
        queue.send(body)
        return okAsync(undefined)
      },
      [T.inMemoryQueue],
    )
    .inSingletonScope()
  bind(T.publisher)
    .toResolvedValue(work => inMemoryEventPublisher({ work }), [T.inMemoryQueue])
    .inSingletonScope()
})
