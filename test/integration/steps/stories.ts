import type { Life } from './life.js'
import type { MortalShop } from './mortal-shop.js'

type Scene = Readonly<{ shop: MortalShop; life: Life; nth: number }>
/** What a process does, one of whose calls is going to be its last; and what it has done before. */
export type Story = Readonly<{
  before?: (scene: Scene) => Promise<string | undefined>
  /** Given the order that was placed before, if one was. */
  act: (scene: Scene, orderId: string | undefined) => Promise<unknown>
  /** It begins in a process that has done nothing else. */
  afresh?: true
  /** It is another process that acts. */
  inTheNextLife?: true
  /** The calls that are unlike those of other stories, if not all of them are. */
  only?: ReadonlySet<string>
}>

/** Only the worker and the reconciler find orders in this way. */
export const WORK = 'dueOrders.find'

const placing = (keyed: boolean): Pick<Story, 'act'> => ({
  act: ({ shop, life, nth }) => shop.buy(life, { MUG: nth, TEE: 1 }, keyed),
})
// A process that has seen a shortage does not hold the other products, and has nothing to give back.
const beingRefused = (keyed: boolean): Pick<Story, 'act' | 'afresh'> => ({
  afresh: true,
  act: ({ shop, life, nth }) => shop.buy(life, { MUG: nth, LAST: 2 }, keyed),
})

export const STORIES = {
  'placing an order under a key': placing(true),
  // With nobody who asks again.
  'placing an order without a key': { ...placing(false), only: new Set(['stock.hold', 'orders.record']) },
  'being refused under a key': beingRefused(true),
  'being refused without a key': { ...beingRefused(false), only: new Set(['stock.hold', 'stock.release']) },
  'cancelling an order': {
    before: async ({ shop, life, nth }) => {
      await life.order({ withhold: WORK })
      return shop.buy(life, { MUG: nth, TEE: 2 }, true)
    },
    act: async ({ shop, life }, orderId) => {
      if (orderId !== undefined) await shop.cancel(life, orderId)
      if (!life.isOver()) await life.order({ letGo: WORK })
    },
  },
  'failing an order': {
    before: async ({ shop, life, nth }) => {
      await life.order({ withhold: WORK })
      await shop.sell(life, 'OLD', true)
      const orderId = await shop.buy(life, { MUG: nth, OLD: 1 }, true)
      await shop.sell(life, 'OLD', false)
      return orderId
    },
    act: () => Promise.resolve(),
    inTheNextLife: true,
    only: new Set(['orders.save', 'stock.release', 'mailer.send']),
  },
} satisfies Readonly<Record<string, Story>>
