import type { Container } from 'inversify'
import { createContainer } from '../../src/bootstrap/container.js'
import { readConfig, type Config } from '../../src/bootstrap/config.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account, Actor } from '../../src/domain/account/account.js'
import { decodeMessage } from '../../src/adapters/wire/order-message.js'
import { aProduct, anAdmin, sku } from './builders.js'
import { valueOf } from './outcome-of.js'
import { silentLogger } from './silent-logger.js'
import { steppedClock, type SteppedClock } from './stepped-clock.js'

/** The whole service on its in-memory adapters, with a clock that stands still and a worker that works when told to. */
export type World = Readonly<{
  container: Container
  clock: SteppedClock
  admin: Actor
  /** Opens a customer's account. */
  customer: (name?: string) => Promise<Account>
  /** Puts a product on the shelf, with so many units. */
  stocked: (text: string, units: number, price?: number) => Promise<void>
  /** Waits for what requests left in the background. */
  settled: () => Promise<void>
  /** Lets the worker take every message that is there, and answers how many that were. */
  work: () => Promise<number>
  /** Lets so much time pass, and the reconciler look. */
  later: (ms: number) => Promise<void>
}>

export const testConfig = (variables: Record<string, string> = {}): Config =>
  readConfig(variables, () => 'a secret of the tests, of more than 32 bytes')._unsafeUnwrap()

/** `prepare` may bind other adapters before anything is made of them. */
export const aWorld = (prepare: (container: Container) => void = () => undefined): World => {
  const container = createContainer({ config: testConfig(), logger: silentLogger, isCommonPassword: () => false })
  const clock = steppedClock()
  container.rebind(T.clock).toConstantValue(clock)
  prepare(container)
  const admin = anAdmin()
  let customers = 0

  const settled = async () => void (await container.get(T.background).drain(5_000))

  return {
    container,
    clock,
    admin,
    customer: (name = `customer-${++customers}`) =>
      valueOf(container.get(T.registerAccount)({ email: `${name}@example.com`, password: 'correct horse battery' })),
    stocked: async (text, units, price = 1_000) => {
      const { name, unitPrice } = aProduct({
        sku: sku(text),
        name: text,
        unitPrice: { ...aProduct().unitPrice, amount: price },
      })
      await valueOf(container.get(T.putProduct)({ by: admin, terms: { sku: sku(text), name, unitPrice } }))
      if (units === 0) return
      await valueOf(container.get(T.adjustStock)({ by: admin, sku: sku(text), quantity: units, reason: 'delivery' }))
    },
    settled,
    work: async () => {
      await settled()
      const queue = container.get(T.workQueue)
      let worked = 0
      for (;;) {
        const deliveries = await queue.receive(10, 0, new AbortController().signal)
        if (deliveries.length === 0) return worked
        for (const delivery of deliveries) {
          const decoded = decodeMessage(delivery.body)
          if (decoded.type !== 'Message') throw new Error(`an undecodable message: ${delivery.body}`)
          await valueOf(container.get(T.advanceOrder)({ orderId: decoded.message.orderId, who: 'worker' }))
          await queue.delete(delivery)
          worked += 1
        }
      }
    },
    later: async ms => {
      await settled()
      clock.advance(ms)
      await valueOf(container.get(T.reconcile)())
      await settled()
    },
  }
}
