import { expect } from 'chai'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { dyingTwice, pointsOf, type Point } from './every-death.js'
import { mortalProgram } from './mortal-program.js'
import { openMortalShop, type MortalShop } from './mortal-shop.js'
import { STORIES, type Story } from './stories.js'

const SHOPS = 3
const TRIES = 12
const MOMENTS = ['before', 'after'] as const

/** Calls that have to be among those that are found. */
const KNOWN = [
  ...['accounts.byId', 'catalogue.products', 'orders.decisionOf', 'orders.record', 'orders.refuse', 'orders.save'],
  ...['orders.abandon', 'orders.visibleTo', 'stock.hold', 'stock.sell', 'stock.release', 'stock.oldHolds'],
  ...['dueOrders.find', 'dueOrders.claimDue', 'dueOrders.claimMail', 'dueOrders.mark', 'dueOrders.markPublished'],
  ...['publisher.publish', 'mailer.send', 'cache.put'],
]

describe('A process that is killed at whatever step, and its heir at the same', function () {
  this.timeout(300_000)
  const servers = withServers({ mongo: {} })
  const struck = new Set<string>()
  /** After which strike others were seen to come by this call. */
  const seen = new Map<string, Readonly<{ story: Story; point: Point }>>()
  let shops: readonly MortalShop[]

  before(async () => {
    const program = await mortalProgram()
    const url = (shop: number) => servers().mongo.url(`every-step-${process.pid}-${shop}`)
    shops = await Promise.all(times(SHOPS, shop => openMortalShop(program, url(shop))))
  })
  after(() => Promise.all(shops.map(shop => shop.close())))

  /** `second`: what the heir has to come by; otherwise it may come by the same call, or not. */
  type Case = Readonly<{ story: Story; point: Point; moment: (typeof MOMENTS)[number]; second?: string }>

  const dieAndCheck = async (shop: MortalShop, { story, point, moment, second = point.call }: Case) => {
    const death = await dyingTwice(shop, story, { ...point, moment }, second)
    expect(await shop.faults(), `${moment} ${point.call} ${point.nth}, then ${second}`).to.deep.equal({})
    struck.add(point.call)
    if (death.again) struck.add(second)
    for (const call of death.recovered) if (!seen.has(call)) seen.set(call, { story, point })
    return death.again
  }

  // What an heir comes by depends on what its reconciler does first.
  const diedAgain = async (shop: MortalShop, each: Case): Promise<boolean> => {
    const tries = each.second === undefined ? 1 : TRIES
    for (let tried = 0; tried < tries; tried += 1) if (await dieAndCheck(shop, each)) return true
    return false
  }

  /** Shares the cases out among the shops; after the first that fails no other is begun. */
  const tryAll = async (cases: readonly Case[]): Promise<void> => {
    const [left, began] = [[...cases], performance.now()]
    let again = 0
    const working = await Promise.allSettled(
      shops.map(async shop => {
        for (let next = left.shift(); next; next = left.shift())
          try {
            if (await diedAgain(shop, next)) again += 1
          } catch (error) {
            left.length = 0
            throw error
          }
      }),
    )
    const failed = working.find(({ status }) => status === 'rejected')
    if (failed?.status === 'rejected') throw failed.reason
    const seconds = ((performance.now() - began) / 1_000).toFixed(1)
    console.log(`      ${cases.length} deaths, of ${again} their heirs died as well, ${seconds} s`)
  }

  for (const [title, story] of Object.entries<Story>(STORIES))
    it(`${title}, leaves nothing undone and nothing done twice`, async () => {
      const points = await pointsOf(shops[0]!, story)
      console.log(`      ${points.map(({ call, nth }) => (nth > 1 ? `${call} ${nth}` : call)).join(', ')}`)
      await tryAll(points.flatMap(point => MOMENTS.map(moment => ({ story, point, moment }))))
    })

  it('taking up what others have left, leaves nothing undone and nothing done twice', async () => {
    const unstruck = [...seen].filter(([call]) => !struck.has(call))
    console.log(`      ${unstruck.map(([call]) => call).join(', ')}`)
    await tryAll(
      unstruck.flatMap(([second, { story, point }]) => MOMENTS.map(moment => ({ story, point, moment, second }))),
    )
  })

  it('was killed at every call that is known', () => {
    expect(KNOWN.filter(call => !struck.has(call))).to.deep.equal([])
  })
})
