import { setTimeout as pause } from 'node:timers/promises'
import { SHOP_VARIABLES } from '../../test/support/opened-shop.js'
import { ask, asked } from '../../test/support/ask.js'
import { times } from '../../test/support/times.js'
import type { Benchmark, Sample } from '../support/benchmark.js'
import { cpuMicrosOf } from '../support/cpu-time.js'
import { programRound } from '../support/program-round.js'
import { peakMegabytes, residentMegabytes } from '../support/resident.js'
import type { Service } from '../support/service.js'

const ROWS = 50_000
const TOGETHER = 1_000
const LOOK_EVERY_MS = 100

const table = [
  'sku,name,unitPrice.amount,unitPrice.currency,adjustment,reason',
  ...times(ROWS, index => `SKU-${index},Product ${index},1000,USD,3,first delivery`),
].join('\n')

/** Products a second, each with its first stock, from sending the largest import to its being done; and the memory that takes. */
export const stockImport: Benchmark = {
  name: 'import',
  prepare: async stage => {
    const servers = await stage.servers({ mongo: {} })
    let round = 0
    const imported = async (): Promise<Sample> => {
      const service = await stage.service(await stage.variables(servers, `shop-${round++}`))
      const sample = await importInto(service)
      await service.stop()
      return sample
    }
    const bare = () => programRound('insert-loop', { url: servers.mongo.url('bare'), rows: ROWS, together: TOGETHER })

    return [
      {
        name: `import of ${ROWS} rows of CSV`,
        unit: 'rows/s',
        product: { name: 'API over HTTP', round: imported },
        baselines: [{ name: `insertMany of ${TOGETHER} at a time, no adjustments`, round: bare }],
      },
    ]
  },
}

const importInto = async ({ address, pid }: Service): Promise<Sample> => {
  const json = { email: SHOP_VARIABLES.ADMIN_EMAIL, password: SHOP_VARIABLES.ADMIN_PASSWORD }
  const { accessToken: token } = await asked<{ accessToken: string }>(
    ask('POST', `${address}/api/auth/login`, { json }),
  )
  const before = residentMegabytes(pid)
  const [began, cpu] = [performance.now(), cpuMicrosOf(pid)]
  const sent = await fetch(`${address}/api/inventory/imports`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': 'the-one-import' },
    body: table,
  })
  const uploaded = performance.now()
  const location = `${address}${sent.headers.get('location') ?? ''}`
  const progress = () => asked<{ state: string; applied: number }>(ask('GET', location, { token }))
  let seen = await progress()
  while (seen.state === 'Running') {
    await pause(LOOK_EVERY_MS)
    seen = await progress()
  }
  if (seen.applied !== ROWS) throw new Error(`not all were taken: ${JSON.stringify(seen)}`)
  return {
    value: (ROWS * 1_000) / (performance.now() - began),
    cpuMicros: (cpuMicrosOf(pid) - cpu) / ROWS,
    others: { 'upload ms': uploaded - began, 'MB before': before, 'MB at the peak': peakMegabytes(pid) },
  }
}
