import type { Container } from 'inversify'
import { deadLetterCollector } from '../adapters/driving/queue/dead-letter-collector.js'
import { orderRecall } from '../adapters/driving/queue/order-recall.js'
import { queueConsumer } from '../adapters/driving/queue/queue-consumer.js'
import { reconcilerTimer } from '../adapters/driving/timer/reconciler-timer.js'
import type { Config } from './config.js'
import { T } from './tokens.js'

type Loop = Readonly<{ start: () => void; stop: (graceMs: number) => Promise<void> }>

/** What goes on by itself: the reconciler in every process, the worker and who keeps its dead letters unless this is the API alone. */
export const loopsOf = (
  container: Container,
  { role, mongo, sqs, worker, reconciler }: Config,
  storeAnswers: () => Promise<boolean>,
): readonly Loop[] => {
  const [logger, random] = [container.get(T.logger), Math.random]
  const consumer = () =>
    queueConsumer(
      {
        queue: container.get(T.workQueue),
        advanceOrder: container.get(T.advanceOrder),
        probe: storeAnswers,
        observe: container.get(T.metrics).message,
        logger,
        random,
      },
      worker,
    )
  const collector = () =>
    deadLetterCollector({
      queue: container.get(T.deadLetterQueue),
      keepDeadLetter: container.get(T.keepDeadLetter),
      logger,
      random,
    })
  const timer = reconcilerTimer({ reconcile: container.get(T.reconcile), logger, random }, reconciler)
  const recall = () => orderRecall({ recallOrders: container.get(T.recallOrders), logger, random })
  if (role === 'api') return [timer]
  return [
    consumer(),
    collector(),
    // The store has outlived the messages of whoever ran before.
    ...(mongo && !sqs ? [recall()] : []),
    timer,
  ]
}
