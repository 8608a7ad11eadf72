import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { expectAccountedFor, untilSettled } from './accounted-for.js'
import type { Answer } from './client.js'
import { atRate, inTurn } from './load.js'
import { close, runningShop, type RunningShop } from './running-shop.js'

const CALM_MS = 1_500
const FAULT_MS = 3_000
const CREATES_PER_SECOND = 20
const READERS = 4
/** Readers ask for one of so many latest orders. */
const READ_AMONG = 30
/** The bound that is promised. */
const STALE_MS = 2_000

type Read = Readonly<{ id: string; at: number; until: number; status: unknown }>
type Span = Readonly<{ from: number; to: number }>

describe('While Redis', function () {
  this.timeout(90_000)
  const shared = withServers({ mongo: {}, aws: 'ministack' })
  const servers = withServers({ redis: true }, { apart: true })

  let shop: RunningShop
  before(async () => {
    const { mongo, aws } = shared()
    const name = 'redis-outage'
    const variables = await serviceVariables({ mongo, aws, ...servers() }, name)
    shop = await runningShop(variables, mongo.url(name))
  })
  after(() => close(shop))

  const faults = {
    'is stopped': {
      begin: () => servers().redis.kill(),
      end: () => servers().redis.restart(),
      lasts: FAULT_MS,
      told: 'no connection to Redis',
    },
    hangs: {
      begin: async () => servers().redis.hang(),
      end: async () => servers().redis.resume(),
      lasts: FAULT_MS,
      told: 'Redis does not answer in time',
    },
    restarts: {
      begin: () => servers().redis.kill(),
      end: () => servers().redis.restart(),
      lasts: 0,
      told: 'no connection to Redis',
    },
  } as const

  for (const [what, { begin, end, lasts, told }] of Object.entries(faults))
    it(`${what}, no answer fails; from 2 s after it is back nobody is shown an order as it was before`, async () => {
      const { api, place, read, ready, metric } = shop
      const ids: string[] = []
      const reads: Read[] = []
      const creating = atRate(CREATES_PER_SECOND, async () => {
        const answer = await place()
        ids.push(String(answer.body['orderId']))
        return answer
      })
      const reading = inTurn(READERS, async (): Promise<Answer | undefined> => {
        const id = ids.at(-1 - Math.floor(Math.random() * Math.min(ids.length, READ_AMONG)))
        if (id === undefined) return undefined
        const answer = await read(id)
        reads.push({ id, at: answer.at, until: answer.at + answer.took, status: answer.body['status'] })
        return answer
      })

      await pause(CALM_MS)
      const from = performance.now()
      await begin()
      await pause(lasts)
      const [health, awayDuring] = await Promise.all([ready(api), metric(api, 'order_cache_total', '"Away"')])
      await end()
      const back = performance.now()
      await pause(STALE_MS)
      const hitsBefore = await metric(api, 'order_cache_total', '"Hit"')
      await pause(CALM_MS)
      const answers = [...(await creating.stop()), ...(await reading.stop()).filter(answer => answer !== undefined)]
      const hits = (await metric(api, 'order_cache_total', '"Hit"')) - hitsBefore
      await untilSettled(shop)

      const spans = [
        { from: 0, to: from },
        { from: back + STALE_MS, to: Infinity },
      ]
      console.log(
        `      ${ids.length} orders, ${reads.length} reads, the longest answer ${Math.max(...answers.map(({ took }) => took)).toFixed(0)} ms`,
      )
      expect(answers.filter(({ status }) => status === 0 || status >= 500)).to.deep.equal([])
      expect(staleIn(reads, spans)).to.deep.equal([])
      expect(hits, 'hits afterwards').to.be.greaterThan(0)
      expect(health).to.deep.include({ status: 200 })
      if (lasts > 0) {
        expect(health.body).to.have.nested.property('dependencies.cache', 'down')
        expect(awayDuring).to.be.greaterThan(0)
      }
      expect(api.lines.join('\n')).to.include(told)
      await expectAccountedFor(
        shop,
        answers.filter(({ status }) => status === 201),
      )
    })
})

/** Those within the spans who were shown a Pending order after another had been shown what became of it. */
const staleIn = (reads: readonly Read[], spans: readonly Span[]): readonly Read[] => {
  const seenDecided = new Map<string, number>()
  for (const { id, until, status } of reads)
    if (status !== 'Pending') seenDecided.set(id, Math.min(until, seenDecided.get(id) ?? Infinity))
  return reads.filter(
    ({ id, at, status }) =>
      status === 'Pending' &&
      at > (seenDecided.get(id) ?? Infinity) &&
      spans.some(({ from, to }) => at >= from && at < to),
  )
}
