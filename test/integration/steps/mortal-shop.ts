import { setTimeout as pause } from 'node:timers/promises'
import { checkHistory } from '../../chaos/check-history.js'
import { cancellingOf, outcomeOf } from '../../chaos/conclusions.js'
import type { Attempt, Basket, Mail } from '../../chaos/history.js'
import { ask } from '../../support/ask.js'
import { documentsIn, isQuiet, type Documents } from '../../support/documents-in.js'
import { customersOf, putOnSale, SHOP_VARIABLES, stockShelves, type Customer } from '../../support/opened-shop.js'
import { samplesOfStock } from '../../support/samples-of-stock.js'
import { begin, type Life } from './life.js'
import type { Strike } from './strike.js'

/** A shop on a database of its own, whose one process dies again and again. */
export type MortalShop = Readonly<{
  documents: Documents
  /** Starts its process anew; it may die on the way. */
  live: (strike?: Strike) => Promise<Life>
  /** The process as it is, if nothing has happened to it; else another one. */
  goOn: () => Promise<Life>
  /** Places an order like no other; answers its id if the client hears it. */
  buy: (life: Life, basket: Basket, keyed: boolean) => Promise<string | undefined>
  cancel: (life: Life, orderId: string) => Promise<void>
  /** Offers the product from now on, or no longer. */
  sell: (life: Life, sku: string, active: boolean) => Promise<void>
  /** Whoever has a key and does not know asks once more, and so does the last who has one. */
  askAgain: (life: Life) => Promise<void>
  everyoneHasHeard: () => boolean
  /** Until nothing is left to be done, or the process is over. */
  quiet: (life: Life) => Promise<void>
  /** What is wrong, by kind; so many mails may have come again beyond those of whose processes died after the mail. */
  faults: (excused?: number) => Promise<Readonly<Record<string, unknown>>>
  close: () => Promise<void>
}>

/** What stories take off sale. */
const WITHDRAWN = 'OLD'
const SHELVES = { MUG: 1_000_000, TEE: 1_000_000, OLD: 1_000_000, LAST: 1 }
const QUIET_WITHIN_MS = 30_000
const POLL_MS = 30

/** What is left undone is taken up at once; only a mail's claim lasts as long as it must. */
const TIMINGS = {
  HOLD_AGE_MS: '400',
  RECONCILE_EVERY_MS: '100',
  RECONCILE_CLAIM_MS: '300',
  PUBLISH_WITHIN_MS: '300',
  DECIDE_WITHIN_MS: '400',
  SETTLE_WITHIN_MS: '400',
  MAIL_LEASE_MS: '1000',
  MAIL_BACK_OFF_MS: '100',
  MESSAGE_VISIBILITY_MS: '1000',
} as const

