import { expect } from 'chai'
import type { ResultAsync } from 'neverthrow'
import { T } from '../../src/bootstrap/tokens.js'
import type { Account } from '../../src/domain/account/account.js'
import type { Item } from '../../src/domain/order/order-line.js'
import type { OrderId } from '../../src/domain/shared/ids.js'
import type { NonEmpty } from '../../src/domain/shared/non-empty.js'
import { aPricedLine, aProduct, anItem, anOrderId, sku, usd } from '../support/builders.js'
import { errorOf, valueOf } from '../support/outcome-of.js'
import type { World } from '../support/world.js'

const MINUTE = 60_000
const PATIENCE = 4

const SHELVES = { LAMP: 10, MUG: 10, PEN: 2 } as const
const FIRST_KEY = 'key-of-the-first'
const SHORT_KEY = 'key-of-the-short-one'
const HERS: NonEmpty<Item> = [anItem('LAMP'), anItem('MUG', 2)]
const TOO_MANY: NonEmpty<Item> = [anItem('LAMP'), anItem('PEN', 3)]

export type People = Readonly<{ ada: Account; bob: Account }>
/** What the day leaves: whose every order is that was promised, and every one that may be there. */
export type Day = Readonly<{
  first: OrderId
  promised: ReadonlyMap<OrderId, Account>
  possible: ReadonlyMap<OrderId, Account>
}>

export const openShop = async (world: World): Promise<People> => {
  for (const [text, units] of Object.entries(SHELVES)) await world.stocked(text, units)
  return { ada: await world.customer('ada'), bob: await world.customer('bob') }
}

/**
 * A day on which any one call may go wrong, with people who put up with it: what has a key is sent again until there is an
 * answer, and what has none is left alone.
 */
export const aDayInTheShop = async (world: World, { ada, bob }: People): Promise<Day> => {
  const promised = new Map<OrderId, Account>()
  const possible = new Map<OrderId, Account>()

  const place = async (by: Account, items: NonEmpty<Item>, key?: string) => {
    const result = await world.place(by, items, key)
    if (result.isOk()) promised.set(result.value.order.id, by)
    else if (result.error.type === 'OutcomeUnknown' && result.error.orderId) possible.set(result.error.orderId, by)
    return result
  }
  const insist = async (items: NonEmpty<Item>, key: string) => {
    for (let tries = 1; ; tries += 1) {
      const result = await place(ada, items, key)
      if (result.isOk()) return result.value.order.id
      if (result.error.type === 'InsufficientStock') return undefined
      expect(tries, `${key} was answered ${result.error.type}`).to.be.below(PATIENCE)
    }
  }
  const timePasses = async (minutes: number) => {
    for (let passed = 0; passed < minutes; passed += 1) {
      world.clock.advance(MINUTE)
      await world.settled()
      await putUpWith(world.reconcile())
      await world.tryToWork()
    }
  }

  const first = (await insist(HERS, FIRST_KEY))!
  await putUpWith(place(bob, [anItem('MUG')]))
  await putUpWith(place(bob, [anItem('NO-SUCH')]))
  await insist(TOO_MANY, SHORT_KEY)
  await world.tryToWork()

  const second = (await insist([anItem('MUG')], 'key-of-the-second'))!
  if ((await world.cancel(ada, second)).isErr()) await valueOf(world.cancel(ada, second))
  await timePasses(1)

  await putUpWith(place(bob, [anItem('LAMP', 2)]))
  await loseMessages(world)
  await putUpWith(place(bob, [anItem('PEN')]))
  await putUpWith(processDiesHolding(world, 'MUG'))
  await timePasses(40)
  return { first, promised, possible }
}

/** Nothing that was promised is lost, nothing is done that was not, and every unit is where it should be. */
export const expectPromisesKept = async (world: World, { ada }: People, { first, promised, possible }: Day) => {
  const sold = new Map<string, number>()
  for (const [orderId, by] of new Map([...possible, ...promised])) {
    const found = await world.container.get(T.getOrder)({ by, orderId })
    if (!promised.has(orderId) && found.isErr()) continue
    const { status, items } = await world.order(by, orderId)
    expect(status, orderId).not.to.equal('Pending')
    expect(world.mails().map(mail => mail.orderId)).to.include(orderId)
    if (status === 'Processed') for (const { sku, quantity } of items) sold.set(sku, (sold.get(sku) ?? 0) + quantity)
  }
  for (const [text, units] of Object.entries(SHELVES)) {
    const gone = sold.get(text) ?? 0
    expect(await world.stock(text), text).to.deep.equal({ available: units - gone, held: 0, sold: gone })
  }

  const { order, replayed } = await valueOf(world.place(ada, HERS, FIRST_KEY))
  expect({ id: order.id, replayed }).to.deep.equal({ id: first, replayed: true })
  expect(await errorOf(world.place(ada, TOO_MANY, SHORT_KEY))).to.include({ type: 'InsufficientStock', replayed: true })
  const told = world.mails().map(mail => mail.orderId)
  expect(told.length - new Set(told).size, 'mails sent twice').to.be.at.most(1)
}

const putUpWith = async (outcome: Promise<unknown> | ResultAsync<unknown, unknown>): Promise<void> => {
  await outcome
}

const loseMessages = async (world: World) => {
  await world.settled()
  const queue = world.container.get(T.workQueue)
  for (const lost of await queue.receive(10, 0, new AbortController().signal)) await queue.delete(lost)
}

const processDiesHolding = (world: World, text: string) =>
  world.container.get(T.stock).hold(anOrderId(), [aPricedLine(aProduct({ sku: sku(text), unitPrice: usd(1_000) }))])
