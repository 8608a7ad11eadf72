import type { Chance } from '../chaos/chance.js'
import { attempt } from '../chaos/clients.js'
import type { Attempt, Outcome } from '../chaos/history.js'
import type { Plan } from '../chaos/plans.js'
import { customersOf, signedIn, type Customer } from '../support/opened-shop.js'
import type { DigestedReading } from './check-readings.js'
import type { RecordedAnswer } from './proof-record.js'
import { readingBack } from './reading-back.js'

/** What buyers were told, all of them together. Times are of the monotonic clock, ms. */
export type Told = Readonly<{
  attempts: readonly Attempt[]
  answers: readonly RecordedAnswer[]
  readings: readonly DigestedReading[]
  /** Answers that a client does not expect. */
  strange: readonly string[]
}>

export type Crowd = Readonly<{
  customers: readonly Customer[]
  /** As good as ever. */
  tokenOf: (userId: string) => string
  /** Each does as planned, and reads back what was acknowledged, while it is decided and after that. */
  buy: (plans: readonly Plan[], chanceFor: (index: number) => Chance) => Promise<Told>
  leave: () => void
}>

/** A fifth of the time for which they are good: half of it is over at once where a clock is wrong by so much. */
const RENEWED_EVERY_MS = 2 * 60_000

/** So many customers with accounts, who stay signed in, at whichever API is up. */
export const openCrowd = async (addresses: () => readonly string[], count: number): Promise<Crowd> => {
  const customers = await customersOf(addresses()[0]!, count)
  const tokens = new Map(customers.map(({ userId, token }) => [userId, token]))
  const tokenOf = (userId: string) => tokens.get(userId)!
  const renew = async () => {
    for (const { userId, email } of customers) {
      const token = await Promise.any(addresses().map(address => signedIn(address, email))).catch(() => undefined)
      if (token !== undefined) tokens.set(userId, token)
    }
  }
  const renewing = setInterval(() => void renew(), RENEWED_EVERY_MS)

  const buy: Crowd['buy'] = async (plans, chanceFor) => {
    const [answers, readings, strange]: [RecordedAnswer[], DigestedReading[], string[]] = [[], [], []]
    const readingsUnderWay: Promise<void>[] = []
    const attempts = plans.map(async (plan, index): Promise<Attempt> => {
      const { customer, basket, key } = plan
      const chance = chanceFor(index)
      const reader = {
        ...{ token: () => tokenOf(customer.userId), addresses, chance },
        strange: (what: string) => void strange.push(what),
      }
      const told = (outcome: Outcome, took: number) => {
        answers.push({ at: performance.now(), took, outcome: outcome.type })
        if (outcome.type === 'Acknowledged')
          readingsUnderWay.push(readingBack(outcome.orderId, reader, reading => readings.push(reading)))
      }
      const now = {
        ...plan,
        customer: {
          ...customer,
          get token() {
            return tokenOf(customer.userId)
          },
        },
      }
      try {
        return await attempt(now, { addresses, chance, told })
      } catch (error) {
        strange.push(String(error))
        return {
          userId: customer.userId,
          basket,
          ...(key === undefined ? {} : { key }),
          sends: 1,
          outcome: { type: 'Unknown' },
        }
      }
    })
    const made = await Promise.all(attempts)
    await Promise.all(readingsUnderWay)
    return { attempts: made, answers, readings, strange }
  }
  return { customers, tokenOf, buy, leave: () => clearInterval(renewing) }
}
