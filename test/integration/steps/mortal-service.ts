import { writeSync } from 'node:fs'
import type { Container, ServiceIdentifier } from 'inversify'
import { okAsync } from 'neverthrow'
import { inMemoryEventPublisher } from '../../../src/adapters/driven/in-memory/in-memory-event-publisher.js'
import { renderOrderMail } from '../../../src/adapters/support/order-mail.js'
import { decodeMessage } from '../../../src/adapters/wire/order-message.js'
import { backingModules } from '../../../src/bootstrap/backing-modules.js'
import { createContainer } from '../../../src/bootstrap/container.js'
import { createLogger } from '../../../src/bootstrap/logger.js'
import { startContainer } from '../../../src/bootstrap/service.js'
import { T } from '../../../src/bootstrap/tokens.js'
import { replace } from '../../races/support/replace.js'
import { stepByStep } from '../../races/support/step-by-step.js'
import { plainPasswordHasher } from '../../support/plain-password-hasher.js'
import { testConfig } from '../../support/world.js'
import { mortality } from './mortality.js'
import type { Order, Strike, Told } from './strike.js'

type Change = (container: Container) => void | Promise<void>
/** What is made otherwise than it is: the adapters, whose every call is a step; or what the service makes of their answers. */
export type Changes = Readonly<{ inAdapters?: Change; inService?: Change }>

const STANDARD_OUTPUT = 1
const STANDARD_ERROR = 2
const SEND_WITHIN_MS = 500

// At once, before anything else is done: a stream would take to the grave what it has not written.
const tell = (told: Told): void => void writeSync(STANDARD_OUTPUT, `${JSON.stringify(told)}\n`)

/** Runs the service in this process, which ends itself, by SIGKILL, at a call of a driven port, or waits there, as it is ordered. */
export const runMortalService = async ({ inAdapters, inService }: Changes = {}): Promise<void> => {
  const config = testConfig(process.env as Record<string, string>)
  const logger = createLogger(config, STANDARD_ERROR)
  const backings = await backingModules(config)
  const container = createContainer({ config, logger, isCommonPassword: () => false, backings })
  container.rebind(T.hasher).toConstantValue(plainPasswordHasher())
  container.rebind(T.plainMailer).toConstantValue({
    sendTimeout: SEND_WITHIN_MS,
    send: order => {
      tell({ mailed: renderOrderMail(order).text, at: performance.timeOrigin + performance.now() })
      return okAsync(`mail-of-${order.id}`)
    },
  })
  const announce = (body: string) => {
    const decoded = decodeMessage(body)
    if (decoded.type === 'Message') tell({ announced: decoded.message.orderId, as: decoded.message.type })
  }
  const work = container.get(T.inMemoryQueue)
  container.rebind(T.publisher).toConstantValue(inMemoryEventPublisher({ work, outcomes: { send: announce } }))

  await inAdapters?.(container)
  const strike = process.env['STRIKE']
  const { around, obey } = mortality(tell, strike === undefined ? undefined : (JSON.parse(strike) as Strike))
  const inSteps = <Port extends object>(role: string, token: ServiceIdentifier<Port>) =>
    replace(container, token, port => stepByStep(port, (method, call) => around(`${role}.${method}`, call)))
  inSteps('accounts', T.accounts)
  // Every order asks for its account, however soon it follows another.
  container.rebind(T.recentAccounts).toResolvedValue(accounts => accounts, [T.accounts])
  inSteps('catalogue', T.catalogue)
  inSteps('orders', T.orders)
  inSteps('dueOrders', T.dueOrders)
  inSteps('pendingOrders', T.pendingOrders)
  inSteps('stock', T.stock)
  inSteps('administration', T.stockAdministration)
  inSteps('cache', T.orderCache)
  inSteps('publisher', T.publisher)
  inSteps('mailer', T.plainMailer)
  await inService?.(container)

  process.on('message', (order: Order) => obey(order))
  process.on('disconnect', () => process.exit())
  const { address } = await startContainer(container)
  tell({ up: address })
}