export const openMortalShop = async (program: string, url: string): Promise<MortalShop> => {
  const documents = documentsIn(url)
  const { ADMIN_EMAIL, ADMIN_PASSWORD, ...secrets } = SHOP_VARIABLES
  const variables = { ...secrets, ...TIMINGS, MONGO_URL: url }
  const lives: Life[] = []
  const live = async (strike?: Strike) => {
    await lives.at(-1)?.kill()
    const life = await begin(program, variables, strike)
    lives.push(life)
    return life
  }

  const opener = await begin(program, { ...variables, ADMIN_EMAIL, ADMIN_PASSWORD })
  const administrator = await stockShelves(opener.address!, SHELVES)
  const customer = (await customersOf(opener.address!, 1))[0]!
  await opener.kill()
  const samples = samplesOfStock(documents)

  const attempts: Mutable<Attempt>[] = []
  const ids = new Map<Attempt, Set<string>>()
  const send = async (life: Life, attempt: Mutable<Attempt>): Promise<string | undefined> => {
    attempt.sends += 1
    const outcome = await outcomeOf(placing(life, customer, attempt), attempt.sends)
    if (outcome.type !== 'Unknown') attempt.outcome = outcome
    if (outcome.type !== 'Acknowledged') return undefined
    ids.set(attempt, (ids.get(attempt) ?? new Set()).add(outcome.orderId))
    return outcome.orderId
  }

  return {
    documents,
    live,
    goOn: async () => {
      const life = lives.at(-1)
      if (!life || life.isStruck()) return live()
      await life.order({ spare: true })
      return life.isOver() ? live() : life
    },
    buy: (life, basket, keyed) => {
      const attempt: Mutable<Attempt> = {
        userId: customer.userId,
        basket,
        sends: 0,
        outcome: { type: 'Unknown' },
        ...(keyed ? { key: `attempt-${attempts.length}` } : {}),
      }
      attempts.push(attempt)
      return send(life, attempt)
    },
    cancel: async (life, orderId) => {
      const asking = ask('POST', `${life.address}/api/orders/${orderId}/cancel`, { token: customer.token, json: {} })
      const cancelled = attempts.find(attempt => ids.get(attempt)?.has(orderId))
      if (cancelled) cancelled.cancelling = await cancellingOf(asking)
    },
    sell: (life, sku, active) => putOnSale(life.address!, { sku, token: administrator, active }),
    askAgain: async life => {
      const keyed = attempts.filter(({ key }) => key !== undefined)
      const asking = keyed.filter(({ outcome }, index) => outcome.type === 'Unknown' || index === keyed.length - 1)
      await Promise.all(asking.map(attempt => send(life, attempt)))
    },
    everyoneHasHeard: () => attempts.every(({ key, outcome }) => key === undefined || outcome.type !== 'Unknown'),
    quiet: async life => {
      const end = performance.now() + QUIET_WITHIN_MS
      while (!life.isOver() && performance.now() < end) {
        if (isQuiet(await documents.orders(), await documents.stock())) return
        await pause(POLL_MS)
      }
    },
    faults: async (excused = 0) => {
      const [orders, stock] = [await documents.orders(), await documents.stock()]
      const mails = lives.flatMap(({ told }) => told.flatMap(each => ('mailed' in each ? [mail(each.mailed)] : [])))
      const announced = lives.flatMap(({ told }) =>
        told.flatMap(each => ('announced' in each ? [`${each.announced} ${each.as}`] : [])),
      )
      const seen = { attempts, mails, orders, shelves: SHELVES, stock, unbalanced: samples.unbalanced() }
      const history = { ...seen, unmarked: [], faults: [], withdrawn: [WITHDRAWN], deserted: [] }
      const { violations, duplicates } = checkHistory(history)
      const { mailedAgain: _excused, ...others } = violations
      const mayRepeat = excused + lives.filter(diedBetweenMailAndMark).length
      const outcomes = orders.filter(({ lines }) => lines).map(({ _id, status }) => `${_id} Order${status}`)
      return {
        ...others,
        ...(duplicates.length > mayRepeat ? { mailedTwice: duplicates.length - mayRepeat } : {}),
        ...unlessEmpty(
          'unannounced',
          outcomes.filter(outcome => !announced.includes(outcome)),
        ),
        ...unlessEmpty(
          'wronglyAnnounced',
          announced.filter(each => !outcomes.includes(each)),
        ),
        ...unlessEmpty(
          'oneKeyTwoOrders',
          [...ids.values()].filter(same => same.size > 1).map(same => [...same].join()),
        ),
      }
    },
    close: async () => {
      await Promise.all(lives.map(life => life.kill()))
      await samples.stop()
      await documents.client.close()
    },
  }
}

/** Who sent it, and when, makes no difference here. */
const mail = (text: string): Mail => ({ text, by: '', at: 0, answered: true })

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] }

const placing = ({ address }: Life, { token }: Customer, { basket, key }: Attempt) => {
  const items = Object.entries(basket).map(([sku, quantity]) => ({ sku, quantity }))
  return ask('POST', `${address}/api/orders`, { token, key, json: { items } })
}

/** Nobody else can know whether the mail has gone. */
const diedBetweenMailAndMark = ({ told }: Life): boolean => {
  const mailed = told.findLastIndex(each => 'mailed' in each)
  const marked = told.findLastIndex(each => 'done' in each && each.done === 'dueOrders.mark')
  return mailed > marked
}

const unlessEmpty = (what: string, found: readonly string[]) => (found.length > 0 ? { [what]: found } : {})
