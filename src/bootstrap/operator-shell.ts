import type { Configured } from '../adapters/driving/cli/configured.js'
import type { Logger } from '../adapters/support/logger.js'
import type { Config } from './config.js'
import { backingModules } from './backing-modules.js'
import { createContainer } from './container.js'
import { setUp } from './set-up.js'
import { T } from './tokens.js'

export type OperatorShell = Configured & Readonly<{ close: () => Promise<void> }>

const IN_MEMORY = 'in memory'

/** The service as the command line has it: of what stands behind the ports only store and queue, and these when they are asked for. */
export const operatorShell = (config: Config, logger: Logger): OperatorShell => {
  const { role, mongo, redis, sqs, ses, generated } = config
  const closing: (() => Promise<void> | void)[] = []

  return {
    choices: {
      role,
      store: mongo ? 'MongoDB' : IN_MEMORY,
      cache: redis ? 'Redis' : IN_MEMORY,
      queue: sqs ? 'SQS' : IN_MEMORY,
      mail: ses ? 'SES' : IN_MEMORY,
      generated: generated.join(', '),
    },
    inMemory: { ...(mongo ? {} : { store: 'MONGO_URL' }), ...(sqs ? {} : { queue: 'SQS_QUEUE_URL' }) },
    setUp: () => setUp(config, logger),
    open: async () => {
      const backings = await backingModules(config)
      const container = createContainer({ config, logger, isCommonPassword: () => false, backings })
      for (const { open, close } of [container.get(T.storeBacking), container.get(T.queueBacking)]) {
        closing.push(close)
        await open()
      }
      return {
        listDeadLetters: container.get(T.listDeadLetters),
        redriveDeadLetters: container.get(T.redriveDeadLetters),
        listDeadMails: container.get(T.listDeadMails),
        resendMail: container.get(T.resendMail),
        makeAdministrator: container.get(T.makeAdministrator),
        disableAccount: container.get(T.disableAccount),
        enableAccount: container.get(T.enableAccount),
      }
    },
    close: async () => {
      for (const close of closing) await close()
    },
  }
}
