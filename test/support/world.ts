import type { Container } from 'inversify'
import { decodeMessage } from '../../src/adapters/wire/order-message.js'
import type { OrderJson } from '../../src/adapters/wire/order-json.js'
import type { AdvanceOrder } from '../../src/application/ports/driving/advance-order.js'
import type { CancelOrder } from '../../src/application/ports/driving/cancel-order.js'
import type { PlaceOrder } from '../../src/application/ports/driving/place-order.js'
import type { Reconcile } from '../../src/application/ports/driving/reconcile.js'
import { backingModules } from '../../src/bootstrap/backing-modules.js'
import { readConfig, type Config } from '../../src/bootstrap/config.js'
import { createContainer } from '../../src/bootstrap/container.js'
import { T } from '../../src/bootstrap/tokens.js'
import type { Mail } from '../../src/adapters/driven/in-memory/in-memory-mailbox.js'
import { LINK_PAGES } from '../../src/adapters/support/account-mail.js'
import type { LinkPurpose } from '../../src/domain/account/account-link.js'
import type { Account, Actor } from '../../src/domain/account/account.js'
import type { Item } from '../../src/domain/order/order-line.js'
import type { IdempotencyKey, OrderId } from '../../src/domain/shared/ids.js'
import type { NonEmpty } from '../../src/domain/shared/non-empty.js'
import { aProduct, anAdmin, sku, usd } from './builders.js'
import { valueOf } from './outcome-of.js'
import { plainPasswordHasher } from './plain-password-hasher.js'
import { recordingLogger, type LogLine } from './recording-logger.js'
import { steppedClock, type SteppedClock } from './stepped-clock.js'

/** The whole service on its in-memory adapters, with a clock that stands still and a worker that works when told to. */
export type World = Readonly<{
  container: Container
  clock: SteppedClock
  admin: Actor
  /** Opens a customer's account, under `name@example.com`. */
  customer: (name?: string) => Promise<Account>
  /** Puts a product on the shelf, with so many units at so many cents. */
  stocked: (text: string, units: number, price?: number) => Promise<void>
  /** Sells the product at these cents from now on, or no longer. */
  revise: (text: string, terms: Readonly<{ price?: number; active?: boolean }>) => Promise<void>

  place: (by: Actor, items: NonEmpty<Item>, key?: string) => ReturnType<PlaceOrder>
  cancel: (by: Actor, orderId: OrderId, reason?: string) => ReturnType<CancelOrder>
  /** The order as its owner reads it. */
  order: (by: Actor, orderId: OrderId) => Promise<OrderJson>
  /** What happened to the order, as its owner reads it: `Placed by customer`, … */
  history: (by: Actor, orderId: OrderId) => Promise<readonly string[]>
  /** The figures of a product; the units received are those available, held and sold, or this rejects. */
  stock: (text: string) => Promise<Readonly<{ available: number; held: number; sold: number }>>
  /** Those about orders. */
  mails: () => readonly (Mail & Readonly<{ orderId: OrderId }>)[]
  /** What it logged. */
  logged: readonly LogLine[]
  /** The token of the link that was mailed last to the address, for that purpose. */
  tokenMailedTo: (email: string, purpose: LinkPurpose) => Promise<string | undefined>
  /** How often each thing was told to telemetry. */
  counts: () => Readonly<Record<string, number>>
  /** How often each kind of repair, or alarm, was told to telemetry. */
  repairs: () => Readonly<Record<string, number>>

  /** Waits for what requests left in the background. */
  settled: () => Promise<void>
  /** Lets a worker have a message that names the order. */
  deliver: (orderId: OrderId) => ReturnType<AdvanceOrder>
  /** Lets the worker take every message that is there, and answers how many that were; all must succeed. */
  work: () => Promise<number>
  /** The same, but what fails stays in the queue until its visibility runs out; answers how many succeeded. */
  tryToWork: () => Promise<number>
  /** Lets the reconciler look, once. */
  reconcile: () => ReturnType<Reconcile>
  /** Lets so much time pass, and the reconciler look. */
  later: (ms: number) => Promise<void>
}>

export const testConfig = (variables: Record<string, string> = {}): Config =>
  readConfig({ RATE_LIMITS: 'off', ...variables }, () => 'a secret of the tests, of more than 32 bytes')._unsafeUnwrap()

const IN_MEMORY = await backingModules({})

