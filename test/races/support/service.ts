import type { Container, ServiceIdentifier } from 'inversify'
import { okAsync } from 'neverthrow'
import { inMemoryEventPublisher } from '../../../src/adapters/driven/in-memory/in-memory-event-publisher.js'
import { decodeMessage, type Decoded } from '../../../src/adapters/wire/order-message.js'
import { T } from '../../../src/bootstrap/tokens.js'
import type { Account } from '../../../src/domain/account/account.js'
import type { Item } from '../../../src/domain/order/order-line.js'
import type { Order } from '../../../src/domain/order/order.js'
import type { OrderId } from '../../../src/domain/shared/ids.js'
import type { NonEmpty } from '../../../src/domain/shared/non-empty.js'
import { anAccount } from '../../support/builders.js'
import { valueOf } from '../../support/outcome-of.js'
import { sequentialIds } from '../../support/sequential-ids.js'
import { aWorld, type World } from '../../support/world.js'
import { shelfFaults, type Attempt, type Evidence, type Outcome } from './faults.js'
import { replace } from './replace.js'
import { atOnce, oneSkuAtATime, stepByStep, type Around } from './step-by-step.js'

/** Other adapters for the orders, what is due of them, the stock or the sessions. */
export type Adapt = (container: Container) => void

/** One store, one queue, one cache and one mailbox, and as many processes on them as a race wants. */
export type Service = Readonly<{
  /** The process that keeps the shop, and looks after what others left: nothing ever happens to it. */
  keeper: World
  account: () => Promise<Account>
  /** Starts a process, whose every call of a driven port goes through `around`. */
  start: (around?: Around) => World
  /** Places an order as a client does: the attempt is noted, and its outcome when the client hears of it. */
  buy: (through: World, by: Account, items: NonEmpty<Item>, key?: string) => Promise<Outcome>
  /** Looks whether the shelf is in order at this very moment; what is not, is evidence. */
  lookAtShelf: () => void
  /** Lets an hour and more pass, in which worker and reconciler do what is left to do. */
  repair: () => Promise<void>
  evidence: () => Evidence
}>

const SECOND = 1_000
const MINUTE = 60 * SECOND
const PATIENCE = [61 * SECOND, 61 * SECOND, 2 * MINUTE, 5 * MINUTE, 16 * MINUTE, 16 * MINUTE, 31 * MINUTE]

export const aService = (adapt: Adapt = () => undefined): Service => {
  const [orderIds, seen] = [new Set<OrderId>(), new Set<string>()]
  const [mails, attempts]: [Order[], Attempt[]] = [[], []]
  const announced: Decoded[] = []
  const told = new Map<Attempt, Outcome>()

  const keeper = aWorld(container => {
    container.rebind(T.ids).toConstantValue(sequentialIds())
    replace(container, T.orderStore, store => ({
      ...store,
      insert: (id, document) => {
        orderIds.add(id)
        return store.insert(id, document)
      },
    }))
    container.rebind(T.mailer).toConstantValue({
      sendTimeout: SECOND,
      send: order => okAsync(`mail-${mails.push(order)}`),
    })
    const work = container.get(T.inMemoryQueue)
    const outcomes = { send: (body: string) => void announced.push(decodeMessage(body)) }
    container.rebind(T.publisher).toConstantValue(inMemoryEventPublisher({ work, outcomes }))
    adapt(container)
  })
  const [store, stock] = [keeper.container.get(T.orderStore), keeper.container.get(T.stockStore)]

  return {
    keeper,
    account: async () => {
      const account = anAccount()
      await valueOf(keeper.container.get(T.accounts).add(account))
      return account
    },
    start: (around = atOnce) =>
      aWorld(container => {
        shareStores(container, keeper.container)
        adapt(container)
        takeSteps(container, around)
      }),
    buy: async (through, by, items, key) => {
      const attempt: Attempt = { by, items, ...(key === undefined ? {} : { key }) }
      attempts.push(attempt)
      const outcome = await through.place(by, items, key)
      told.set(attempt, outcome)
      return outcome
    },
    lookAtShelf: () => {
      for (const fault of stock.all().flatMap(shelfFaults)) seen.add(fault)
    },
    repair: async () => {
      for (const ms of PATIENCE) {
        await keeper.later(ms)
        await keeper.tryToWork()
      }
    },
    evidence: () => ({
      attempts: attempts.map(attempt => ({ ...attempt, outcome: told.get(attempt) })),
      mails,
      announced: announced.flatMap(decoded => (decoded.type === 'Message' ? [decoded.message] : [])),
      stock: stock.all(),
      documents: new Map([...orderIds].map(id => [id, store.find(id)])),
      seen: [...seen],
    }),
  }
}

const shareStores = (container: Container, owner: Container) => {
  const share = <Value>(token: ServiceIdentifier<Value>) =>
    void container.rebind(token).toConstantValue(owner.get(token))
  share(T.clock)
  share(T.ids)
  share(T.orderStore)
  share(T.stockStore)
  share(T.stockAdministration)
  share(T.accounts)
  share(T.sessions)
  share(T.orderCache)
  share(T.inMemoryQueue)
  share(T.publisher)
  share(T.mailer)
}

const takeSteps = (container: Container, around: Around) => {
  const steps = <Port extends object>(token: ServiceIdentifier<Port>) =>
    replace(container, token, port => stepByStep(port, around))
  steps(T.orders)
  steps(T.dueOrders)
  steps(T.orderMails)
  steps(T.stock)
  steps(T.stockAdministration)
  steps(T.catalogue)
  steps(T.accounts)
  steps(T.sessions)
  steps(T.orderCache)
  steps(T.publisher)
  steps(T.mailer)
  replace(container, T.stock, oneSkuAtATime)
}
