import { expect } from 'chai'
import { inMemoryDeadLetters } from '../../../src/adapters/driven/in-memory/in-memory-dead-letters.js'
import { sqsDeadLetterQueue } from '../../../src/adapters/driven/sqs/sqs-dead-letter-queue.js'
import { sender } from '../../../src/adapters/driven/sqs/sqs-event-publisher.js'
import { sqsMessageQueue } from '../../../src/adapters/driven/sqs/sqs-message-queue.js'
import { deadLetterCollector } from '../../../src/adapters/driving/queue/dead-letter-collector.js'
import type { Delivery } from '../../../src/adapters/support/message-queue.js'
import { keepDeadLetter } from '../../../src/application/use-cases/keep-dead-letter.js'
import { valueOf } from '../../support/outcome-of.js'
import { awsEmulatorsAtHand } from '../../support/servers/aws-emulators-at-hand.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { silentLogger } from '../../support/silent-logger.js'
import { openQueues } from './open-queues.js'

for (const emulator of await awsEmulatorsAtHand())
  describe(`Dead letters on ${emulator}`, function () {
    this.timeout(20_000)
    const servers = withServers({ aws: emulator })
    let stop: () => Promise<void> = () => Promise.resolve()
    afterEach(() => stop())

    const open = async () => {
      const { clients, queueUrl, deadLetterQueueUrl, send } = await openQueues(servers().aws.endpoint, {
        maxReceiveCount: 3,
      })
      const queue = sqsMessageQueue({ clients, queueUrl })
      const deadLetters = inMemoryDeadLetters({ send: sender(clients.calls, queueUrl) })
      const collector = deadLetterCollector({
        queue: sqsDeadLetterQueue({ clients, queueUrl: deadLetterQueueUrl, longestPoll: 1_000 }),
        keepDeadLetter: keepDeadLetter({ deadLetters }),
        logger: silentLogger,
        random: () => 0,
      })
      collector.start()
      stop = () => collector.stop(5_000)
      const received = async (): Promise<Delivery | undefined> =>
        (await queue.receive(1, 0, new AbortController().signal))[0]
      const firstLetter = () => eventually('a dead letter', async () => (await valueOf(deadLetters.list(1)))[0])
      return { queue, deadLetters, send, received, firstLetter }
    }

    it('are collected with the reason they were put aside for, and can be redriven', async () => {
      const began = Date.now()
      const { queue, deadLetters, send, received, firstLetter } = await open()
      await send('nonsense')
      await queue.deadLetter((await received())!, 'not JSON')
      const letter = await firstLetter()
      expect(letter).to.include({ body: 'nonsense', reason: 'not JSON', receives: 1 })
      expect(letter.firstSeen).to.be.within(began - 1_000, Date.now() + 1_000)

      await valueOf(deadLetters.redrive(letter.id))
      expect(await received()).to.include({ body: 'nonsense', receives: 1 })
      expect(await valueOf(deadLetters.list(10))).to.deep.equal([])
    })

    it('are collected when they were received too often', async () => {
      const { queue, send, received, firstLetter } = await open()
      await send('poison')
      for (let delivery = await received(); delivery; delivery = await received())
        await queue.setVisibility(delivery, 0)
      expect(await firstLetter()).to.include({ body: 'poison', reason: 'received too often', receives: 3 })
    })

    it('have a reason that SQS can carry, whatever it is', async () => {
      const { queue, send, received, firstLetter } = await open()
      await send('nonsense')
      await queue.deadLetter((await received())!, `\u0000no\ud800 🫖${'!'.repeat(5_000)}`)
      expect((await firstLetter()).reason).to.match(/^ no {2}🫖!+$/)
    })
  })
