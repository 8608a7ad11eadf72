import { orderText } from '../../src/adapters/wire/order-json.js'
import { T } from '../../src/bootstrap/tokens.js'
import { anItem, sku } from '../support/builders.js'
import { valueOf } from '../support/outcome-of.js'
import { times } from '../support/times.js'
import { aRace } from './support/a-race.js'
import type { Outcome } from './support/faults.js'
import type { Faults } from './support/in-every-schedule.js'
import type { Adapt } from './support/service.js'

type Stock = Readonly<{ units: number; arriving?: number }>

const KEY = 'the-only-key'
const ATTEMPTS = 50
/** So many turns an attempt takes until it holds; stock that arrives in one of them may come too early or too late. */
const TURNS_BEFORE_HOLD = 8

/** Fifty attempts under one key for one unit, of which so many are there, and so many arrive while they ask. */
export const oneKey =
  ({ units, arriving = 0 }: Stock) =>
  async (seed: number, adapt?: Adapt): Promise<Faults> => {
    const { keeper, start, account, buy, race, turn, working, finish } = aRace(seed, adapt)
    await keeper.stocked('MUG', units)
    const customer = await account()
    const [shops, office, worker] = [[start(), start()], start(), start()]
    const delivering = times(arriving, n => async () => {
      for (let turns = 0; turns <= (seed + n) % TURNS_BEFORE_HOLD; turns += 1) await turn()
      const delivery = { by: keeper.admin, sku: sku('MUG'), quantity: 1, reason: 'delivery' }
      await valueOf(office.container.get(T.adjustStock)(delivery))
    })
    const told = await race(
      times(ATTEMPTS, n => () => buy(shops[n % shops.length]!, customer, [anItem('MUG')], KEY)),
      [...delivering, working(worker, 5)],
    )
    const answers = new Set(told.map(textOf))
    const fresh = told.filter(outcome => !isReplay(outcome)).length
    return [
      ...(answers.size === 1 ? [] : [`${answers.size} answers: ${[...answers].join(' and ')}`]),
      ...(fresh === 1 ? [] : [`${fresh} fresh answers`]),
      ...(arriving === 0 && told.some(outcome => outcome.isOk()) !== units > 0 ? ['the other answer'] : []),
      ...(await finish()),
    ]
  }

/** Half of the attempts under one key ask for something else than the other half. */
export const oneKeyForTwoOrders = async (seed: number, adapt?: Adapt): Promise<Faults> => {
  const { keeper, start, account, buy, race, finish, evidence } = aRace(seed, adapt)
  await keeper.stocked('CAP', 10)
  await keeper.stocked('MUG', 10)
  const customer = await account()
  const shops = [start(), start()]
  const bodies = [[anItem('CAP'), anItem('MUG', 2)], [anItem('MUG', 3)]] as const
  const told = await race(
    times(ATTEMPTS, n => async () => {
      const outcome = await buy(shops[n % shops.length]!, customer, [...bodies[Math.floor(n / 2) % 2]!], KEY)
      return outcome.isOk() ? 'Ordered' : outcome.error.type
    }),
  )
  const others = told.filter(type => !['Ordered', 'KeyReused', 'KeyInUse'].includes(type))
  const faults = await finish()
  const orders = [...evidence().documents.values()].filter(document => document?.type === 'Ordered').length
  return [...faults, ...others.map(type => `told ${type}`), ...(orders === 1 ? [] : [`${orders} orders`])]
}

const isReplay = (outcome: Outcome): boolean =>
  outcome.isOk() ? outcome.value.replayed : 'replayed' in outcome.error && outcome.error.replayed

const textOf = (outcome: Outcome): string => {
  if (outcome.isOk()) return orderText(outcome.value.order)
  const { replayed: _marksRepeats, ...refusal } = { replayed: false, ...outcome.error }
  return JSON.stringify(refusal)
}
