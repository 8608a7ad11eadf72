import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { tmpdir } from 'node:os'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { customersOf, SHOP_VARIABLES, signedIn, stockShelves } from '../../support/opened-shop.js'
import { obtainedOrSkipped } from '../../support/servers/obtained-or-skipped.js'
import { pythonWith } from '../../support/servers/python-packages.js'
import { serviceVariables } from '../../support/servers/service-variables.js'
import { withServers } from '../../support/servers/with-servers.js'
import { end, startProcess, type ServiceProcess } from '../../support/service-process.js'

const PYTHONS = [13, 12, 11, 10] as const
const INSTALLING_MS = 5 * 60_000
const FUZZING_SECONDS = 40
const CONFIGURATION = fileURLToPath(new URL('schemathesis.toml', import.meta.url))

describe('schemathesis, against a service on MongoDB and Redis', function () {
  this.timeout(3 * FUZZING_SECONDS * 1_000)
  const servers = withServers({ mongo: {}, redis: true })

  let python = ''
  let service: ServiceProcess | undefined
  before('installing schemathesis', async function () {
    this.timeout(INSTALLING_MS)
    python = await obtainedOrSkipped(this, () => pythonWith('schemathesis', PYTHONS))
  })
  before('opening the shop', async () => {
    const variables = await serviceVariables(servers(), `schemathesis-${process.pid}`)
    service = await startProcess({ ...variables, ...SHOP_VARIABLES })
    await stockShelves(service.address, { TEAPOT: 1_000 })
  })
  after(() => end(service))

  it('finds no answer that the OpenAPI document does not promise', async () => {
    const { address } = service!
    const [customer] = await customersOf(address, 1)
    const { code, said } = await fuzz(python, address, {
      ADMIN_TOKEN: await signedIn(address, SHOP_VARIABLES.ADMIN_EMAIL),
      CUSTOMER_TOKEN: customer!.token,
    })
    const [cases] = /\d+ generated/.exec(said) ?? []
    console.log(`      ${cases ?? 'nothing generated'}`)
    expect(code, said).to.equal(0)
    expect(parseInt(cases ?? ''), said).to.be.greaterThan(1_000)
  })

  it('finds no bug', () => {
    expect(service!.lines.filter(line => line.includes('"level":"error"'))).to.deep.equal([])
  })
})

const fuzz = async (python: string, address: string, tokens: Readonly<Record<string, string>>) => {
  const bounds = ['--max-time', `${FUZZING_SECONDS}`, '--no-color', '--warnings', 'off']
  const child = spawn(
    python,
    ['-m', 'schemathesis.cli', '--config-file', CONFIGURATION, 'run', `${address}/openapi.json`, ...bounds],
    {
      cwd: tmpdir(),
      env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...tokens },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}
