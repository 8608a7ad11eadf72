import { expect } from 'chai'
import { execFile, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { end, startProcess, type ServiceProcess } from '../support/service-process.js'

const run = promisify(execFile)

const session = (): string => {
  const readme = readFileSync('README.md', 'utf8')
  const text = /<!-- session -->\s*```sh\n([\s\S]*?)```/.exec(readme)?.[1]
  if (!text) throw new Error('README.md has no session')
  return text
}

describe('the README', () => {
  let service: ServiceProcess
  before(async function () {
    this.timeout(60_000)
    service = await startProcess()
  })
  after(() => end(service))

  it('shows a session that works as it is written', async function () {
    this.timeout(60_000)
    const { stdout, stderr } = await run('bash', ['-euo', 'pipefail', '-c', session()], {
      env: { ...process.env, BASE: service.address },
    })
    expect(stderr).to.equal('')
    const [account, inventory, placed, again, refused, processed, history, mailbox] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>)

    expect(account).to.include({ email: 'ada@example.com', role: 'customer' })
    expect(inventory?.['items']).to.be.an('array').with.lengthOf.at.least(6)
    expect(placed).to.include({ status: 'Pending' })
    expect(again).to.deep.equal(placed)
    expect(refused).to.include({ type: '/problems/out-of-stock' })
    expect(refused?.['shortages']).to.deep.equal([
      { sku: 'SCALE-BREWING', requested: 1, available: 0 },
      { sku: 'TEAPOT-CAST-IRON', requested: 4, available: 3 },
    ])
    expect(processed).to.include({ orderId: placed?.['orderId'], status: 'Processed' })
    expect((history?.['items'] as { what: string }[]).map(({ what }) => what)).to.deep.equal([
      'Placed',
      'Processed',
      'MailSent',
    ])
    const mails = mailbox?.['items'] as { to: string; subject: string }[]
    expect(mails.map(({ to }) => to)).to.deep.equal(['ada@example.com', 'ada@example.com'])
    expect(mails.map(({ subject }) => subject.includes('verify'))).to.have.members([true, false])
  })

  it('sends readers to an API whose quick start works as it is written', async function () {
    this.timeout(60_000)
    const { info } = (await (await fetch(`${service.address}/openapi.json`)).json()) as {
      info: { description: string }
    }
    const shell = [...info.description.matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block).join('')
    const folder = mkdtempSync(join(tmpdir(), 'quick-start-'))
    const { stdout, stderr } = await run('bash', ['-euo', 'pipefail', '-c', shell], {
      cwd: folder,
      env: { ...process.env, BASE: service.address },
    }).finally(() => rmSync(folder, { recursive: true }))
    expect(stderr).to.equal('')
    const [account, placed, decided, me] = stdout
      .trim()
      .split('\n')
      .map(line => JSON.parse(line) as Record<string, unknown>)
    expect(placed).to.include({ userId: account?.['userId'], status: 'Pending' })
    expect(decided).to.include({ orderId: placed?.['orderId'], status: 'Processed' })
    expect(me).to.deep.equal(account)
  })

  it('and what else is derived from schemas say what these say, and the contract keeps what was released', function () {
    this.timeout(60_000)
    const { status, stderr } = spawnSync('npm', ['run', '--silent', 'docs', '--', '--check'], { encoding: 'utf8' })
    expect(status, stderr).to.equal(0)
  })
})
