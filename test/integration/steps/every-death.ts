import type { Life } from './life.js'
import type { MortalShop } from './mortal-shop.js'
import type { Story } from './stories.js'
import type { Strike } from './strike.js'

export type Point = Pick<Strike, 'call' | 'nth'>
/** `recovered`: the calls by which others took up what was left; `again`: whether one of them died of the same. */
export type Death = Readonly<{ again: boolean; recovered: ReadonlySet<string> }>

/** What every tick of the reconciler calls, whether or not there is something to do. */
const TICKS = new Set(['dueOrders.claimDue', 'stock.oldHolds', 'administration.fileAdjustments'])
const TRIES = 4

/** No two orders have the same basket, so that an order tells whose it is. */
let orders = 0

/** The calls that the story makes, by name and number, when nobody dies of any. */
export const pointsOf = async (shop: MortalShop, story: Story): Promise<readonly Point[]> => {
  const { life, act, since } = await begun(shop, story, () => shop.live())
  await act()
  await shop.quiet(life)

  const passed = new Map<string, number>()
  const points = callsOf(life, since).flatMap(call => {
    const nth = (passed.get(call) ?? 0) + 1
    passed.set(call, nth)
    return TICKS.has(call) ? [] : [{ call, nth }]
  })
  const { only } = story
  return only ? points.filter(({ call, nth }) => nth === 1 && only.has(call)) : points
}

/**
 * The process dies at this call of the story, its heir when it comes by the same call (or by `second`) for the first time,
 * on its other side; a third does what is left, and clients ask again. Rejects if nobody comes by the first call.
 */
export const dyingTwice = async (
  shop: MortalShop,
  story: Story,
  first: Strike,
  second = first.call,
): Promise<Death> => {
  await dyingAt(shop, story, first)

  const heir = await shop.live({ call: second, nth: 1, moment: first.moment === 'before' ? 'after' : 'before' })
  await settling(shop, heir)
  const last = await shop.goOn()
  if (last !== heir) await settling(shop, last)
  return { again: heir.isStruck(), recovered: new Set([...callsOf(heir), ...callsOf(last)]) }
}

// What a process comes by depends on what its reconciler and its worker do first: the turn of a call may not come.
const dyingAt = async (shop: MortalShop, story: Story, strike: Strike): Promise<void> => {
  for (let tried = 0; tried < TRIES; tried += 1) {
    const { life, act } = await begun(shop, story, () => shop.live(strike))
    if (!story.inTheNextLife) await life.order({ strike })
    await act()
    await shop.quiet(life)
    if (life.isStruck()) return life.over
  }
  throw new Error(`nobody came by ${strike.call} for the ${strike.nth}. time`)
}

/** The process that is about to act, `since` so many things it has told, and what it does then. */
const begun = async (shop: MortalShop, story: Story, next: () => Promise<Life>) => {
  const life = await (story.afresh ? shop.live() : shop.goOn())
  await shop.quiet(life)
  const scene = { shop, life, nth: ++orders }
  const orderId = await story.before?.(scene)
  const actor = story.inTheNextLife ? await next() : life
  const since = story.inTheNextLife ? 0 : life.told.length
  return { life: actor, since, act: () => story.act({ ...scene, life: actor }, orderId) }
}

const callsOf = ({ told }: Life, since = 0): readonly string[] =>
  told.slice(since).flatMap(each => ('called' in each ? [each.called] : []))

/** Lets be done what is left, while clients ask again. */
const settling = async (shop: MortalShop, life: Life): Promise<void> => {
  if (!life.isOver()) await shop.askAgain(life)
  await shop.quiet(life)
  if (!life.isOver()) await shop.askAgain(life)
}
