import { randomUUID } from 'node:crypto'
import type { Clock } from '../../../application/ports/driven/clock.js'
import type { DeadDelivery, DeadLetterQueue } from '../../support/dead-letter-queue.js'
import { inMemoryMessageQueue, type PutAside } from './in-memory-message-queue.js'

export type InMemoryDeadLetterQueue = DeadLetterQueue & Readonly<{ putAside: (letter: PutAside) => void }>

type Letter = Omit<DeadDelivery, 'receipt'>

/** A queue of its own for what another one puts aside. It gives a letter again and again, until it is deleted. */
export const inMemoryDeadLetterQueue = (clock: Clock): InMemoryDeadLetterQueue => {
  const queue = inMemoryMessageQueue({ clock, maxReceives: Infinity })
  return {
    putAside: letter => {
      const kept: Letter = { ...letter, id: randomUUID(), firstSeen: clock.now() }
      queue.send(JSON.stringify(kept))
    },
    receive: async (...how) =>
      (await queue.receive(...how)).map(({ body, receipt }) => ({ ...(JSON.parse(body) as Letter), receipt })),
    delete: delivery => queue.delete(delivery),
  }
}
