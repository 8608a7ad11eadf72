import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { chanceOf } from '../../chaos/chance.js'
import { ask } from '../../support/servers/mongo-member.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import type { Life } from './life.js'
import { mortalProgram } from './mortal-program.js'
import { openMortalShop, type MortalShop } from './mortal-shop.js'
import { WORK } from './stories.js'

const DATABASE = 'half-done-writes'
const SEED = Number(process.env['STEPS_SEED'] ?? 1)
const ORDERS = 24
/** Statements of joint writes that are done before MongoDB is killed, at most: of stock there is one for each of three products. */
const DONE = { orders: 5, stock: 2 }
/** What is done is in the journal after 100 ms. */
const JOURNALED_MS = 250
const HUNG_WITHIN_MS = 20_000

type Write = Readonly<{ hangs: string; of: 'orders' | 'stock'; ofWorker?: true }>

const WRITES: Readonly<Record<string, Write>> = {
  'joint holds': { hangs: 'hangDuringBatchUpdate', of: 'stock' },
  'joint records': { hangs: 'hangDuringBatchInsert', of: 'orders' },
  'joint marks of what was published': { hangs: 'hangDuringBatchUpdate', of: 'orders' },
  'joint decisions': { hangs: 'hangDuringBatchUpdate', of: 'orders', ofWorker: true },
  'joint sales': { hangs: 'hangDuringBatchUpdate', of: 'stock', ofWorker: true },
}

/** MongoDB is killed when some statements of a command are done, and the others are not. */
describe(`MongoDB, killed in the middle of a write of several orders (STEPS_SEED=${SEED})`, function () {
  this.timeout(90_000)
  let shop: MortalShop
  // Before the servers are stopped: what is asked of a server that is gone is waited for.
  after(() => shop.close())
  const servers = withServers({ mongo: { failPoints: true } }, { apart: true })
  const chance = chanceOf(SEED)
  let placed = 0
  let kills = 0

  before(async () => {
    shop = await openMortalShop(await mortalProgram(), servers().mongo.url(DATABASE))
  })
  const hangingAfter = async (statements: number, { hangs, of }: Write): Promise<() => Promise<unknown>> => {
    const { address } = await servers().mongo.primary()
    // Else documents that go together are stored together.
    await ask(address, { setParameter: 1, internalInsertMaxBatchSize: 1 })
    const data = { nss: `${DATABASE}.${of}` }
    await ask(address, { configureFailPoint: hangs, mode: { skip: statements }, data })
    const hung = { waitForFailPoint: hangs, timesEntered: 1, maxTimeMS: HUNG_WITHIN_MS }
    return () => ask(address, hung, HUNG_WITHIN_MS)
  }

  const buying = (life: Life) =>
    Promise.all(times(ORDERS, () => shop.buy(life, { MUG: ++placed, TEE: 1, OLD: 1 }, true)))

  const killedWhenHung = async (hung: () => Promise<unknown>): Promise<void> => {
    await hung()
    await pause(JOURNALED_MS)
    const primary = await servers().mongo.primary()
    kills += 1
    await primary.kill()
    await primary.restart()
    await servers().mongo.primary()
  }

  for (const [what, write] of Object.entries(WRITES))
    it(`leaves nothing undone and nothing done twice of ${what}`, async () => {
      const life = await shop.goOn()
      const statements = chance.whole(1, DONE[write.of])
      if (write.ofWorker) {
        await life.order({ withhold: WORK })
        await buying(life)
      }
      const hung = await hangingAfter(statements, write)
      const [acting] = await Promise.all([
        write.ofWorker ? life.order({ letGo: WORK }) : buying(life),
        killedWhenHung(hung),
      ])
      const heard = acting?.filter(orderId => orderId !== undefined).length ?? ORDERS
      console.log(`      after ${statements} statements; ${heard} of ${ORDERS} clients had heard`)

      await eventually('everyone to hear', async () => {
        await shop.askAgain(life)
        return shop.everyoneHasHeard() ? true : undefined
      })
      await shop.quiet(life)
      // Whose mail had gone and was not marked when MongoDB died, nobody knows.
      expect(await shop.faults(kills * ORDERS)).to.deep.equal({})
    })
})