/** `prepare` may bind other adapters, or wrap them, before anything is made of them. */
export const aWorld = (
  prepare: (container: Container) => void = () => undefined,
  variables: Record<string, string> = {},
): World => {
  const config = testConfig(variables)
  const logger = recordingLogger()
  const container = createContainer({ config, logger, isCommonPassword: () => false, backings: IN_MEMORY })
  const clock = steppedClock()
  container.rebind(T.clock).toConstantValue(clock)
  container.rebind(T.hasher).toConstantValue(plainPasswordHasher())
  prepare(container)
  const admin = anAdmin()
  let customers = 0

  const settled = async () => {
    await container.get(T.background).drain(5_000)
  }
  const deliver = (orderId: OrderId) => container.get(T.advanceOrder)({ orderId, who: 'worker' })
  const counts = () => container.get(T.telemetry).counts()

  const workOff = async () => {
    await settled()
    const queue = container.get(T.workQueue)
    const failed: unknown[] = []
    for (let done = 0; ;) {
      const deliveries = await queue.receive(10, 0, new AbortController().signal)
      if (deliveries.length === 0) return { done, failed }
      for (const delivery of deliveries) {
        const decoded = decodeMessage(delivery.body)
        if (decoded.type !== 'Message') throw new Error(`an undecodable message: ${delivery.body}`)
        const advanced = await deliver(decoded.message.orderId)
        if (advanced.isErr()) failed.push(advanced.error)
        else {
          await queue.delete(delivery)
          done += 1
        }
      }
    }
  }

  return {
    container,
    clock,
    admin,
    customer: (name = `customer-${++customers}`) =>
      valueOf(container.get(T.registerAccount)({ email: `${name}@example.com`, password: 'correct horse battery' })),
    stocked: async (text, units, price = 1_000) => {
      const terms = { sku: sku(text), name: text, unitPrice: { ...aProduct().unitPrice, amount: price } }
      await valueOf(container.get(T.putProduct)({ by: admin, terms }))
      if (units === 0) return
      await valueOf(container.get(T.adjustStock)({ by: admin, sku: sku(text), quantity: units, reason: 'delivery' }))
    },
    revise: async (text, { price, active }) => {
      const { product } = await valueOf(container.get(T.getStockItem)({ by: admin, sku: sku(text) }))
      const unitPrice = price === undefined ? product.unitPrice : usd(price)
      const terms = { ...product, unitPrice, active: active ?? product.active }
      await valueOf(container.get(T.putProduct)({ by: admin, terms }))
    },

    place: (by, items, key) =>
      container.get(T.placeOrder)({ by, items, ...(key === undefined ? {} : { key: key as IdempotencyKey }) }),
    cancel: (by, orderId, reason) =>
      container.get(T.cancelOrder)({ by, orderId, ...(reason === undefined ? {} : { reason }) }),
    order: async (by, orderId) => {
      const { text } = await valueOf(container.get(T.getOrder)({ by, orderId }))
      return JSON.parse(text) as OrderJson
    },
    history: async (by, orderId) => {
      const { history } = await valueOf(container.get(T.getOrderHistory)({ by, orderId }))
      return history.map(({ what, by: { role }, why }) => `${what} by ${role}${why === undefined ? '' : `: ${why}`}`)
    },
    stock: async text => {
      const { available, figures } = await valueOf(container.get(T.getStockItem)({ by: admin, sku: sku(text) }))
      const { received, held, sold } = figures!
      if (received !== available + held + sold) throw new Error(`${text}: ${received} ≠ ${available}+${held}+${sold}`)
      return { available, held, sold }
    },
    logged: logger.lines,
    mails: () =>
      container
        .get(T.mailbox)
        .mails()
        .flatMap(({ orderId, ...mail }) => (orderId === undefined ? [] : [{ ...mail, orderId }])),
    tokenMailedTo: async (email, purpose) => {
      await settled()
      const mail = container
        .get(T.mailbox)
        .mails()
        .findLast(({ to, text }) => to === email && text.includes(LINK_PAGES[purpose]))
      return /#(\S+)/.exec(mail?.text ?? '')?.[1]
    },
    counts,
    repairs: () => Object.fromEntries(Object.entries(counts()).filter(([name]) => /^(Repaired|Alarm)\./.test(name))),

    settled,
    deliver,
    work: async () => {
      const { done, failed } = await workOff()
      if (failed.length > 0) throw new Error(`the worker failed: ${JSON.stringify(failed)}`)
      return done
    },
    tryToWork: async () => (await workOff()).done,
    reconcile: () => container.get(T.reconcile)(),
    later: async ms => {
      await settled()
      clock.advance(ms)
      await valueOf(container.get(T.reconcile)())
      await settled()
    },
  }
}
