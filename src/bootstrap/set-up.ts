import { mongoClient } from '../adapters/driven/mongo/mongo-client.js'
import { prepareDatabase } from '../adapters/driven/mongo/prepare-database.js'
import { ensureSender } from '../adapters/driven/ses/ensure-sender.js'
import { sesClient } from '../adapters/driven/ses/ses-client.js'
import { ensureQueue } from '../adapters/driven/sqs/ensure-queue.js'
import { sqsClients } from '../adapters/driven/sqs/sqs-clients.js'
import type { SetUpStep } from '../adapters/driving/cli/configured.js'
import type { Logger } from '../adapters/support/logger.js'
import type { BackingConfig } from './backing-config.js'

const CALL_WITHIN_MS = 10_000

/**
 * Sees to it that what the service needs around it is there: collections and indexes, queues, the sender of mails. What is
 * there already stays as it is. Rejects if something cannot be had.
 */
export const setUp = async ({ mongo, sqs, ses }: BackingConfig, logger: Logger): Promise<readonly SetUpStep[]> => [
  ...(mongo ? [await database(mongo.url, logger)] : []),
  ...(sqs ? await queues(sqs) : []),
  ...(ses ? [await mailSender(ses)] : []),
]

const database = async (url: string, logger: Logger): Promise<SetUpStep> => {
  const client = mongoClient({ url, callWithin: CALL_WITHIN_MS, logger })
  try {
    await prepareDatabase(client, { logger })
    return { what: `database ${client.db().databaseName}`, done: 'has its collections, validators and indexes' }
  } finally {
    await client.close()
  }
}

const queues = async ({ access, work, outcomes }: NonNullable<BackingConfig['sqs']>): Promise<readonly SetUpStep[]> => {
  const { calls, destroy } = sqsClients(access)
  try {
    const steps: SetUpStep[] = []
    for (const queueUrl of outcomes === undefined ? [work] : [work, outcomes]) {
      const { queue, deadLetters, redrive } = await ensureQueue(calls, queueUrl)
      steps.push(
        { what: queue.queueUrl, done: queue.done },
        { what: deadLetters.queueUrl, done: deadLetters.done },
        { what: 'from the one to the other', done: redrive },
      )
    }
    return steps
  } finally {
    destroy()
  }
}

const mailSender = async ({ access, from }: NonNullable<BackingConfig['ses']>): Promise<SetUpStep> => {
  const ses = sesClient(access)
  try {
    return { what: `sender ${from}`, done: await ensureSender(ses, from) }
  } finally {
    ses.destroy()
  }
}
