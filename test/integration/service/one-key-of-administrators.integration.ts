import { expect } from 'chai'
import { ask, asked } from '../../support/ask.js'
import { startCluster, type Cluster } from '../../support/cluster.js'
import { SHOP_VARIABLES, stockShelves } from '../../support/opened-shop.js'
import { eventually } from '../../support/servers/eventually.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { times } from '../../support/times.js'
import { answersTo, bodiesOf, isReplayed } from './insisting-clients.js'

const KEYS = 10
const CLIENTS = 20
const DELIVERED = 7
const ROWS = 500

type Import = Readonly<{ importId: string; state: string; applied: number; failed: number }>

describe('One Idempotency-Key of an administrator, through two API processes', function () {
  this.timeout(180_000)
  const servers = withServers({ mongo: {}, redis: true, aws: 'ministack' })
  const database = `one-key-of-administrators-${process.pid}`

  let opened: Cluster | undefined
  let cluster: Cluster
  let token: string
  before(async () => {
    const variables = await serviceVariables(servers(), database)
    cluster = opened = await startCluster({ ...variables, ...SHOP_VARIABLES }, { apis: 2, workers: 0 })
    const [address] = cluster.addresses() as [string]
    await stockShelves(address, { TEAPOT: 1 })
    const json = { email: SHOP_VARIABLES.ADMIN_EMAIL, password: SHOP_VARIABLES.ADMIN_PASSWORD }
    ;({ accessToken: token } = await asked<{ accessToken: string }>(ask('POST', `${address}/api/auth/login`, { json })))
  })
  after(() => opened?.stop())

  const received = async (sku: string) => {
    const item = ask('GET', `${cluster.addresses()[0]!}/api/inventory/${sku}`, { token })
    return (await asked<{ received: number }>(item)).received
  }
  const crash = () => cluster.nodes.findLast(({ role }) => role === 'api')!.crash()

  it(`makes one adjustment of ${CLIENTS} at once, ${KEYS} times, while a process is killed`, async () => {
    const adjusted = (key: string, quantity = DELIVERED, clients = CLIENTS) =>
      answersTo(cluster.addresses, clients, {
        ...{ path: '/api/inventory/TEAPOT/adjustments', token, key },
        json: { quantity, reason: 'delivery' },
      })
    let crashed: Promise<void> | undefined
    for (const n of times(KEYS, n => n)) {
      const asking = adjusted(`delivery-${n}`)
      if (n === KEYS / 2) crashed = crash()
      const answers = await asking
      expect([...new Set(answers.map(({ status }) => status))]).to.deep.equal([200])
      expect(bodiesOf(answers)).to.have.lengthOf(1)
      expect(answers.filter(answer => !isReplayed(answer)).length).to.be.at.most(1)
    }
    await crashed
    expect(await received('TEAPOT')).to.equal(1 + KEYS * DELIVERED)

    const [other] = await adjusted('delivery-0', DELIVERED + 1, 1)
    expect(other).to.deep.include({ status: 422 })
    expect(await received('TEAPOT')).to.equal(1 + KEYS * DELIVERED)
  })

  it('makes one import of several at once, and takes each row once, while a process is killed', async () => {
    const product = (n: number) => ({ sku: `CUP-${n}`, name: 'A cup', unitPrice: { amount: 100, currency: 'USD' } })
    const body = times(ROWS, n => JSON.stringify({ ...product(n), adjustment: DELIVERED, reason: 'first' })).join('\n')
    const upload = async (nth: number): Promise<Import | undefined> => {
      const up = cluster.addresses()
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/x-ndjson',
        'idempotency-key': 'one-import-of-cups',
      }
      const init = { method: 'POST', headers, body, signal: AbortSignal.timeout(10_000) }
      const answer = await fetch(`${up[nth % up.length]!}/api/inventory/imports`, init).catch(() => undefined)
      return answer?.ok ? ((await answer.json()) as Import) : undefined
    }
    const first = Promise.all(times(4, upload))
    const crashed = crash()
    await first
    await crashed

    const done = await eventually('the import to be done, asked for again', async () => {
      const sent = await upload(0)
      return sent?.state === 'Done' ? sent : undefined
    })
    expect(done).to.include({ applied: ROWS, failed: 0 })
    expect((await Promise.all(times(4, upload))).map(each => each?.importId)).to.deep.equal(
      times(4, () => done.importId),
    )
    for (const n of [0, ROWS / 2, ROWS - 1]) expect(await received(`CUP-${n}`)).to.equal(DELIVERED)
  })
})
