import type { Result } from 'neverthrow'
import { T } from '../../src/bootstrap/tokens.js'
import { anItem } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import type { World } from '../support/world.js'
import type { Account } from '../../src/domain/account/account.js'
import { failing, type Failing, type Failure } from './support/failing.js'
import { faultsIn } from './support/faults.js'
import type { Faults } from './support/in-every-schedule.js'
import { untilIdle } from './support/seeded-turns.js'
import { aService, type Adapt, type Service } from './support/service.js'

type Scene = Readonly<{ service: Service; customer: Account }>
/** What a process does, one of whose calls is going to fail; and what others have done before. */
export type Story = Readonly<{
  /** The client asks again under its key without waiting for anybody to look after the first attempt. */
  impatient?: true
  before?: (scene: Scene) => Promise<void>
  act: (process: World, scene: Scene) => PromiseLike<unknown>
}>

const SECOND = 1_000
const MINUTE = 60 * SECOND
const DAY = 24 * 60 * MINUTE
const KEY = 'the-only-key'
const [MUG, TEE, SOLD_OUT] = [anItem('MUG', 2), anItem('TEE'), anItem('CAP')]

/** Waits for what may fail here; whether it did, the evidence shows. */
const whateverComes = async <T, E>(outcome: PromiseLike<Result<T, E>>): Promise<void> => {
  await outcome.then(() => undefined)
}

const placing = (items: Parameters<World['place']>[1], key?: string): Story => ({
  act: (process, { service, customer }) => service.buy(process, customer, items, key),
})

const placed = async ({ service: { keeper, buy }, customer }: Scene): Promise<void> => {
  await valueOf(await buy(keeper, customer, [MUG, TEE]))
  await keeper.settled()
}

/** A process dies at its first call of that name, in the middle of whatever it does. */
const died = async (service: Service, call: string, act: (process: World) => PromiseLike<unknown>): Promise<void> => {
  const death = failing({ kind: 'crash', moment: 'before' }, name => name === call)
  await untilHalted(death, act(service.start(death.around)))
}

const cancelled = async (shop: World, { service, customer }: Scene): Promise<void> => {
  for (const orderId of service.evidence().documents.keys()) await whateverComes(shop.cancel(customer, orderId))
}

const reconciling: Story['act'] = async (process, { service }) => {
  for (const ms of [61 * SECOND, 121 * SECOND, 15 * MINUTE]) {
    service.keeper.clock.advance(ms)
    await whateverComes(process.reconcile())
    await process.tryToWork()
  }
}

const afterWorkerDiedAt = (call: string): Story => ({
  before: async scene => {
    await placed(scene)
    await died(scene.service, call, worker => worker.tryToWork())
  },
  act: reconciling,
})

const messagesLost = async ({ service: { keeper } }: Scene): Promise<void> => {
  const queue = keeper.container.get(T.workQueue)
  for (const delivery of await queue.receive(10, 0, new AbortController().signal)) await queue.delete(delivery)
}

const afterShopDiedAt = (call: string): Story => ({
  before: ({ service, customer }) => died(service, call, shop => service.buy(shop, customer, [MUG, TEE])),
  act: reconciling,
})

export const STORIES = {
  'placing an order of one product': placing([MUG]),
  'placing an order of two products': placing([TEE, MUG]),
  'placing an order that is short': placing([MUG, SOLD_OUT, TEE]),
  'placing under a key': placing([MUG, TEE], KEY),
  'placing under a key, impatiently': { ...placing([MUG, TEE], KEY), impatient: true },
  'being refused under a key': placing([MUG, SOLD_OUT], KEY),
  'being refused under a key, impatiently': { ...placing([MUG, SOLD_OUT], KEY), impatient: true },
  'processing an order': { before: placed, act: process => process.tryToWork() },
  'failing an order': {
    before: async scene => {
      await placed(scene)
      await scene.service.keeper.revise('TEE', { active: false })
    },
    act: process => process.tryToWork(),
  },
  'cancelling an order': { before: placed, act: cancelled },
  'reconciling what a shop died of before it recorded': afterShopDiedAt('record'),
  'reconciling what a shop died of before it published': afterShopDiedAt('publish'),
  'reconciling what a shop died of before it gave back what was cancelled': {
    before: async scene => {
      await placed(scene)
      await died(scene.service, 'release', shop => cancelled(shop, scene))
    },
    act: reconciling,
  },
  'reconciling an order whose message was lost': {
    before: async scene => {
      await placed(scene)
      await messagesLost(scene)
    },
    act: reconciling,
  },
  'reconciling what a worker died of before it decided': afterWorkerDiedAt('save'),
  'reconciling what a worker died of before it sold': afterWorkerDiedAt('sell'),
  'reconciling what a worker died of before it mailed': afterWorkerDiedAt('send'),
} satisfies Readonly<Record<string, Story>>

/** Lets the n-th call of the story fail, then others do what is left, then the client ask again. */
export const everyStep =
  (story: Story, failure: Failure) =>
  async (nth: number, adapt?: Adapt): Promise<Readonly<{ struck: boolean; faults: Faults }>> => {
    const service = aService(adapt)
    const { keeper } = service
    await keeper.stocked('MUG', 10)
    await keeper.stocked('TEE', 10)
    await keeper.stocked('CAP', 0)
    const scene = { service, customer: await service.account() }
    await story.before?.(scene)

    const trouble = failing(failure, (_name, call) => call === nth)
    const acting = story.act(service.start(trouble.around), scene)
    await untilHalted(trouble, acting)
    if (story.impatient) await askAgain(scene)
    await service.repair()
    await askAgain(scene)
    trouble.resume()
    if (failure.kind === 'stall') await acting
    await untilIdle()
    await service.repair()

    // When everything has expired that may.
    service.keeper.clock.advance(8 * DAY)
    await askAgain(scene)
    await service.repair()

    const struck = trouble.struck()
    const faults = faultsIn(service.evidence(), struck !== undefined && mayRepeatMail(struck, failure) ? 1 : 0)
    return { struck: struck !== undefined, faults }
  }

const untilHalted = async (trouble: Failing, acting: PromiseLike<unknown>) => {
  await Promise.race([acting, trouble.halted])
  await untilIdle()
}

/** Whoever used a key and has not heard, or wants to hear again, asks again. */
const askAgain = async ({ service: { keeper, buy, evidence }, customer }: Scene) => {
  const asked = evidence().attempts.find(({ key }) => key !== undefined)
  if (asked) await whateverComes(buy(keeper, customer, asked.items, asked.key))
}

/** The mail had gone, or was about to go, when its sender was struck: nobody else can know (what is promised). */
const mayRepeatMail = (struck: string, { kind, moment }: Failure): boolean =>
  struck === 'send' ? moment === 'after' || kind === 'stall' : struck === 'mark' && moment === 'before'
