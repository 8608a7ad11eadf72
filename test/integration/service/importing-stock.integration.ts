import { expect } from 'chai'
import { MongoClient } from 'mongodb'
import { asked, ask } from '../../support/ask.js'
import { samplesOf } from '../../support/samples-of.js'
import { eventually } from '../../support/servers/eventually.js'
import { withServers } from '../../support/servers/with-servers.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'

type Import = Readonly<{ importId: string; state: string; rowsRead: number; applied: number; failed: number }>

/** `IMPORT_ROWS=50000` measures the largest import there may be. */
const ROWS = Number(process.env['IMPORT_ROWS'] ?? 5_000)
const UNITS = 3
const ADMIN = { email: 'admin@example.com', password: 'correct horse battery' }
const PATH = '/api/inventory/imports'
const HEADER = 'sku,name,unitPrice.amount,unitPrice.currency,adjustment,reason'

const table = (name: string) =>
  [
    HEADER,
    ...Array.from(
      { length: ROWS },
      (_, index) => `${name}-${index},"Product ${index}, ${name}",1000,USD,${UNITS},first`,
    ),
  ].join('\n')

describe('an import on MongoDB', function () {
  this.timeout(300_000)
  const servers = withServers({ mongo: {} })
  const database = `importing-${process.pid}`
  const running: ServiceProcess[] = []
  const start = async () => {
    const service = await startProcess({
      ...{ MONGO_URL: servers().mongo.url(database), ROLE: 'all' },
      ...{ ACCESS_TOKEN_SECRET: 'a'.repeat(32), REFRESH_TOKEN_SECRET: 'r'.repeat(32) },
      ...{ ADMIN_EMAIL: ADMIN.email, ADMIN_PASSWORD: ADMIN.password },
    })
    running.push(service)
    const { accessToken } = await asked<{ accessToken: string }>(
      ask('POST', `${service.address}/api/auth/login`, { json: ADMIN }),
    )
    return { service, token: accessToken }
  }
  type Started = Awaited<ReturnType<typeof start>>
  after(() => Promise.all(running.map(end)))

  const send = async ({ service, token }: Started, key: string, body: string) => {
    const answer = await fetch(service.address + PATH, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/csv', 'idempotency-key': key },
      body,
    })
    return { status: answer.status, json: (await answer.json()) as Import }
  }
  const progress = ({ service, token }: Started, { importId }: Import) =>
    asked<Import>(ask('GET', `${service.address}${PATH}/${importId}`, { token }))

  it(`of ${ROWS} rows is taken as it comes, in bounded memory`, async () => {
    const started = await start()
    const resident = async () => {
      const text = await (await fetch(`${started.service.address}/metrics`)).text()
      return (samplesOf(text).get('process_resident_memory_bytes') ?? 0) / 1_048_576
    }
    const before = await resident()
    let peak = before
    const body = table('BIG')
    const began = performance.now()
    const { status, json } = await send(started, 'the-big-import', body)
    const uploaded = performance.now()
    expect(status).to.equal(202)
    const done = await eventually(
      'the import to be done',
      async () => {
        peak = Math.max(peak, await resident())
        const now = await progress(started, json)
        return now.state === 'Running' ? undefined : now
      },
      { within: 200_000 },
    )
    const seconds = (performance.now() - began) / 1_000
    console.log(
      `      ${(ROWS / seconds).toFixed(0)} rows/s (upload ${((uploaded - began) / 1_000).toFixed(1)} s of ${seconds.toFixed(1)} s),` +
        ` resident ${before.toFixed(0)} MB before, ${peak.toFixed(0)} MB at the peak`,
    )
    expect(done).to.include({ state: 'Done', rowsRead: ROWS, applied: ROWS, failed: 0 })
  })

  it('whose process is killed amid its rows counts each once when it is sent again', async () => {
    const first = await start()
    const body = table('CUT')
    const { json } = await send(first, 'the-cut-import', body)
    const cut = await eventually('some rows to be taken', async () => {
      const now = await progress(first, json)
      return now.applied > 0 ? now : undefined
    })
    first.service.kill('SIGKILL')
    await first.service.exited
    expect(cut.applied).to.be.lessThan(ROWS)

    const second = await start()
    const left = await eventually('it to be known as left', async () => {
      const now = await progress(second, json)
      return now.state === 'Running' ? undefined : now
    })
    expect(left.state).to.equal('Interrupted')
    expect((await send(second, 'the-cut-import', `${body}\n`.replace('CUT-0,', 'CUT-X,'))).status).to.equal(422)
    expect((await send(second, 'the-cut-import', body)).status).to.equal(202)
    const done = await eventually(
      'the import to be done',
      async () => {
        const now = await progress(second, json)
        return now.state === 'Running' ? undefined : now
      },
      { within: 200_000 },
    )
    expect(done).to.include({ state: 'Done', applied: ROWS, failed: 0 })
    expect((await send(second, 'the-cut-import', body)).status).to.equal(200)

    const client = new MongoClient(servers().mongo.url(database))
    const stock = client.db().collection<{ _id: string; received: number }>('stock')
    const figures = await stock.find({ _id: { $gte: 'CUT-', $lt: 'CUT.' } }).toArray()
    await client.close()
    expect(figures).to.have.lengthOf(ROWS)
    expect(figures.filter(({ received }) => received !== UNITS)).to.deep.equal([])
  })
})
